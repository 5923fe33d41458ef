import type { TextKey } from '../../locales/texts.ts'
import type { Context, Opened, Topic } from '../context.ts'
import { toLogIn } from '../people/buttons.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import { placeChoices } from './place-offer.ts'
import type { Mine } from './port.ts'
import { calendarAttachment, doorVar, factLine, languageVar, sessionVars, standingVar, toList } from './session-vars.ts'

/** One's own sign-ups that are still to come, or were called off. */
export async function ownSessions({ sessions, who, now }: Context): Promise<Mine[]> {
  const mine = await sessions.mine(who)
  return mine.filter((one) => one.card && one.card.end > now.toISOString())
}

/** Nothing found: of somebody who is not known it may be in another browser, and logging in brings it here. */
export const noneHere = ({ who }: Context): Reply =>
  who.proved
    ? { key: 'sessions.mine.noneAtAll', choices: [toList, { label: { key: 'menu.person' }, value: 'person' }] }
    : { key: 'sessions.mine.none', choices: [toList, toLogIn, { label: { key: 'menu.person' }, value: 'person' }] }

const isOff = (mine: Mine) => mine.card?.status === 'cancelled'
const statusOf = (mine: Mine): Var => (isOff(mine) ? { key: 'sessions.seats.cancelled' } : standingVar(mine.standing))

/** A sign-up of one's own, with what can be done about it. */
function details(mine: Mine, { now }: Context): Reply {
  const { card, session } = mine
  const over = !card || isOff(mine) || card.start <= now.toISOString()
  const seat = mine.standing.status === 'seat'
  const calendar: Choice = { label: { key: 'sessions.button.calendar' }, value: `session-calendar ${session}` }
  const choices: Choice[] = over
    ? [toList]
    : mine.standing.status === 'offered'
      ? [...placeChoices(session), toList]
      : [
          { label: { key: 'sessions.button.cancel' }, value: `session-cancel ${session}` },
          { label: { key: 'sessions.button.move' }, value: `session-move ${session}` },
          seat ? calendar : toList,
        ]
  const facts = card
    ? [
        factLine('when', { key: 'sessions.span', vars: sessionVars(card) }),
        factLine('where', seat && !isOff(mine) ? doorVar(card) : { key: 'sessions.place.later' }),
        factLine('language', languageVar(card)),
        factLine('host', card.host),
      ]
    : []
  const key = isOff(mine) ? 'sessions.mine.off' : (`sessions.mine.${mine.standing.status}` as const)
  return {
    key,
    vars: {
      words: card?.words ?? '',
      title: mine.title,
      when: { at: mine.start, style: 'dateTime' },
      ...(mine.standing.status === 'waiting' && { position: mine.standing.position }),
      ...(mine.standing.status === 'offered' && { until: { at: mine.standing.until, style: 'dateTime' } }),
    },
    card: { type: 'facts', title: mine.title, facts: [...facts, factLine('status', statusOf(mine))] },
    choices,
  }
}

export const mySessions: Topic = {
  id: 'my-sessions',
  async open(context) {
    const mine = await ownSessions(context)
    const [only] = mine
    if (!only) return { replies: [noneHere(context)] }
    if (mine.length === 1) return { replies: [details(only, context)] }
    const items = mine.map(
      (one): ListItem => ({
        title: { key: 'sessions.mine.when', vars: { when: { at: one.start, style: 'dateTime' } } },
        facts: [one.title, statusOf(one)],
        choices: [
          {
            label: { key: 'sessions.button.openOwn', vars: { when: { at: one.start, style: 'dateTime' } } },
            value: `my-session ${one.session}`,
          },
        ],
      }),
    )
    return { replies: [{ key: 'sessions.mine.list', vars: { count: mine.length }, card: { type: 'list', items } }] }
  },
}

export const mySession: Topic = {
  id: 'my-session',
  async open(context, rest) {
    const found = (await ownSessions(context)).find(({ session }) => session === rest)
    return { replies: [found ? details(found, context) : noneHere(context)] }
  },
}

/** The calendar file of a seat, once more. Without an id: of all seats. */
export const sessionCalendar: Topic = {
  id: 'session-calendar',
  async open(context, rest) {
    const mine = (await ownSessions(context)).filter(
      (one) => (!rest || one.session === rest) && one.standing.status === 'seat' && !isOff(one),
    )
    const files = mine.flatMap(({ session, card }) => {
      const content = context.sessions.calendar(session, context.locale)
      return content && card ? [calendarAttachment(content, card)] : []
    })
    return { replies: [files.length > 0 ? { key: 'sessions.calendar.here', vars: { count: files.length }, files } : noneHere(context)] }
  },
}

/** Goes on with the session named, with the only one there is, or asks which. `pick` is the button of one. */
export async function withOwnSession(
  context: Context,
  rest: string,
  pick: { command: string; key: TextKey },
  go: (mine: Mine) => Opened | Promise<Opened>,
): Promise<Opened> {
  const mine = (await ownSessions(context)).filter((one) => !isOff(one) && (one.card?.start ?? '') > context.now.toISOString())
  const found = rest ? mine.find((one) => one.session === rest) : mine.length === 1 ? mine[0] : undefined
  if (found) return go(found)
  if (rest || mine.length === 0) return { replies: [noneHere(context)] }
  const choices = mine.slice(0, 6).map(
    (one): Choice => ({
      label: { key: 'sessions.button.openOwn', vars: { when: { at: one.start, style: 'dateTime' } } },
      value: `${pick.command} ${one.session}`,
    }),
  )
  return { replies: [{ key: pick.key, choices }] }
}
