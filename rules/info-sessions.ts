import type { Entry, Session, Standing } from '../data/info-session.ts'
import { entryBy, entryOf, join, leave, nextStanding, standingOf } from './waiting-list.ts'

export type NotOpen = 'cancelled' | 'closed' | 'past'

/** Nobody is helped by a longer waiting list than this, and a document has its limits. */
export const longestWaiting = 1000

/** Why nobody can sign up any more, or nothing while it is open. */
export function notOpen(session: Pick<Session, 'status' | 'start' | 'closesMinutesBefore'>, now: Date): NotOpen | undefined {
  if (session.status === 'cancelled') return 'cancelled'
  if (hasBegun(session, now)) return 'past'
  return now.getTime() >= Date.parse(session.start) - session.closesMinutesBefore * 60_000 ? 'closed' : undefined
}

/** From the first minute on nobody signs up, cancels or moves; attendance can be marked. */
export const hasBegun = ({ start }: Pick<Session, 'start'>, now: Date) => now.getTime() >= Date.parse(start)

/**
 * `fresh` is new on the list, `again` was on it already. `known` means that somebody else signed up with this address: they are to hear
 * what anybody would hear, and nothing of theirs is kept.
 */
export type SignUpResult =
  | { ok: true; how: 'fresh' | 'again'; entry: Entry; standing: Standing; session: Session }
  | { ok: true; how: 'known'; standing: Standing; session: Session }
  | { ok: false; reason: NotOpen | 'crowded' }

/** Puts somebody on the list. One person, and one address, is one entry. Without a change `session` is the one given. */
export function signUp(session: Session, entry: Entry, now: Date): SignUpResult {
  const { roster, capacity } = session
  if (session.status === 'cancelled') return { ok: false, reason: 'cancelled' }
  const own = entryBy(roster, entry.by)
  const standing = own && standingOf(roster, own.id)
  if (own && standing) return { ok: true, how: 'again', entry: own, standing, session }
  const reason = notOpen(session, now)
  if (reason) return { ok: false, reason }
  const next = nextStanding(roster, capacity)
  if (next.status === 'waiting' && next.position > longestWaiting) return { ok: false, reason: 'crowded' }
  const known = entryOf(roster, entry.id)
  if (known) return { ok: true, how: 'known', standing: next, session: known.told ? session : markTold(session, entry.id) }
  return { ok: true, how: 'fresh', entry, standing: next, session: { ...session, roster: join(roster, entry, capacity) } }
}

function markTold(session: Session, id: string): Session {
  const told = (list: Entry[]) => list.map((one) => (one.id === id ? { ...one, told: true as const } : one))
  const { roster } = session
  return { ...session, roster: { ...roster, seats: told(roster.seats), waiting: told(roster.waiting) } }
}

export type CancelResult = { ok: true; session: Session; entry: Entry } | { ok: false; reason: 'not-yours' | 'past' }

/** Takes the person's own entry off the list. Once more is the same as once. */
export function cancel(session: Session, by: string, now: Date): CancelResult {
  const entry = entryBy(session.roster, by)
  const gone = session.roster.gone.find((one) => one.by === by)
  if (!entry) return gone ? { ok: true, session, entry: gone } : { ok: false, reason: 'not-yours' }
  if (hasBegun(session, now) && session.status !== 'cancelled') return { ok: false, reason: 'past' }
  return { ok: true, session: { ...session, roster: leave(session.roster, entry.id, now.toISOString()) }, entry }
}
