import { notOpen } from '../../rules/info-sessions.ts'
import type { Topic } from '../context.ts'
import type { Choice, Reply } from '../reply.ts'
import { isMine } from './remembered.ts'
import { findCard, sessionLines, toList } from './session-vars.ts'

/** One session, with all that is known of it, and the way to sign up. */
export const showSession: Topic = {
  id: 'session',
  async open(context, rest) {
    const card = findCard(context, rest)
    if (!card) return { replies: [{ key: 'sessions.unknown', choices: [toList] }] }
    const closed = notOpen(card, context.now)
    const mine = isMine(context.memory, card.id)
    const signUp: Choice = {
      label: { key: card.seatsLeft > 0 ? 'sessions.button.signUp' : 'sessions.button.waitingList' },
      value: `session-signup ${card.id}`,
    }
    const own: Choice = { label: { key: 'sessions.button.ownSignUp' }, value: `my-session ${card.id}` }
    const reply: Reply = {
      key: closed ? `sessions.details.${closed}` : 'sessions.details.open',
      vars: { description: card.description, words: card.words ?? '' },
      card: { type: 'facts', title: card.title, facts: sessionLines(card, context.now) },
      choices: [...(mine ? [own] : closed ? [] : [signUp]), toList],
    }
    return { replies: [reply] }
  },
}
