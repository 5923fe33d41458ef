import { readEmail } from '../email-address.ts'
import { readName } from '../person-name.ts'
import { type Option, readChoices } from '../read-choices.ts'
import { readDay } from '../read-day.ts'
import type { Cells } from './cells.ts'
import { withoutFormula } from './clean-cell.ts'
import { shownValue } from './problem.ts'

/** A cell that has to be filled. */
export const needed = (cells: Cells, column: string): string | undefined =>
  cells.has(column) ? cells.text(column) : cells.wrong(column, 'needed')

export function nameIn(cells: Cells, column = 'name'): string | undefined {
  const text = needed(cells, column)
  const read = text === undefined ? undefined : readName(text)
  return read?.ok ? read.name : text === undefined ? undefined : cells.wrong(column, 'name')
}

export function emailIn(cells: Cells, column = 'email'): string | undefined {
  const read = readEmail(cells.text(column))
  return read.ok ? read.email : cells.wrong(column, 'email')
}

/** A calendar day; one that is still to come is wrong when there is a `last`. */
export function dayIn(cells: Cells, column: string, last?: string): string | undefined {
  const read = readDay(cells.text(column))
  if (!read.ok) return cells.wrong(column, ({ noDate: 'date', noSuchDay: 'date-none', noYear: 'date-year' } as const)[read.fault])
  return last !== undefined && read.date > last ? cells.wrong(column, 'date-future') : read.date
}

/** Empty is no. */
export function yesNoIn(cells: Cells, column: string): boolean | undefined {
  const text = cells.text(column).toLowerCase()
  if (/^(?:ja|j|yes|y|x|1|true|waar|extern|external)$/.test(text)) return true
  return /^(?:|nee|neen|n|no|0|false|onwaar|intern|internal|-)$/.test(text) ? false : cells.wrong(column, 'yes-no')
}

export function choicesIn(cells: Cells, column: string, options: readonly Option[]): string[] | undefined {
  const read = readChoices(options, cells.text(column))
  return read.ok ? read.ids : cells.wrong(column, 'choice', { value: shownValue(read.said) })
}

/** A whole number within limits. */
export function numberIn(cells: Cells, column: string, least: number, most: number): number | undefined {
  const text = needed(cells, column)
  if (text === undefined) return undefined
  const number = /^\d{1,4}(?:[.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  return number >= least && number <= most ? number : cells.wrong(column, 'number', { number: most })
}

/** Words of people, kept as words: never a formula when they are opened in a spreadsheet again. */
export function wordsIn(cells: Cells, column: string, most: number): string | undefined {
  const text = withoutFormula(cells.text(column))
  if (text.length > most) return cells.wrong(column, 'too-long', { number: most })
  return text === '' ? undefined : text
}

/** Days somebody is away: "1-2-2027 t/m 14-2-2027; 3 mei 2027". */
export function periodsIn(cells: Cells, column: string): { from: string; until: string }[] | undefined {
  const periods = cells
    .text(column)
    .split(/[;|]+/)
    .filter((one) => one.trim() !== '')
    .map((one) => readPeriod(one))
  if (periods.some((one) => one === undefined)) return cells.wrong(column, 'period')
  return periods.flatMap((one) => one ?? [])
}

/** One stretch of days, or one day: both ends count. Days without a year are the next such days from `from` on. */
export function readPeriod(text: string, from?: string): { from: string; until: string } | undefined {
  const words = text
    .toLowerCase()
    .trim()
    .replace(/^(?:van|vanaf|from|between|tussen) /, '')
  const [first = '', last = first, ...more] = words.split(
    / *(?:\bt\/m\b|\btot en met\b|\bt\.?m\.?\b|\btot\b|\buntil\b|\btill?\b|\bto\b|\bthrough\b|\bup to and including\b|–|—|(?<=\s)-(?=\s)) */,
  )
  const begin = readDay(first, from)
  const end = begin.ok ? readDay(last, from === undefined ? undefined : begin.date) : begin
  if (more.length > 0 || !begin.ok || !end.ok || end.date < begin.date) return undefined
  return { from: begin.date, until: end.date }
}
