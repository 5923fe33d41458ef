import type { Locale } from './bilingual.ts'
import { ticketsPartition } from './ticket.ts'

/**
 * The channel in Teams in which the helpdesk sees its queue: one, in partition `tickets`. `message` is the card that is kept up to date,
 * `shown` what it shows (a hash), `shownAt` since when; due when it should show something else.
 */
export type HelpdeskChannelDoc = {
  partition: typeof ticketsPartition
  kind: 'helpdesk-channel'
  id: 'channel'
  etag?: string
  ttl?: number
  dueAt?: string
  target: { serviceUrl: string; channelId: string; conversationId: string; userId: string; botId: string; tenantId?: string }
  language: Locale
  message?: string
  shown?: string
  shownAt?: string
  attempts: number
}
export const helpdeskChannelKey = { partition: ticketsPartition, kind: 'helpdesk-channel', id: 'channel' } as const
