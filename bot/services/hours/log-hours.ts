import type { Who } from '../../../dialogs/context.ts'
import type { HourLogged, HourWish } from '../../../dialogs/hours/port.ts'
import { auditBy } from '../audit.ts'
import { type Candidate, entryKey, groupKey, type Hand, type HoursDesk } from './hours-desk.ts'
import { perform } from './perform.ts'
import { handOf, readCandidate } from './read-candidate.ts'

/** Logs entries one after another; what cannot be logged is named and the others are kept. The key of an entry is its request and its place in it. */
export async function logHours(desk: HoursDesk, who: Who, wishes: readonly HourWish[], request: string): Promise<HourLogged[]> {
  const people = new Map<string, Candidate | undefined>()
  const logged: HourLogged[] = []
  for (const [place, wish] of wishes.entries()) {
    if (!people.has(wish.candidate)) people.set(wish.candidate, await readCandidate(desk, wish.candidate))
    logged.push(await logOne(desk, who, wish, people.get(wish.candidate), request, place))
  }
  return logged
}

async function logOne(
  desk: HoursDesk,
  who: Who,
  wish: HourWish,
  candidate: Candidate | undefined,
  request: string,
  place: number,
): Promise<HourLogged> {
  const hand = candidate && handOf(who, candidate)
  if (!candidate || !hand) return { ok: false, wish, name: '', why: { reason: 'unknown' } }
  const { name } = candidate.person
  const coach = coachFor(candidate, hand)
  if (coach === undefined) return { ok: false, wish, name, why: { reason: 'no-coach' } }
  const entry = entryKey(request, place)
  const group = wish.group === undefined ? {} : { group: groupKey(request, wish.group) }
  const add = { candidate, wish, entry, ...group, rate: rateOf(desk, coach) }
  const done = await perform(desk, { coach, hand, request, add })
  if (!done.ok) return { ok: false, wish, name, why: done.why.reason === 'gone' ? { reason: 'unknown' } : done.why }
  if (!done.again) await desk.audit.record(candidate.id, auditBy(who, candidate.id), 'change', `hours/${entry}`)
  const { left, like, signed, again } = done
  return { ok: true, wish, name, entry, ...(left && { left }), like, signed, again, ...namedFor(desk, hand, coach) }
}

/** Whose hour it is: one's own, or what an intermediary logs for the coach a candidate has now. */
export const coachFor = ({ person }: Pick<Candidate, 'person'>, { role, by }: Hand): string | undefined =>
  role === 'coach' ? by.id : person.coach

export const namedFor = ({ staff }: Pick<HoursDesk, 'staff'>, { role }: Hand, coach: string): { coachName?: string } =>
  role === 'intermediary' ? { coachName: staff.byId(coach)?.name ?? '' } : {}

/** What a coach is paid as, today: it is written with the entry. */
export const rateOf = ({ staff }: Pick<HoursDesk, 'staff'>, coach: string): 'internal' | 'external' =>
  staff.byId(coach)?.external ? 'external' : 'internal'
