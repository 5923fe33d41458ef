import { cannedAnswer } from '../../rules/helpdesk/canned-answer.ts'
import { openTopic } from '../open-topic.ts'
import type { Said } from '../said.ts'
import type { Talk, Turned } from '../talk.ts'
import { meant, meantExactly } from '../words.ts'
import { notSeen } from './not-seen.ts'
import { deskOf } from './remembered.ts'
import { messageOf } from './with-person.ts'

/** Words of an agent that are for the bot, not for the candidate: exactly these, or with what follows them. */
const forBot: readonly string[] = ['menu', 'help', 'language', 'dutch', 'english', 'queue', 'stop', 'helpdesk-figures']
const withRest: readonly string[] = ['desk-note', 'desk-transfer', 'desk-know', 'desk-find']
const arrow = /^(?:→|->|=>|>)\s*(\d{1,2})$/

/** A member of staff who talks to a candidate: what they type goes there, but for their own words and buttons. Nothing when they talk to the bot. */
export async function atDesk(talk: Talk, said: Said): Promise<Turned | undefined> {
  const { conversation, context } = talk
  if (context.who.staffId === undefined) return undefined
  const number = said.kind === 'text' ? arrow.exec(said.text.trim())?.[1] : undefined
  if (number !== undefined) return openTopic(talk, 'desk-to', number)
  const { active } = deskOf(conversation.memory)
  if (active === undefined || conversation.open || said.kind === 'card' || said.kind === 'arrived' || said.kind === 'feedback')
    return undefined
  if (said.kind === 'text' && isForBot(said.text, talk)) {
    return meantExactly(said.text) === 'stop' ? aside(talk) : undefined
  }
  const message = messageOf(said, talk)
  if (!message) return undefined
  const { tickets, who, turn } = context
  const about = message.about === 'edited' || message.about === 'deleted' ? message.about : 'said'
  const result = await tickets.say(who, active, {
    words: message.words,
    about,
    ...(message.files && { files: message.files }),
    request: turn,
  })
  if (result.ok) return { conversation, replies: notSeen(result.ticket), about: result.ticket.person }
  const seen = await tickets.see(who, active)
  const person = seen.ok ? seen.ticket.person : undefined
  const value = { type: 'loket/ticket', body: { ticket: active, person } }
  return {
    ...aside(talk),
    replies: [{ key: 'helpdesk.agent.failed', vars: { words: message.words }, ...(person !== undefined && { value }) }],
    ...(person !== undefined && { about: person }),
  }
}

function isForBot(text: string, { conversation, labels }: Talk): boolean {
  const typed = text.trim()
  if (conversation.offered.some((one) => labels(one.label).includes(typed))) return true
  const exact = meantExactly(typed)
  if (exact !== undefined && (forBot.includes(exact) || exact.startsWith('desk-'))) return true
  const { id = '', rest = '' } = meant(typed) ?? {}
  return rest !== '' && (withRest.includes(id) || (id === 'desk-answer' && cannedAnswer(rest) !== undefined))
}

/** Talks to nobody for now. */
function aside({ conversation }: Talk): Turned {
  const { desk: _desk, ...memory } = conversation.memory
  return { conversation: { ...conversation, memory }, replies: [{ key: 'helpdesk.agent.none' }] }
}
