import type { HourEntry } from '../../data/hours.ts'
import type { Programme } from '../../data/programme.ts'
import { hourLimits } from '../hours/judge-entry.ts'
import { type Option, readChoices } from '../read-choices.ts'
import type { Cells } from './cells.ts'
import { type LengthUnit, readLength } from './read-length.ts'
import { dayIn, needed, wordsIn } from './read-values.ts'

/** An hour as a line of a file has it; `candidate` and `coach` are as they were typed. `key` is what the file itself calls the line. */
export type HourLine = Pick<HourEntry, 'minutes' | 'date' | 'what' | 'from' | 'until' | 'note'> & {
  candidate: string
  coach: string
  rate?: 'internal' | 'external'
  key?: string
}

const lengths: readonly (readonly [column: string, unit: LengthUnit])[] = [
  ['length', 'unsaid'],
  ['hours', 'hours'],
  ['minutes', 'minutes'],
]

/** Reads an hour; what is wrong is noted in the cells, and then nothing is given. Whether it fits the rules is not looked at here. */
export function readHour(cells: Cells, { hourKinds }: Pick<Programme, 'hourKinds'>, today: string): HourLine | undefined {
  const candidate = needed(cells, 'candidate')
  const coach = needed(cells, 'coach')
  const date = needed(cells, 'date') === undefined ? undefined : dayIn(cells, 'date', today)
  const minutes = lengthIn(cells)
  const what = kindIn(cells, hourKinds)
  const [from, until] = [clockIn(cells, 'from'), clockIn(cells, 'until')]
  if ((from === undefined) !== (until === undefined) && cells.problems.every(({ what: found }) => found !== 'clock'))
    cells.wrong(from === undefined ? 'from' : 'until', 'needed')
  const rate = rateIn(cells)
  const note = wordsIn(cells, 'note', hourLimits.note)
  const key = wordsIn(cells, 'key', 60)
  if (cells.problems.length > 0 || !candidate || !coach || !date || minutes === undefined || !what) return undefined
  return {
    ...{ candidate, coach, date, minutes, what },
    ...(from !== undefined && until !== undefined && { from, until }),
    ...(rate && { rate }),
    ...(note !== undefined && { note }),
    ...(key !== undefined && { key }),
  }
}

/** From the one of the three columns that is filled; what two of them say has to be the same. */
function lengthIn(cells: Cells): number | undefined {
  const found = lengths.filter(([column]) => cells.has(column))
  const [first] = found
  if (!first) return cells.wrong('length', 'length-missing')
  const read = found.map(([column, unit]) => ({ column, ...readLength(cells.text(column), unit) }))
  for (const one of read) if (!one.ok) cells.wrong(one.column, one.fault)
  const minutes = new Set(read.flatMap((one) => (one.ok ? [one.minutes] : [])))
  if (read.some((one) => !one.ok)) return undefined
  return minutes.size === 1 ? [...minutes][0] : cells.wrong(first[0], 'length')
}

/** One kind of hour, by its name in either language. */
function kindIn(cells: Cells, kinds: readonly Option[]): string | undefined {
  const text = needed(cells, 'what')
  if (text === undefined) return undefined
  const read = readChoices(kinds, text)
  return read.ok && read.ids.length === 1 ? read.ids[0] : cells.wrong('what', 'kind')
}

function clockIn(cells: Cells, column: string): string | undefined {
  if (!cells.has(column)) return undefined
  const match = /^(\d{1,2})(?:[:.u](\d{2}))?(?::00)?(?: ?(?:uur|u|h))?$/.exec(cells.text(column).toLowerCase())
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)]
  return match && hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : cells.wrong(column, 'clock')
}

function rateIn(cells: Cells): 'internal' | 'external' | undefined {
  const text = cells.text('rate').toLowerCase()
  if (text === '') return undefined
  if (/^intern/.test(text)) return 'internal'
  return /^extern/.test(text) ? 'external' : cells.wrong('rate', 'rate')
}
