import type { CoachDayDoc, DaySlot, HoursMonthDoc } from '../../../data/coach-hours.ts'
import { type DemoCandidate, demoCandidateId, demoCandidates } from '../../../data/demo-candidates.ts'
import { demoHoursBack, demoMonths, demoRhythm } from '../../../data/demo-hours.ts'
import { demoStaff } from '../../../data/demo-people.ts'
import { balanceKey, type HourBalance, type HourDoc, hourKey } from '../../../data/hours.ts'
import type { Actor } from '../../../data/journey.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Write } from '../../../data/store.ts'
import { summaryOf } from '../../../rules/hours/hour-line.ts'
import { judgeEntry } from '../../../rules/hours/judge-entry.ts'
import { emptyBalance, withLine } from '../../../rules/hours/ledger.ts'
import { addDays, localDate } from '../../../rules/local-date.ts'
import { schoolYearOf } from '../../../rules/school-year.ts'
import { demoJourney } from '../journey/demo-journey.ts'
import { entryKey } from './hours-desk.ts'
import { dayKey, monthKey } from './reserve.ts'
import { lineDocOf, summaryKey } from './settle.ts'

/** A commit holds a hundred at most. */
const atOnce = 90
const idOf = (digits: string) => `00000000-0000-0000-0000-00000000000${digits}`
const request = 'demo-hours'

/** What the demo's coaches logged in the last months, as the rules allow it, with their days, months and statements: relative to `now`, in commits of one partition. */
export function demoHourWrites(programme: Programme, now: Date): Write[][] {
  const staff = new Map(demoStaff().map((one) => [one.id, one]))
  const coached = demoCandidates.filter(({ coach, state }) => coach !== undefined && state === undefined)
  const ledgers = coached.map((demo) => ledgerOf(demo, programme, now, staff))
  const commits = ledgers.map(({ id, docs, balance }): Write[] =>
    docs.length === 0 ? [] : [...docs, { ...balanceKey(id), ...balance }].map((doc) => ({ op: 'put', doc })),
  )
  const coaches = [...Map.groupBy(ledgers, ({ coach }) => coach)].map(([coach, mine]) => coachWrites(coach, mine, programme, now))
  return [...commits, ...coaches].flatMap(parts)
}

const parts = (writes: Write[]): Write[][] =>
  Array.from({ length: Math.ceil(writes.length / atOnce) }, (_, at) => writes.slice(at * atOnce, (at + 1) * atOnce))

type Ledger = { id: string; coach: string; docs: HourDoc[]; balance: HourBalance }

function ledgerOf(demo: DemoCandidate, programme: Programme, now: Date, staff: Map<string, { name: string; external?: boolean }>): Ledger {
  const id = demoCandidateId(demo.slug)
  const coach = idOf(demo.coach ?? '20')
  const by: Actor = { role: 'coach', id: coach, name: staff.get(coach)?.name ?? '' }
  const me: Actor = { role: 'candidate', id, name: demo.name }
  const { journey, events } = demoJourney(demo, programme, { me, coach: by, intermediary: { role: 'intermediary', id: idOf('21') }, now })
  const { every, since, minutes, kinds, notes = [] } = demoRhythm(demo.slug)
  const today = localDate(now, programme.timeZone)
  const back = Math.min(demo.days - 1, demoHoursBack)
  const times = Array.from({ length: Math.max(0, Math.floor((back - since) / every) + 1) }, (_, at) => at)
  const docs: HourDoc[] = []
  let balance = emptyBalance
  for (const at of times.reverse()) {
    const date = onWeekday(addDays(today, -(since + at * every)))
    const note = notes[at]
    const wish = { minutes: minutes[at % minutes.length] ?? 60, date, what: kinds[at % kinds.length] ?? 'talk', ...(note && { note }) }
    const person = { state: 'active' as const, stateSince: journey.startedAt }
    const facts = { programme, person, journey, events, balance, slots: [], month: 'open' as const, timeZone: programme.timeZone, now }
    const verdict = judgeEntry(wish, { ...facts, by: 'coach' })
    if (!verdict.ok) continue
    const doc: HourDoc = {
      ...hourKey(id, entryKey(`${request}-${id}`, at)),
      ...wish,
      ...{ coach, phase: verdict.phase, ...(verdict.left && { budget: verdict.left.budget }), schoolYear: schoolYearOf(date) },
      ...{ rate: staff.get(coach)?.external ? 'external' : 'internal', month: date.slice(0, 7), noteFor: 'coach' },
      ...{ by, at: new Date(`${date}T15:30:00Z`).toISOString(), request, seq: balance.seq + 1 },
    }
    docs.push(doc)
    balance = withLine(balance, doc)
  }
  return { id, coach, docs, balance }
}

function onWeekday(date: string): string {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day === 0 ? addDays(date, -2) : day === 6 ? addDays(date, -1) : date
}

function coachWrites(coach: string, ledgers: readonly Ledger[], programme: Programme, now: Date): Write[] {
  const all = ledgers.flatMap(({ id, docs }) => docs.map((doc) => ({ id, doc })))
  const days = [...Map.groupBy(all, ({ doc }) => doc.date)].map(([date, entries]): CoachDayDoc => {
    const slots = entries.map(({ id, doc }): DaySlot => ({ entry: doc.id, candidate: id, minutes: doc.minutes }))
    return { ...dayKey(coach, date), slots }
  })
  const month = localDate(now, programme.timeZone).slice(0, 7)
  const months = [...new Set(all.map(({ doc }) => doc.month))].map(
    (id): HoursMonthDoc => ({ ...monthKey(coach, id), ...stateOf(coach, id, month) }),
  )
  const summaries = ledgers
    .filter(({ docs }) => docs.length > 0)
    .map(({ id, balance }) => ({ ...summaryKey(coach, id), ...summaryOf(balance, coach) }))
  const docs = [...all.map(({ doc }) => lineDocOf(coach, doc)), ...days, ...months, ...summaries]
  return docs.map((doc) => ({ op: 'put', doc }))
}

function stateOf(coach: string, id: string, current: string): Pick<HoursMonthDoc, 'status' | 'revision' | 'signed' | 'closed'> {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  const past = count(current) - count(id)
  const status = demoMonths[coach.slice(-2)]?.[past - 1] ?? 'open'
  const [year = 0, number = 0] = id.split('-').map(Number)
  const signed = { by: coach, at: new Date(Date.UTC(year, number, 2, 9)).toISOString() }
  const closed = { by: idOf('21'), at: new Date(Date.UTC(year, number, 4, 9)).toISOString() }
  return { status, revision: 1, ...(status !== 'open' && { signed }), ...(status === 'closed' && { closed }) }
}
