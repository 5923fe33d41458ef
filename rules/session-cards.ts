import type { Session, SessionCard, SessionLanguage, SessionRef, Standing } from '../data/info-session.ts'
import { hasBegun } from './info-sessions.ts'
import { inLine, takenPlaces } from './waiting-list.ts'

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
  const seatsLeft = inLine(roster).length > 0 ? 0 : Math.max(0, capacity - takenPlaces(roster))
  const offered = roster.waiting.flatMap(({ id: one, offer }) => (offer ? [{ id: one, until: offer.until }] : []))
  const lapsed = roster.gone.filter((one) => one.lapsed).map((one) => one.id)
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
    ...(offered.length > 0 && { offered }),
    ...(lapsed.length > 0 && { lapsed }),
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

/** Where a sign-up stands by what is known last: the card when it is as new as the reference, else the reference. Nothing when a place that was offered lapsed. */
export function standingNow(
  { registration, standing, revision }: Pick<SessionRef, 'registration' | 'standing' | 'revision'>,
  card: SessionCard | undefined,
  now: Date,
): Standing | undefined {
  const good = (until: string): Standing | undefined => (until > now.toISOString() ? { status: 'offered', until } : undefined)
  if (!card || card.revision < revision) return standing.status === 'offered' ? good(standing.until) : standing
  const { offered = [], lapsed = [], waiting } = card
  if (lapsed.includes(registration)) return undefined
  const offer = offered.find(({ id }) => id === registration)
  if (offer) return card.status === 'cancelled' ? { status: 'waiting', position: 1 } : good(offer.until)
  const index = waiting.filter((id) => !offered.some((one) => one.id === id)).indexOf(registration)
  return index < 0 ? { status: 'seat' } : { status: 'waiting', position: index + 1 }
}
