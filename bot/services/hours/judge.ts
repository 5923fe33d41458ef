import type { CoachDayDoc, DaySlot, HoursMonthDoc } from '../../../data/coach-hours.ts'
import { balanceKey, type HourBalance, type HourBalanceDoc, type HourDoc, hourKey } from '../../../data/hours.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { HourJudged, HourWish } from '../../../dialogs/hours/port.ts'
import { budgetFor } from '../../../rules/budget-minutes.ts'
import { budgetLeft } from '../../../rules/hours/budget-left.ts'
import { type HourFacts, judgeEntry } from '../../../rules/hours/judge-entry.ts'
import { emptyBalance, withLine } from '../../../rules/hours/ledger.ts'
import { schoolYearOf } from '../../../rules/school-year.ts'
import type { Candidate, Hand, HoursDesk } from './hours-desk.ts'
import { coachFor, namedFor } from './log-hours.ts'
import { handOf, readCandidate } from './read-candidate.ts'
import { dayKey, monthKey } from './reserve.ts'

/** What was read for one judgement, and what the entries judged before in it would change. */
type Desktop = { balances: Map<string, HourBalance>; days: Map<string, readonly DaySlot[]>; months: Map<string, HoursMonthDoc['status']> }

/** A day or a month of one coach, among those of several. */
const dayOf = (coach: string, date: string) => `${coach} ${date}`

/** What would become of these entries, one after another; nothing is written. From what this process knows last: the commit has the last word. */
export async function judge(
  desk: HoursDesk,
  who: Who,
  wishes: readonly HourWish[],
  instead?: { candidate: string; entry: string },
): Promise<HourJudged[]> {
  const { changer, directory, store } = desk
  const ids = [...new Set(wishes.map(({ candidate }) => candidate))]
  const people = new Map(await Promise.all(ids.map(async (id) => [id, await readCandidate(desk, id)] as const)))
  const old = instead && (await store.get<HourDoc>(hourKey(instead.candidate, instead.entry)))
  const coachOf = (id: string): string => {
    const found = people.get(id)
    const hand = found && handOf(who, found)
    return old?.coach ?? (found && hand && coachFor(found, hand)) ?? ''
  }
  const days = new Map(wishes.map(({ candidate, date }) => [dayOf(coachOf(candidate), date), { coach: coachOf(candidate), date }]))
  const months = new Map([...days.values()].map(({ coach, date }) => [dayOf(coach, date.slice(0, 7)), { coach, id: date.slice(0, 7) }]))
  const at: Desktop = {
    balances: new Map(
      await Promise.all(ids.map(async (id) => [id, (await changer.look<HourBalanceDoc>(balanceKey(id))) ?? emptyBalance] as const)),
    ),
    days: new Map(
      await Promise.all(
        [...days].map(
          async ([key, { coach, date }]) => [key, (await changer.look<CoachDayDoc>(dayKey(coach, date)))?.slots ?? []] as const,
        ),
      ),
    ),
    months: new Map(
      await Promise.all(
        [...months].map(
          async ([key, { coach, id }]) => [key, (await changer.look<HoursMonthDoc>(monthKey(coach, id)))?.status ?? 'open'] as const,
        ),
      ),
    ),
  }
  return wishes.map((wish, index) => {
    const found = people.get(wish.candidate)
    const hand = found && handOf(who, found)
    if (!found || !hand) return { ok: false, wish, name: directory.byId(wish.candidate)?.name ?? '', why: { reason: 'unknown' } }
    const coach = coachOf(wish.candidate)
    if (!coach) return { ok: false, wish, name: found.person.name, why: { reason: 'no-coach' } }
    const before = instead?.candidate === wish.candidate || !old ? old : { ...old, budget: '' }
    const result = judged(wish, index, found, factsFor(desk, found, hand, { ...wish, coach }, at, before), { ...at, coach })
    return result.ok && !instead ? { ...result, ...namedFor(desk, hand, coach) } : result
  })
}

function factsFor(
  { timeZone, now }: HoursDesk,
  { id, person, journey, events, programme }: Candidate,
  { role }: Hand,
  { date, coach }: HourWish & { coach: string },
  { balances, days, months }: Desktop,
  instead: HourDoc | undefined,
): HourFacts {
  const standing = {
    balance: balances.get(id) ?? emptyBalance,
    slots: days.get(dayOf(coach, date)) ?? [],
    month: months.get(dayOf(coach, date.slice(0, 7))) ?? 'open',
  }
  return { programme, person, journey, events, timeZone, now: now(), by: role, ...standing, instead }
}

function judged(
  wish: HourWish,
  index: number,
  { id, person, programme }: Candidate,
  facts: HourFacts,
  at: Desktop & { coach: string },
): HourJudged {
  const { name } = person
  const verdict = judgeEntry(wish, facts)
  if (!verdict.ok) return { ok: false, wish, name, why: verdict.why }
  const { date, minutes, from, until, group } = wish
  const { phase, left } = verdict
  const instead = facts.instead && left?.budget === facts.instead.budget ? facts.instead.minutes : 0
  const line = {
    minutes: minutes - instead,
    ...(left && { budget: left.budget }),
    schoolYear: schoolYearOf(date),
    phase,
    coach: '',
    at: facts.now.toISOString(),
  }
  const balance = withLine(facts.balance, line)
  at.balances.set(id, balance)
  const clock = { ...(from !== undefined && { from }), ...(until !== undefined && { until }), ...(group !== undefined && { group }) }
  at.days.set(dayOf(at.coach, date), [...facts.slots, { entry: `wish-${index}`, candidate: id, minutes, ...clock }])
  const budget = budgetFor(programme, { kind: wish.what, phase, date })
  return {
    ok: true,
    wish,
    name,
    ...(budget && { left: budgetLeft(balance, budget) }),
    like: facts.slots.some((one) => one.entry !== facts.instead?.id && one.candidate === id && one.minutes === minutes),
    signed: facts.month === 'signed',
  }
}
