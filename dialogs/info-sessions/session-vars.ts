import type { SessionCard, SessionPlace, Standing } from '../../data/info-session.ts'
import { notOpen } from '../../rules/info-sessions.ts'
import { upcoming } from '../../rules/session-cards.ts'
import type { Context } from '../context.ts'
import type { Choice, Reply, Var, Vars } from '../reply.ts'

type Fact = { label: Var; value: Var }
type FactName = 'when' | 'where' | 'language' | 'host' | 'seats' | 'name' | 'email' | 'needs' | 'status' | 'capacity' | 'about' | 'fill'

/** What names a session in a sentence: `title`, `when` and `until`. */
export const sessionVars = (card: Pick<SessionCard, 'title' | 'start' | 'end'>): Vars & { title: Var; when: Var; until: Var } => ({
  title: card.title,
  when: { at: card.start, style: 'dateTime' },
  until: { at: card.end, style: 'time' },
})

export const languageVar = (card: SessionCard): Var => ({ key: `sessions.language.${card.language}` })

/** Where it is, as anybody may know it: the link of an online session is for who has a seat. */
export const placeVar = ({ place }: SessionCard): Var => (place.type === 'online' ? { key: 'sessions.place.online' } : exactPlaceVar(place))

/** Where it is in full, for staff: the link itself, or name and address. */
export const exactPlaceVar = (place: SessionPlace): Var =>
  place.type === 'online' ? place.url : { key: 'sessions.place.at', vars: { name: place.name, address: place.address } }

/** Where it is for who has a seat, link included. */
export const doorVar = (card: SessionCard): Var =>
  card.place.type === 'online' ? { key: 'sessions.place.link', vars: { url: card.place.url } } : placeVar(card)

export function seatsVar(card: SessionCard, now: Date): Var {
  const reason = notOpen(card, now)
  if (reason) return { key: `sessions.seats.${reason}` }
  if (card.seatsLeft > 0) return { key: 'sessions.seats.left', vars: { count: card.seatsLeft } }
  const line = card.waiting.length - (card.offered?.length ?? 0)
  return { key: line > 0 ? 'sessions.seats.waiting' : 'sessions.seats.full', vars: { count: line } }
}

export const standingVar = (standing: Standing): Var =>
  standing.status === 'seat'
    ? { key: 'sessions.standing.seat' }
    : standing.status === 'offered'
      ? { key: 'sessions.standing.offered', vars: { until: { at: standing.until, style: 'dateTime' } } }
      : { key: 'sessions.standing.waiting', vars: { position: standing.position } }

/** One line of a card, by the name of what it says. */
export const factLine = (name: FactName, value: Var): Fact => ({ label: { key: `sessions.fact.${name}` }, value })

/** A session as lines of a card. */
export const sessionLines = (card: SessionCard, now: Date): Fact[] => [
  factLine('when', { key: 'sessions.span', vars: sessionVars(card) }),
  factLine('where', placeVar(card)),
  factLine('language', languageVar(card)),
  factLine('host', card.host),
  factLine('seats', seatsVar(card, now)),
]

/** The session with this id, as far as the list goes back. */
export const findCard = ({ sessions }: Context, id: string | undefined) => sessions.cards().find((card) => card.id === id)

/** Sessions one can sign up for now, the soonest first. */
export const openCards = ({ sessions, now }: Context): SessionCard[] =>
  upcoming(sessions.cards(), now).filter((card) => !notOpen(card, now))

/** Sessions as options of a question, named by day and time. */
export const sessionChoices = (cards: readonly SessionCard[]): Choice[] =>
  cards.map((card) => ({
    label: { key: card.seatsLeft > 0 ? 'sessions.option.free' : 'sessions.option.full', vars: sessionVars(card) },
    value: card.id,
  }))

/** The calendar file of a session as an attachment. */
export const calendarAttachment = (content: string, card: SessionCard, cancels = false): NonNullable<Reply['files']>[number] => ({
  name: { key: cancels ? 'sessions.file.cancelled' : 'sessions.file.invitation', vars: { date: card.start.slice(0, 10) } },
  contentType: 'text/calendar',
  content,
})

export const toList: Choice = { label: { key: 'sessions.button.list' }, value: 'info-sessions' }
export const toMine: Choice = { label: { key: 'sessions.button.mine' }, value: 'my-sessions' }
