import type { CoachDayDoc, DaySlot, HoursMonthDoc } from '../../../data/coach-hours.ts'
import { balanceKey, type HourBalance, type HourBalanceDoc, type HourDoc, hourKey } from '../../../data/hours.ts'
import type { Actor } from '../../../data/journey.ts'
import type { HourWish } from '../../../dialogs/hours/port.ts'
import { judgeEntry } from '../../../rules/hours/judge-entry.ts'
import { emptyBalance, withLine } from '../../../rules/hours/ledger.ts'
import type { HourRefusal } from '../../../rules/hours/verdict.ts'
import { schoolYearOf } from '../../../rules/school-year.ts'
import type { Candidate, HoursDesk } from './hours-desk.ts'
import { rateOf } from './log-hours.ts'
import { perform } from './perform.ts'
import { readCandidate } from './read-candidate.ts'
import { dayKey, monthKey } from './reserve.ts'

/** An hour from another administration: of any coach, of any day that has passed, under a key of its own. Without `rate` it is the coach's of today. */
export type ImportedHour = { coach: string; wish: HourWish; entry: string; rate?: 'internal' | 'external' }

/** `there` is the line that was imported under this key before. */
export type ImportJudged = { ok: true; name: string; there?: HourDoc } | { ok: false; name: string; why: HourRefusal }

export type HoursImport = {
  /** What would become of these hours, together and in this order; nothing is written. */
  judge: (hours: readonly ImportedHour[]) => Promise<ImportJudged[]>
  /** Writes one, once. Old days and closed months are allowed; what was closed is paid on the first open month. */
  write: (hour: ImportedHour, by: Actor) => Promise<{ ok: true; again: boolean } | { ok: false; why: HourRefusal }>
}

const atOnce = 50

export function hoursImport(desk: HoursDesk): HoursImport {
  return {
    judge: (hours) => judgeImport(desk, hours),
    async write({ coach, wish, entry, rate = rateOf(desk, coach) }, by) {
      const candidate = await readCandidate(desk, wish.candidate)
      if (!candidate) return { ok: false, why: { reason: 'unknown' } }
      const add = { candidate, wish, entry, rate, imported: true as const }
      const done = await perform(desk, { coach, hand: { role: 'intermediary', by }, request: `import-${entry}`, add })
      if (!done.ok) return { ok: false, why: done.why.reason === 'gone' ? { reason: 'unknown' } : done.why }
      if (!done.again) await desk.audit.record(candidate.id, by, 'change', `hours/${entry}`)
      return { ok: true, again: done.again }
    },
  }
}

/** What was read once for all lines, and what the lines before would change. */
type Desktop = {
  people: Map<string, Candidate | undefined>
  balances: Map<string, HourBalance>
  days: Map<string, readonly DaySlot[]>
  months: Map<string, HoursMonthDoc['status']>
}

async function judgeImport(desk: HoursDesk, hours: readonly ImportedHour[]): Promise<ImportJudged[]> {
  const there = new Map<string, HourDoc | undefined>()
  for (let at = 0; at < hours.length; at += atOnce)
    await Promise.all(
      hours
        .slice(at, at + atOnce)
        .map(async ({ wish, entry }) => there.set(entry, await desk.store.get<HourDoc>(hourKey(wish.candidate, entry)))),
    )
  const at: Desktop = { people: new Map(), balances: new Map(), days: new Map(), months: new Map() }
  const judged: ImportJudged[] = []
  for (const hour of hours) {
    const before = there.get(hour.entry)
    await readInto(desk, at, hour)
    const candidate = at.people.get(hour.wish.candidate)
    if (!candidate) judged.push({ ok: false, name: '', why: { reason: 'unknown' } })
    else judged.push(before ? { ok: true, name: candidate.person.name, there: before } : judgeOne(desk, at, hour, candidate))
  }
  return judged
}

async function readInto(desk: HoursDesk, { people, balances, days, months }: Desktop, { coach, wish }: ImportedHour): Promise<void> {
  const { candidate, date } = wish
  const month = date.slice(0, 7)
  if (!people.has(candidate)) people.set(candidate, await readCandidate(desk, candidate))
  if (!balances.has(candidate)) balances.set(candidate, (await desk.changer.look<HourBalanceDoc>(balanceKey(candidate))) ?? emptyBalance)
  if (!days.has(`${coach} ${date}`)) days.set(`${coach} ${date}`, (await desk.changer.look<CoachDayDoc>(dayKey(coach, date)))?.slots ?? [])
  if (!months.has(`${coach} ${month}`))
    months.set(`${coach} ${month}`, (await desk.changer.look<HoursMonthDoc>(monthKey(coach, month)))?.status ?? 'open')
}

function judgeOne(desk: HoursDesk, at: Desktop, { coach, wish, entry }: ImportedHour, candidate: Candidate): ImportJudged {
  const { person, journey, events, programme } = candidate
  const day = `${coach} ${wish.date}`
  const balance = at.balances.get(candidate.id) ?? emptyBalance
  const slots = at.days.get(day) ?? []
  const month = at.months.get(`${coach} ${wish.date.slice(0, 7)}`) ?? 'open'
  const now = desk.now()
  const facts = { programme, person, journey, events, balance, slots, month, timeZone: desk.timeZone, now, by: 'intermediary' as const }
  const verdict = judgeEntry(wish, facts)
  if (!verdict.ok) return { ok: false, name: person.name, why: verdict.why }
  const { minutes, from, until } = wish
  const line = {
    ...{ minutes, phase: verdict.phase, coach, schoolYear: schoolYearOf(wish.date), at: now.toISOString() },
    ...(verdict.left && { budget: verdict.left.budget }),
  }
  at.balances.set(candidate.id, withLine(balance, line))
  const clock = from !== undefined && until !== undefined ? { from, until } : {}
  at.days.set(day, [...slots, { entry, candidate: candidate.id, minutes, ...clock }])
  return { ok: true, name: person.name }
}
