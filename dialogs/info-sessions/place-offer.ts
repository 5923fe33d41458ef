import type { Context, Opened, Topic } from '../context.ts'
import type { Choice, Reply } from '../reply.ts'
import { noneHere, ownSessions } from './my-sessions.ts'
import type { Mine } from './port.ts'
import { remember } from './remembered.ts'
import { calendarAttachment, doorVar, findCard, sessionVars, toList, toMine } from './session-vars.ts'

/** What one can say to a place that is kept. */
export const placeChoices = (session: string): Choice[] => [
  { label: { key: 'sessions.offer.take' }, value: `place-accept ${session}` },
  { label: { key: 'sessions.offer.decline' }, value: `place-decline ${session}` },
]

/** The sign-up meant: the one named, or the one a place is kept in. Several kept places are each shown with their buttons. */
async function meant(context: Context, rest: string): Promise<{ session: string } | Opened> {
  if (rest) return { session: rest }
  const offered = (await ownSessions(context)).filter(({ standing }) => standing.status === 'offered')
  const [only, ...others] = offered
  if (!only) return { replies: [{ key: 'sessions.offer.none', choices: [toMine, toList] }] }
  return others.length === 0 ? { session: only.session } : { replies: offered.map(offerReply) }
}

export const offerReply = ({ session, title, start, standing }: Mine): Reply => ({
  key: 'sessions.mine.offered',
  vars: {
    title,
    when: { at: start, style: 'dateTime' },
    until: { at: standing.status === 'offered' ? standing.until : start, style: 'dateTime' },
  },
  choices: placeChoices(session),
})

/** Taking a place that was offered, in one tap. */
export const acceptTopic: Topic = {
  id: 'place-accept',
  async open(context, rest) {
    const found = await meant(context, rest)
    if (!('session' in found)) return found
    const result = await context.sessions.accept(context.who, found.session, context.locale)
    if (result.ok) {
      const { card, calendar, again } = result
      const reply: Reply = {
        key: again ? 'sessions.offer.again' : 'sessions.offer.taken',
        vars: { ...sessionVars(card), place: doorVar(card) },
        files: [calendarAttachment(calendar, card)],
        choices: [toMine],
      }
      return { replies: [reply], memory: remember(context.memory, { add: found.session }) }
    }
    const { reason, card } = result
    if (reason === 'unknown' || reason === 'not-yours' || !card) return { replies: [noneHere(context)] }
    const vars = { ...sessionVars(card), words: card.words ?? '' }
    if (reason === 'not-offered') return { replies: [{ key: 'sessions.offer.notYet', vars, choices: [toMine] }] }
    if (reason === 'lapsed') {
      const again: Choice = { label: { key: 'sessions.offer.signUpAgain' }, value: `session-signup ${card.id}` }
      return {
        replies: [{ key: 'sessions.offer.lapsed', vars, choices: [again, toList] }],
        memory: remember(context.memory, { drop: card.id }),
      }
    }
    return { replies: [{ key: `sessions.refused.${reason}`, vars, choices: [toList] }] }
  },
}

/** Letting a place go to who is next, in one tap. */
export const declineTopic: Topic = {
  id: 'place-decline',
  async open(context, rest) {
    const found = await meant(context, rest)
    if (!('session' in found)) return found
    const mine = (await ownSessions(context)).find(({ session }) => session === found.session)
    const card = findCard(context, found.session)
    if (mine && mine.standing.status !== 'offered')
      return { replies: [{ key: 'sessions.offer.notOffered', vars: { when: { at: mine.start, style: 'dateTime' } }, choices: [toMine] }] }
    const result = mine && (await context.sessions.cancel(context.who, found.session, context.locale))
    const memory = remember(context.memory, { drop: found.session })
    if (result?.ok) return { replies: [{ key: 'sessions.offer.declined', vars: sessionVars(result.card), choices: [toList] }], memory }
    return { replies: [card ? { key: 'sessions.offer.over', vars: sessionVars(card), choices: [toList] } : noneHere(context)], memory }
  },
}
