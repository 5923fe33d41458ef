import type { Locale } from './bilingual.ts'

/** A conversation in which somebody can be reached unasked. `reference` is the Bot Framework's conversation reference as JSON. */
export type ReachChannel = { channelId: string; conversationId: string; userId: string; at: string; reference?: Record<string, unknown> }

/** What somebody wants of notices: kinds they do not want, and when not to be disturbed beyond the programme's quiet hours. */
export type NoticeWishes = { off: string[]; prefer?: 'chat' | 'mail'; digest?: boolean }

/**
 * How a person is reached: kind and id `reach`, in `candidate/<personId>` or, for staff, `staff-member/<staffId>`. Written when a conversation begins and at most
 * once a day after that, never in the way of a turn. Addresses of candidates are in their `person` document.
 */
export type ReachDoc = {
  partition: string
  kind: 'reach'
  id: 'reach'
  etag?: string
  ttl?: number
  email?: string
  language: Locale
  channels: ReachChannel[]
  wishes: NoticeWishes
  lastSeenAt: string
}
export const staffPartition = (staffId: string) => `staff-member/${staffId}`
