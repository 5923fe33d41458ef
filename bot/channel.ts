import type { Activity } from 'botframework-schema'

/** What a channel delivers: an activity of the Bot Framework protocol, checked only as far as its fields are used. */
export type Inbound = Partial<Activity> & {
  type: string
  id: string
  channelId: string
  conversation: { id: string }
  from: { id: string }
}

/** An activity as it is kept in the transcript and delivered: numbered within its conversation, from 1, without gaps. */
export type Numbered = Partial<Activity> & { type: string; id: string; seq: number }

/** What one turn did. `activities` are the bot's, in order; `inbound` is set when the person's own activity is part of the transcript. */
export type Handled = { inbound?: Numbered; activities: Numbered[]; duplicate: boolean }

/** One turn: loads the conversation, talks, commits once. Turns of one conversation run one after another. */
export type Handle = (inbound: Inbound) => Promise<Handled>

/** Called right after a commit, in the order of the commits of that conversation, so that open web chats see it. */
export type Publish = (conversation: { channelId: string; id: string }, activities: Numbered[]) => void

/** The partition of a conversation. */
export const conversationPartition = (channelId: string, conversationId: string) => `conversation/${channelId}:${conversationId}`

/**
 * One turn's activities in the transcript, kind `turn`, partition `conversation/<channel>:<id>`; the document's id is the `seq` of its last activity, zero-padded
 * to twelve digits, so that "everything after watermark W" is `list(partition, 'turn', { after: pad(W) })`.
 */
export type TurnDoc = {
  partition: string
  kind: 'turn'
  id: string
  etag?: string
  ttl?: number
  at: string
  activityId: string
  activities: Numbered[]
}

export const turnId = (seq: number) => String(seq).padStart(12, '0')
