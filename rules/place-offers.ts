import type { Entry, Session } from '../data/info-session.ts'
import { hasBegun, notOpen } from './info-sessions.ts'
import { inLine, leave, takenPlaces } from './waiting-list.ts'

/** Until when a place that comes free now is kept for who is next: some hours, and never after the sign-up closes. */
function keptUntil({ start, closesMinutesBefore }: Session, now: Date, hours: number): string {
  const closes = Date.parse(start) - closesMinutesBefore * 60_000
  return new Date(Math.min(now.getTime() + hours * 3_600_000, closes)).toISOString()
}

/**
 * The session as it is at this instant: places that were not taken in time are taken back, and every free place is offered to who is next in line. With fewer
 * seats than people nobody loses a seat, nor a place that was offered. The same session when nothing is to be done.
 */
export function tendPlaces<T extends Session>(session: T, now: Date, hours: number): T {
  if (session.status === 'cancelled' || hasBegun(session, now)) return withoutOffers(session)
  const limit = keptUntil(session, now, Number.POSITIVE_INFINITY)
  const at = now.toISOString()
  let { roster } = session
  for (const one of roster.waiting) {
    if (one.offer && (one.offer.until <= at || limit <= at)) roster = leave(roster, one.id, at, true)
    else if (one.offer && one.offer.until > limit)
      roster = {
        ...roster,
        waiting: roster.waiting.map((other) => (other.id === one.id ? offeredTo(one, one.offer?.at ?? at, limit) : other)),
      }
  }
  const free = notOpen(session, now) ? 0 : session.capacity - takenPlaces(roster)
  const next = new Set(free > 0 ? inLine(roster).slice(0, free) : [])
  if (next.size > 0) {
    const until = keptUntil(session, now, hours)
    roster = { ...roster, waiting: roster.waiting.map((one) => (next.has(one) ? offeredTo(one, at, until) : one)) }
  }
  return roster === session.roster ? session : { ...session, roster }
}

const offeredTo = (entry: Entry, at: string, until: string): Entry => ({ ...entry, offer: { at, until } })

/** Nothing is kept for anybody any more: it was called off, or it has begun. */
function withoutOffers<T extends Session>(session: T): T {
  if (!session.roster.waiting.some((one) => one.offer)) return session
  const waiting = session.roster.waiting.map(({ offer: _offer, ...one }) => one)
  return { ...session, roster: { ...session.roster, waiting } }
}

/** Whose place: by who signed up, or, from a link, by registration and the very offer the link was made for. */
export type Claimant = { by: string } | { id: string; offerAt: string }

export type AcceptResult =
  | { ok: true; session: Session; entry: Entry; again: boolean }
  | { ok: false; reason: 'not-yours' | 'not-offered' | 'lapsed' | 'cancelled' | 'past' }

/** Takes the place that was offered. Once more is the same as once; of a session that was tended, so that an offer that is there is still good. */
export function acceptPlace(session: Session, who: Claimant, now: Date): AcceptResult {
  const { roster } = session
  const theirs = (one: Entry) => ('by' in who ? one.by === who.by : one.id === who.id)
  const seat = roster.seats.find(theirs)
  if (session.status === 'cancelled') return { ok: false, reason: 'cancelled' }
  if (seat) return { ok: true, session, entry: seat, again: true }
  const waiting = roster.waiting.find(theirs)
  const offer = waiting?.offer
  if (waiting && offer && !('offerAt' in who && who.offerAt !== offer.at)) {
    const { offer: _taken, ...entry } = waiting
    const next = { ...roster, seats: [...roster.seats, entry], waiting: roster.waiting.filter((one) => one !== waiting) }
    return { ok: true, session: { ...session, roster: next }, entry, again: false }
  }
  if (hasBegun(session, now)) return { ok: false, reason: 'past' }
  if (waiting) return { ok: false, reason: 'offerAt' in who ? 'lapsed' : 'not-offered' }
  return { ok: false, reason: roster.gone.some((one) => theirs(one) && one.lapsed) ? 'lapsed' : 'not-yours' }
}

/** Who made the entry a link's offer is for, while it stands. */
export const offeredBy = (session: Session, { id, offerAt }: { id: string; offerAt: string }): string | undefined =>
  session.roster.waiting.find((one) => one.id === id && one.offer?.at === offerAt)?.by
