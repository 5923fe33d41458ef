import {
  balanceKey,
  type HourBalance,
  type HourBalanceDoc,
  type HourClaimDoc,
  type HourDoc,
  type HourEntry,
  hourKey,
} from '../../../data/hours.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Actor } from '../../../data/journey.ts'
import { type BudgetAt, budgetFor } from '../../../rules/budget-minutes.ts'
import { budgetLeft, fits } from '../../../rules/hours/budget-left.ts'
import { budgetNotices } from '../../../rules/hours/budget-notices.ts'
import { emptyBalance, withLine } from '../../../rules/hours/ledger.ts'
import type { BudgetLeft, HourRefusal } from '../../../rules/hours/verdict.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { intermediariesOf } from '../../../rules/journey/journey-notices.ts'
import { schoolYearOf } from '../../../rules/school-year.ts'
import { intermediaries } from '../journey/journey-desk.ts'
import { counterKey, type HoursDesk } from './hours-desk.ts'
import type { Decision, Read } from './partition-changer.ts'
import { toldToCoach } from './told-to-coach.ts'
import type { Held, ToAdd, Work } from './work.ts'

/** `docs` are the lines as they are in the ledger, with the balance they led to. */
export type Written =
  | { state: 'written'; docs: HourDoc[]; balance: HourBalance; left?: BudgetLeft }
  /** It was written before, under another token. */
  | { state: 'there' }
  /** The recovery gave this work up. */
  | { state: 'void' }
  | { state: 'refused'; why: HourRefusal | { reason: 'gone' } }

/** A claim is of no use once its work was finished or given up. */
const claimSeconds = 14 * 86_400

export const claimKey = (candidate: string, id: string) => ({ partition: candidatePartition(candidate), kind: 'hours-claim' as const, id })
const claim = (candidate: string, token: string, more: { entry: string } | { void: true }): HourClaimDoc => ({
  ...claimKey(candidate, token),
  ...more,
  ttl: claimSeconds,
})

export const balanceIn = (read: Read, candidate: string): HourBalanceDoc =>
  read<HourBalanceDoc>(balanceKey(candidate)) ?? { ...balanceKey(candidate), ...emptyBalance }

/** Writes the line, or the counter-entry, or both when they are of one candidate, with the balance in one commit. Who is over the budget is refused, and the claim with it. */
export function writeLedger(desk: HoursDesk, work: Work, held: Held): Promise<Written> {
  const { add, end } = work
  const candidate = (add ?? end)?.candidate.id ?? ''
  const keys = [balanceKey(candidate)]
  const ended = end && end.candidate.id === candidate ? [hourKey(candidate, counterKey(end.doc.id))] : []
  const hoped = [claimKey(candidate, held.token), ...(add ? [hourKey(candidate, add.entry)] : []), ...ended]
  return desk.changer.change(candidatePartition(candidate), { keys, hoped }, (read) => decide(desk, work, held, read))
}

function decide(desk: HoursDesk, work: Work, held: Held, read: Read): Decision<Written> {
  const { add, end } = work
  const candidate = (add ?? end)?.candidate.id ?? ''
  const found = read<HourClaimDoc>(claimKey(candidate, held.token))
  if (found?.void) return { result: { state: 'void' } }
  if (add && read<HourDoc>(hourKey(candidate, add.entry))) return { result: { state: 'there' } }
  const own = end && end.candidate.id === candidate ? end : undefined
  const counter = own && read<HourDoc>(hourKey(candidate, counterKey(own.doc.id)))
  if (counter) return counter.request === work.request ? { result: { state: 'there' } } : refuse({ reason: 'gone' })
  const refusal = claim(candidate, held.token, { void: true })
  function refuse(why: HourRefusal | { reason: 'gone' }): Decision<Written> {
    return { result: { state: 'refused', why }, put: [refusal] }
  }
  const before = balanceIn(read, candidate)
  const at = desk.now().toISOString()
  const taken =
    own &&
    counterDoc(
      own.doc,
      before.seq + 1,
      { month: held.counterMonth ?? own.doc.month, reason: own.reason, by: work.hand.by, request: work.request },
      at,
    )
  const between = taken ? withLine(before, taken) : before
  const line = add && lineDoc(work, add, held, between.seq + 1, at)
  const budget =
    add && held.phase !== undefined
      ? budgetFor(add.candidate.programme, { kind: add.wish.what, phase: held.phase, date: add.wish.date })
      : undefined
  const left = budget && budgetLeft(between, budget)
  if (left && line && !fits(left, line.minutes, own?.doc)) return refuse({ reason: 'over-budget', left, missing: line.minutes - left.left })
  const balance = line ? withLine(between, line) : between
  const docs = [taken, line].filter((one) => one !== undefined)
  const entry = (line ?? taken)?.id ?? ''
  const crossing = budget && add && crossed(desk, add, budget, before, balance)
  return {
    result: { state: 'written', docs, balance, ...(budget && { left: budgetLeft(balance, budget) }) },
    put: [
      ...docs,
      { ...before, ...balance, ...(crossing?.told && { told: crossing.told }) },
      claim(candidate, held.token, { entry }),
      ...(line ? shared(candidate, line) : []),
      ...(crossing?.notices ?? []),
      ...(line ? toldToCoach(desk, work, line) : []),
    ],
  }
}

/** What is to be said when this entry uses a budget up, or nearly. */
function crossed({ staff, now }: HoursDesk, { candidate }: ToAdd, budget: BudgetAt, before: HourBalance, after: HourBalance) {
  const { id, person, programme } = candidate
  const known = intermediaries(staff)
  const someone = { id, name: person.name, coach: person.coach }
  return budgetNotices(
    { programme, candidate: someone, intermediaries: intermediariesOf({ person, intermediaries: known }), budget, before, after },
    now(),
  )
}

function lineDoc(
  { coach, hand, request, end }: Work,
  { candidate, wish, entry, group, rate, imported }: ToAdd,
  { phase = '', month = '' }: Held,
  seq: number,
  at: string,
): HourDoc {
  const { minutes, date, what, from, until, note, noteFor } = wish
  const budget = budgetFor(candidate.programme, { kind: what, phase, date })?.budget
  return {
    ...hourKey(candidate.id, entry),
    minutes,
    date,
    what,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(group !== undefined && { group }),
    coach,
    phase,
    ...(budget !== undefined && { budget }),
    schoolYear: schoolYearOf(date),
    rate,
    month,
    ...(note && { note }),
    noteFor,
    ...(end && { replaces: { candidate: end.candidate.id, entry: end.doc.id }, reason: end.reason }),
    ...(imported && { imported }),
    by: hand.by,
    at,
    request,
    seq,
  }
}

/** The same hour with its minutes taken back, and who did that and why. */
export function counterDoc(
  doc: HourDoc,
  seq: number,
  more: { month: string; reason: string; by: Actor; request: string },
  at: string,
): HourDoc {
  const { note: _note, replaces: _replaces, etag: _etag, ...rest } = doc
  return { ...rest, ...more, id: counterKey(doc.id), minutes: -doc.minutes, noteFor: 'coach', corrects: doc.id, at, seq }
}

/** A note that the candidate may read is on their timeline. */
function shared(candidate: string, { note, noteFor, by, id, at }: HourEntry & { id: string }) {
  if (!note || noteFor !== 'candidate') return []
  return [contactDoc(candidate, { topic: 'hours', by, text: 'hours.noted', words: note, unique: `hours-${id}` }, at)]
}
