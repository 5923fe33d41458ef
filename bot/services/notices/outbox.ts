import type { Activity } from 'botframework-schema'
import type { SessionDoc } from '../../../data/info-session.ts'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import type { Composed } from './compose.ts'
import type { ChatTarget, Reached } from './reached.ts'

/** A file that goes along: an iCalendar file and what it does. */
export type CalendarFile = { name: string; content: string; method: 'REQUEST' | 'CANCEL' }

/** A message ready to go. `id` is the same however often it is tried: channels that recognise repeats are given it. `stopUrl` stops such messages. */
export type Outgoing = {
  id: string
  composed: Composed
  to: Reached
  files: CalendarFile[]
  stopUrl?: string
  session?: SessionDoc
}

/** Sends by e-mail. `chatUrl` leads this reader to the chat, when it is not the same for everybody. */
export type MailOutbox = {
  send: (message: Outgoing & { email: string; chatUrl?: string }) => Promise<Answer>
  close: () => void
}

/** Writes into a conversation on a channel of the Bot Framework, with one request. `create` makes the conversation with a member of staff first. */
export type ChatOutbox = {
  send: (target: ChatTarget, message: Outgoing) => Promise<Answer>
  /** The same with an activity that is ready: what people say to each other. `instead` is the message it takes the place of. */
  post: (target: ChatTarget, activity: Partial<Activity>, instead?: string) => Promise<Answer>
  create: (user: { aadObjectId: string }) => Promise<Answer & { target?: ChatTarget }>
}

/** Writes into a conversation of our own web chat: once, however often it is asked. */
export type WebOutbox = { send: (conversationId: string, message: Outgoing) => Promise<Answer> }
