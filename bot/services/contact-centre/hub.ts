import type { Activity, Attachment } from 'botframework-schema'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import type { Place } from '../helpdesk/relay.ts'

/** An activity for the contact centre. What it is about is in `relatesTo`, and in `channelData.ticket`. */
export type HubActivity = Partial<Activity> & { type: string }

/** How a contact centre is reached: a conversation of the Bot Framework, or an adapter to one that speaks otherwise. */
export type Hub = {
  /** What it is called to candidates when it does not say who helps. */
  name: string
  send: (activity: HubActivity) => Promise<Answer>
}

/** What a contact centre says about one hand-off, by ticket or by the candidate's conversation. `request` is the same when it is delivered twice. */
export type HubEvent = { request: string; ticket?: string; place?: Place; agent?: string } & (
  | { what: 'accepted' | 'completed' | 'typing' }
  | { what: 'failed'; why?: string }
  | { what: 'said'; words: string; attachments: Attachment[] }
)
