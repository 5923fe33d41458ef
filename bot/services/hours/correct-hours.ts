import { balanceKey, type HourBalanceDoc, type HourDoc, hourKey } from '../../../data/hours.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Corrected, CorrectWish, HourChange, HourLogged, HourWish, Withdrawn } from '../../../dialogs/hours/port.ts'
import { budgetFor } from '../../../rules/budget-minutes.ts'
import { budgetLeft } from '../../../rules/hours/budget-left.ts'
import { emptyBalance } from '../../../rules/hours/ledger.ts'
import { auditBy } from '../audit.ts'
import { type Candidate, entryKey, type Hand, type HoursDesk } from './hours-desk.ts'
import { perform } from './perform.ts'
import { handOf, readCandidate } from './read-candidate.ts'
import { showEntries } from './show.ts'

const unknown = { ok: false, reason: 'unknown' } as const
const forbidden = { ok: false, reason: 'forbidden' } as const

type Mine = { candidate: Candidate; hand: Hand; doc: HourDoc }

/** The entry, for whoever may change it: the coach who logged it for a candidate who is still theirs, or an intermediary. */
async function entryFor(
  desk: HoursDesk,
  who: Who,
  { candidate: id, entry }: Pick<CorrectWish, 'candidate' | 'entry'>,
): Promise<Mine | typeof unknown | typeof forbidden> {
  if (who.staffId === undefined) return forbidden
  const [candidate, doc] = await Promise.all([readCandidate(desk, id), desk.store.get<HourDoc>(hourKey(id, entry))])
  const hand = candidate && handOf(who, candidate)
  if (!candidate || !hand || !doc || doc.corrects !== undefined) return unknown
  if (hand.role === 'coach' && doc.coach !== hand.by.id)
    return who.roles.includes('intermediary') ? { candidate, doc, hand: asIntermediary(hand) } : unknown
  return { candidate, hand, doc }
}

const asIntermediary = ({ by }: Hand): Hand => ({ role: 'intermediary', by: { ...by, role: 'intermediary' } })

/** Puts an entry right: it is taken back with a counter-entry and another takes its place, for another candidate too. */
export async function correctHours(
  desk: HoursDesk,
  who: Who,
  { candidate: id, entry, change, reason, request }: CorrectWish,
): Promise<Corrected> {
  const found = await entryFor(desk, who, { candidate: id, entry })
  if ('ok' in found) return found
  const { candidate, hand, doc } = found
  const wish = changed(id, doc, change)
  if (same(wish, changed(id, doc, {}))) return { ok: false, reason: 'same' }
  const other = wish.candidate === id ? candidate : await readCandidate(desk, wish.candidate)
  if (!other || handOf(who, other) === undefined || (hand.role === 'coach' && handOf(who, other)?.role !== 'coach')) return unknown
  const group = doc.group !== undefined && wish.date === doc.date ? { group: doc.group } : {}
  const add = { candidate: other, wish, entry: entryKey(request, 'correct'), ...group, rate: doc.rate }
  const done = await perform(desk, { coach: doc.coach, hand, request, add, end: { candidate, doc, reason } })
  const { name } = other.person
  if (!done.ok) return refused(done.why, { wish, name })
  await onRecord(desk, who, [id, wish.candidate], entry)
  const { left, like, signed, again } = done
  return { ok: true, wish, name, entry: add.entry, ...(left && { left }), like, signed, again }
}

function refused(
  why: Extract<Awaited<ReturnType<typeof perform>>, { ok: false }>['why'],
  shown: { wish: HourWish; name: string },
): HourLogged | { ok: false; reason: 'gone' | 'closed' } {
  if (why.reason === 'gone') return { ok: false, reason: 'gone' }
  return why.reason === 'month-closed' ? { ok: false, reason: 'closed' } : { ok: false, ...shown, why }
}

/** Takes an entry back whole. */
export async function withdrawHours(
  desk: HoursDesk,
  who: Who,
  { candidate: id, entry, reason, request }: Omit<CorrectWish, 'change'>,
): Promise<Withdrawn> {
  const found = await entryFor(desk, who, { candidate: id, entry })
  if ('ok' in found) return found
  const { candidate, hand, doc } = found
  const done = await perform(desk, { coach: doc.coach, hand, request, end: { candidate, doc, reason } })
  if (!done.ok) return done.why.reason === 'month-closed' ? { ok: false, reason: 'closed' } : { ok: false, reason: 'gone' }
  await onRecord(desk, who, [id], entry)
  const balance = (await desk.changer.look<HourBalanceDoc>(balanceKey(id))) ?? emptyBalance
  const budget = doc.budget === undefined ? undefined : budgetFor(candidate.programme, { kind: doc.what, phase: doc.phase, date: doc.date })
  const [shown] = showEntries(desk, who, candidate, [doc], [])
  return { ok: true, shown: shown!, again: done.again, ...(budget && { left: budgetLeft(balance, budget) }) }
}

const onRecord = (desk: HoursDesk, who: Who, candidates: readonly string[], entry: string) =>
  Promise.all([...new Set(candidates)].map((id) => desk.audit.record(id, auditBy(who, id), 'change', `hours/${entry}`)))

/** The entry as it is to be; other minutes or another date take clock times that no longer hold away. */
function changed(candidate: string, doc: HourDoc, change: HourChange): HourWish {
  const clocks = change.from !== undefined || change.until !== undefined
  const keep = !clocks && change.minutes === undefined
  const from = keep ? doc.from : (change.from ?? undefined)
  const until = keep ? doc.until : (change.until ?? undefined)
  const note = change.note ?? doc.note
  return {
    candidate: change.candidate ?? candidate,
    minutes: change.minutes ?? doc.minutes,
    date: change.date ?? doc.date,
    what: change.what ?? doc.what,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(note && { note }),
    noteFor: change.noteFor ?? doc.noteFor,
  }
}

const same = (one: HourWish, other: HourWish) => JSON.stringify(one) === JSON.stringify(other)
