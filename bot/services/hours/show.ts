import { coachPartition, type HourLineDoc } from '../../../data/coach-hours.ts'
import { everyIn } from '../../../data/every-document.ts'
import { balanceKey, type HourBalance, type HourBalanceDoc, type HourDoc } from '../../../data/hours.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Store, Stored } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { BudgetShown, HourShown, HoursOf } from '../../../dialogs/hours/port.ts'
import { budgetMinutes } from '../../../rules/budget-minutes.ts'
import { budgetLeft } from '../../../rules/hours/budget-left.ts'
import { emptyBalance } from '../../../rules/hours/ledger.ts'
import { phaseOn } from '../../../rules/hours/phase-on.ts'
import { localDate } from '../../../rules/local-date.ts'
import { periodAt } from '../../../rules/school-year.ts'
import { auditBy } from '../audit.ts'
import { type Candidate, counterKey, type HoursDesk } from './hours-desk.ts'
import { handOf, readCandidate } from './read-candidate.ts'

/** A whole ledger; a candidate has some hundreds of lines at most. */
export const readLedger = (store: Store, candidate: string): Promise<Stored<HourDoc>[]> =>
  Array.fromAsync(everyIn<HourDoc>(store, candidatePartition(candidate), 'hours'))

/** Entries as this person may see them, newest date first. A note for the coach is its writer's only; `closed` are months of the coach that are. */
export function showEntries(
  desk: HoursDesk,
  who: Who,
  candidate: Candidate,
  docs: readonly HourDoc[],
  closed: readonly string[],
): HourShown[] {
  const hand = handOf(who, candidate)
  const replaced = new Set(docs.flatMap(({ replaces }) => (replaces ? [replaces.entry] : [])))
  const counters = new Map(docs.flatMap((doc) => (doc.corrects === undefined ? [] : [[doc.corrects, doc] as const])))
  return docs
    .filter((doc) => hand !== undefined || doc.corrects === undefined)
    .map(({ partition: _partition, kind: _kind, etag: _etag, note, ...doc }): HourShown => {
      const counter = counters.get(doc.id)
      const state = counter ? (replaced.has(doc.id) ? 'corrected' : 'withdrawn') : 'stands'
      const own = hand?.role === 'coach' && hand.by.id === doc.coach
      const may =
        state === 'stands' && doc.corrects === undefined && (hand?.role === 'intermediary' || (own && !closed.includes(doc.month)))
      return {
        ...doc,
        ...(note !== undefined && (doc.noteFor === 'candidate' || who.staffId === doc.coach) && { note }),
        candidate: candidate.id,
        name: candidate.person.name,
        coachName: desk.staff.byId(doc.coach)?.name ?? '',
        state,
        mayChange: may,
      }
    })
    .sort((one, other) => other.date.localeCompare(one.date) || other.seq - one.seq)
}

/** Everything of one candidate, for their coach and intermediaries. */
export async function hoursOf(desk: HoursDesk, who: Who, id: string): Promise<HoursOf> {
  if (who.staffId === undefined) return { ok: false, reason: 'forbidden' }
  const candidate = await readCandidate(desk, id)
  if (!candidate || !handOf(who, candidate)) return { ok: false, reason: who.roles.includes('manager') ? 'forbidden' : 'unknown' }
  const shown = await everything(desk, who, candidate)
  await desk.audit.record(id, auditBy(who, id), 'read', 'hours')
  return shown
}

/** One's own budgets, and the notes that are shared. */
export async function ownHours(desk: HoursDesk, who: Who): Promise<Extract<HoursOf, { ok: true }> | undefined> {
  const candidate = who.personId === undefined ? undefined : await readCandidate(desk, who.personId)
  return candidate && everything(desk, who, candidate)
}

async function everything(desk: HoursDesk, who: Who, candidate: Candidate): Promise<Extract<HoursOf, { ok: true }>> {
  const { id, person, programme } = candidate
  const [docs, balance, closed] = await Promise.all([
    readLedger(desk.store, id),
    desk.store.get<HourBalanceDoc>(balanceKey(id)),
    who.staffId === undefined ? [] : closedMonths(desk, who.staffId),
  ])
  const entries = showEntries(desk, who, candidate, docs, closed)
  return { ok: true, candidate: id, name: person.name, programme, budgets: budgetsOf(desk, candidate, balance ?? emptyBalance), entries }
}

/** Budgets that are open now or were used, in the order of the programme. */
function budgetsOf({ now, timeZone }: HoursDesk, { programme, person, journey, events }: Candidate, balance: HourBalance): BudgetShown[] {
  const date = localDate(now(), timeZone)
  const phase = phaseOn(programme, journey, events, person, date, timeZone)
  return programme.budgets.flatMap((budget): BudgetShown[] => {
    const minutes = periodAt(budget.periods, date)?.minutes
    if (minutes === undefined) return []
    const left = budgetLeft(balance, { budget: budget.id, minutes })
    const open = phase.ok && budget.phases.includes(phase.phase) && minutes === budgetMinutes(programme, phase.phase, date)
    return open || left.used > 0 ? [{ ...left, title: budget.title, open }] : []
  })
}

async function closedMonths({ store }: HoursDesk, coach: string): Promise<string[]> {
  const { docs } = await store.list<{ partition: string; kind: string; id: string; status: string }>(coachPartition(coach), 'hours-month', {
    limit: 1000,
  })
  return docs.filter(({ status }) => status === 'closed').map(({ id }) => id)
}

/** A coach's own entries that stand, newest date first: lines of the statement, with what the ledgers say of them. */
export async function recentHours(
  desk: HoursDesk,
  who: Who,
  options: { from?: string; until?: string; limit?: number } = {},
): Promise<HourShown[]> {
  const { staffId } = who
  if (staffId === undefined || !who.roles.includes('coach')) return []
  const { docs } = await desk.store.list<HourLineDoc>(coachPartition(staffId), 'hours-line', { descending: true, limit: 200 })
  const ended = new Set(docs.flatMap(({ corrects }) => corrects ?? []))
  const { from = '', until = '9999', limit = 6 } = options
  const wanted = docs.filter(({ corrects, entry, date }) => corrects === undefined && !ended.has(entry) && date >= from && date <= until)
  const newest = wanted.sort((one, other) => other.date.localeCompare(one.date) || other.at.localeCompare(one.at)).slice(0, limit)
  const ids = [...new Set(newest.map(({ candidate }) => candidate))]
  const people = new Map(await Promise.all(ids.map(async (id) => [id, await readCandidate(desk, id)] as const)))
  const [entries, counters, closed] = await Promise.all([
    Promise.all(
      newest.map(({ candidate, entry }) => desk.store.get<HourDoc>({ partition: candidatePartition(candidate), kind: 'hours', id: entry })),
    ),
    Promise.all(
      newest.map(({ candidate, entry }) =>
        desk.store.get<HourDoc>({ partition: candidatePartition(candidate), kind: 'hours', id: counterKey(entry) }),
      ),
    ),
    closedMonths(desk, staffId),
  ])
  return entries.flatMap((doc, index): HourShown[] => {
    const candidate = people.get(newest[index]?.candidate ?? '')
    if (!doc || counters[index] || !candidate || handOf(who, candidate)?.role !== 'coach') return []
    return showEntries(desk, who, candidate, [doc], closed)
  })
}
