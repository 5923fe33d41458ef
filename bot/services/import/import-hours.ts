import type { HourDoc } from '../../../data/hours.ts'
import type { Actor } from '../../../data/journey.ts'
import type { HourWish } from '../../../dialogs/hours/port.ts'
import type { Cells } from '../../../rules/import/cells.ts'
import { type HourLine, readHour } from '../../../rules/import/read-hour.ts'
import { localDate } from '../../../rules/local-date.ts'
import type { ImportedHour } from '../hours/import-hours.ts'
import { shortHash } from '../person-of.ts'
import { type FoundPerson, findPerson, findStaff } from './find-people.ts'
import { type ImportDesk, type ImportItem, type Prepare, problemsOf } from './import-desk.ts'

type Found = { cells: Cells; hour: ImportedHour; keyed: boolean }

/**
 * Hours as entries of the ledger, by the same rules as any: only old days and closed months are allowed. A line is known by its reference, or by what it says and how many
 * lines before it in the file say the same.
 */
export const prepareHours: Prepare = async (desk, lines, by) => {
  const today = localDate(desk.now(), desk.programme.timeZone)
  const people = new Map<string, FoundPerson>()
  const said = new Map<string, number>()
  const found: Found[] = []
  for (const cells of lines) {
    const line = readHour(cells, desk.programme, today)
    if (!line) continue
    if (!people.has(line.candidate)) people.set(line.candidate, await findPerson(desk, line.candidate))
    const hour = hourOf(desk, cells, line, people.get(line.candidate), said)
    if (hour) found.push({ cells, hour, keyed: line.key !== undefined })
  }
  const judged = await desk.hours.judge(found.map(({ hour }) => hour))
  const items = found.flatMap(({ cells, hour, keyed }, index): ImportItem[] => {
    const verdict = judged[index]
    if (!verdict?.ok) {
      if (verdict) cells.problems.push({ what: 'refused', why: verdict.why, name: verdict.name })
      return []
    }
    if (keyed && verdict.there && differs(verdict.there, hour)) cells.wrong('key', 'key-used')
    return cells.problems.length > 0 ? [] : [itemOf(desk, cells, hour, verdict.there !== undefined, verdict.name, by)]
  })
  return { items, problems: problemsOf(lines) }
}

function hourOf(
  { staff }: ImportDesk,
  cells: Cells,
  line: HourLine,
  person: FoundPerson | undefined,
  said: Map<string, number>,
): ImportedHour | undefined {
  if (!person?.ok) cells.wrong('candidate', person?.reason === 'double' ? 'candidate-double' : 'candidate')
  const coach = findStaff({ staff }, line.coach, 'coach')
  if (!coach.ok) cells.wrong('coach', coach.reason === 'double' ? 'coach-double' : 'coach')
  if (!person?.ok || !coach.ok) return undefined
  const { date, minutes, what, from, until, note, key, rate } = line
  const clock = from !== undefined && until !== undefined ? { from, until } : {}
  const wish: HourWish = { candidate: person.id, date, minutes, what, ...clock, ...(note !== undefined && { note }), noteFor: 'coach' }
  const words = [person.id, coach.id, date, String(minutes), what, from ?? '', until ?? '']
  const name = key === undefined ? words.join(' ') : `key ${coach.id} ${key}`
  const before = said.get(name) ?? 0
  said.set(name, before + 1)
  if (key !== undefined && before > 0) return cells.wrong('key', 'key-used')
  return { coach: coach.id, wish, entry: shortHash('import-hours', name, String(before)), ...(rate && { rate }) }
}

const differs = (there: HourDoc, { coach, wish }: ImportedHour) =>
  there.minutes !== wish.minutes || there.date !== wish.date || there.what !== wish.what || there.coach !== coach

function itemOf({ hours }: ImportDesk, { line }: Cells, hour: ImportedHour, there: boolean, name: string, by: Actor): ImportItem {
  return {
    line,
    state: there ? 'same' : 'fresh',
    async apply() {
      const done = there ? { ok: true as const } : await hours.write(hour, by)
      return done.ok ? { ok: true } : { ok: false, problem: { what: 'refused', why: done.why, name } }
    },
  }
}
