import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHours } from '../../rules/hours/parse/parse-hours.ts'
import type { ParsedHours } from '../../rules/hours/parse/parsed-hours.ts'

type Row = { text: string; locale: 'nl' | 'en'; now: string; candidates: string[]; expected: ParsedHours }

/** Reads a set of sentences and counts: complete is every field and every question as expected, wrong is something stated that is not so and not asked. */
export function sentenceFigures(file: string) {
  const rows: Row[] = readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const read = rows.map((row) => ({ row, got: parseHours({ ...row, now: new Date(row.now), timeZone: 'Europe/Amsterdam' }) }))
  const incomplete = read.filter(({ row, got }) => told(got) !== told(row.expected))
  const wrong = incomplete.filter(({ row, got }) => isWrong(got, row.expected))
  const noted = rows
    .flatMap((row, at) => row.expected.entries.map((entry, index) => ({ wanted: entry.note, got: read[at]!.got.entries[index]?.note })))
    .filter(({ wanted }) => wanted)
  const lost = noted.filter(
    ({ wanted, got }) =>
      !wanted!
        .toLowerCase()
        .split(' ')
        .every((word) => got?.toLowerCase().includes(word)),
  )
  return {
    sentences: rows.length,
    complete: 1 - incomplete.length / rows.length,
    wrong: wrong.length / rows.length,
    notes: 1 - lost.length / Math.max(1, noted.length),
    incomplete: incomplete.map(({ row }) => row.text),
  }
}

const told = ({ log, entries, ask }: ParsedHours) =>
  JSON.stringify([log, entries.map((one) => [one.candidate, one.minutes, one.date, one.kind]), ask])

function isWrong(got: ParsedHours, wanted: ParsedHours): boolean {
  if (got.log !== wanted.log) return got.log
  if (got.entries.length !== wanted.entries.length) return !got.ask.some((one) => !wanted.ask.includes(one))
  return got.entries.some((one, at) =>
    (['candidate', 'minutes', 'date', 'kind'] as const).some((field) => one[field] !== null && one[field] !== wanted.entries[at]![field]),
  )
}
