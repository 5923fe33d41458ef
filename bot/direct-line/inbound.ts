import { createHash } from 'node:crypto'
import type { Inbound } from '../channel.ts'
import type { ClientActivity } from './parse-activity.ts'
import type { Claims } from './tokens.ts'
import { channelId } from './transcript.ts'

/** Where activities of this service come from; not an address, so that nobody takes it for the one of Azure's Direct Line. */
export const serviceUrl = 'urn:loket:direct-line'

export type Bot = { id: string; name: string }

/** What only the service can say about an activity: who, where, when, to whom. */
export function envelope(claims: Claims, bot: Bot, now: Date) {
  return {
    timestamp: now,
    channelId,
    serviceUrl,
    conversation: { id: claims.conversationId, isGroup: false, conversationType: '', name: '' },
    from: { id: claims.userId, name: claims.name ?? '', role: 'user' },
    recipient: { id: bot.id, name: bot.name, role: 'bot' },
  }
}

/** A client's activity as the bot gets it. The same `channelData.clientActivityID` gives the same id, so that a resend is recognised. */
export function inboundOf(
  activity: ClientActivity,
  claims: Claims,
  { bot, now, newId }: { bot: Bot; now: Date; newId: () => string },
): Inbound {
  const own = clientActivityId(activity.channelData)
  const id = own === undefined ? newId() : createHash('sha256').update(own).digest('base64url').slice(0, 22)
  return { ...activity, ...envelope(claims, bot, now), id: `${claims.conversationId}|${id}` }
}

/** The activity that begins a conversation; one id a day, so that two machines beginning it at once greet once. */
export function conversationUpdate(claims: Claims, locale: string | undefined, bot: Bot, now: Date): Inbound {
  const user = { id: claims.userId, name: claims.name ?? '', role: 'user' }
  return {
    type: 'conversationUpdate',
    ...envelope(claims, bot, now),
    id: `${claims.conversationId}|start-${now.toISOString().slice(0, 10)}`,
    membersAdded: [{ id: bot.id, name: bot.name, role: 'bot' }, user],
    ...(locale && { locale }),
  }
}

function clientActivityId(channelData: unknown): string | undefined {
  if (typeof channelData !== 'object' || channelData === null || !('clientActivityID' in channelData)) return undefined
  const id = channelData.clientActivityID
  return typeof id === 'string' && id !== '' ? id : undefined
}
