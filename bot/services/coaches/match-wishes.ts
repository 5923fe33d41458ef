import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { type MatchWishes, type MatchWishesDoc, matchWishesKey } from '../../../data/coach-profile.ts'
import type { WishesShown } from '../../../dialogs/coaches/port.ts'
import type { Who } from '../../../dialogs/context.ts'
import { maySee } from '../../../rules/people/may-see.ts'
import { auditBy } from '../audit.ts'
import type { CoachesDesk } from './coaches-desk.ts'

type Desk = Pick<CoachesDesk, 'store' | 'audit' | 'now'>

async function read({ store }: Desk, personId: string): Promise<{ person: PersonDoc; wishes?: MatchWishes } | undefined> {
  const [person, doc] = await Promise.all([store.get<PersonDoc>(personKey(personId)), store.get<MatchWishesDoc>(matchWishesKey(personId))])
  if (!person) return undefined
  if (!doc) return { person }
  const { partition: _partition, kind: _kind, id: _id, etag: _etag, ...wishes } = doc
  return { person, wishes }
}

/** One's own wishes; nothing for somebody who is not known. */
export async function ownWishes(desk: Desk, { personId, proved }: Who): Promise<WishesShown | undefined> {
  const found = personId !== undefined && proved ? await read(desk, personId) : undefined
  return found && { ok: true, name: found.person.name, ...(found.wishes && { wishes: found.wishes }) }
}

/** Keeps what a candidate says now; the last word counts. */
export async function saveWishes(
  desk: Desk,
  { personId, proved }: Who,
  wishes: Omit<MatchWishes, 'updatedAt'>,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' }> {
  const { store, now } = desk
  if (personId === undefined || !proved || !(await store.get<PersonDoc>(personKey(personId)))) return { ok: false, reason: 'unknown' }
  const doc: MatchWishesDoc = { ...matchWishesKey(personId), ...wishes, updatedAt: now().toISOString() }
  await store.commit([{ op: 'put', doc }])
  return { ok: true }
}

/** A candidate's wishes for whoever matches or guides them; that they looked is on record. */
export async function candidateWishes(desk: Desk, who: Who, personId: string): Promise<WishesShown> {
  if (who.staffId === undefined || !who.roles.some((role) => role === 'coach' || role === 'intermediary'))
    return { ok: false, reason: 'forbidden' }
  const found = await read(desk, personId)
  if (!found || !maySee(who, { id: personId, coach: found.person.coach }, 'notes')) return { ok: false, reason: 'unknown' }
  await desk.audit.record(personId, auditBy(who, personId), 'read', 'match-wishes')
  return { ok: true, name: found.person.name, ...(found.wishes && { wishes: found.wishes }) }
}
