import type { Session, SessionCard, SessionLanguage, SessionRef, Standing } from '../data/info-session.ts'
import { hasBegun } from './info-sessions.ts'

/** A session as it is listed. */
export function cardOf(id: string, session: Session): SessionCard {
  const {
    title,
    description,
    host,
    language,
    start,
    end,
    place,
    capacity,
    closesMinutesBefore,
    status,
    words,
    sequence,
    revision,
    roster,
  } = session
  const seatsLeft = roster.waiting.length > 0 ? 0 : Math.max(0, capacity - roster.seats.length)
  const facts = { title, description, host, language, start, end, place, capacity, closesMinutesBefore }
  return {
    id,
    ...facts,
    status,
    ...(words && { words }),
    sequence,
    revision,
    taken: roster.seats.length,
    seatsLeft,
    waiting: roster.waiting.map((one) => one.id),
  }
}

export type Filter = { language?: 'nl' | 'en'; place?: 'online' | 'place' }

/** Planned sessions that have not begun, by start. A bilingual session fits either language. */
export function upcoming(cards: readonly SessionCard[], now: Date, filter: Filter = {}): SessionCard[] {
  const speaks = (language: SessionLanguage) => !filter.language || language === 'both' || language === filter.language
  return cards
    .filter((card) => card.status === 'planned' && !hasBegun(card, now))
    .filter((card) => speaks(card.language) && (!filter.place || card.place.type === filter.place))
    .sort(byStart)
}

export const byStart = (a: { start: string; id: string }, b: { start: string; id: string }) =>
  a.start.localeCompare(b.start) || a.id.localeCompare(b.id)

/** Where a sign-up stands by what is known last: the card when it is as new as the reference, else the reference. */
export function standingNow(ref: Pick<SessionRef, 'registration' | 'standing' | 'revision'>, card: SessionCard | undefined): Standing {
  if (!card || card.revision < ref.revision) return ref.standing
  const index = card.waiting.indexOf(ref.registration)
  return index < 0 ? { status: 'seat' } : { status: 'waiting', position: index + 1 }
}
