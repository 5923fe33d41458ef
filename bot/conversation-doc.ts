import { createHash } from 'node:crypto'
import type { Locale } from '../data/bilingual.ts'
import type { Programme } from '../data/programme.ts'
import { type Conversation, newConversation } from '../dialogs/conversation.ts'
import { conversationPartition, type Inbound } from './channel.ts'

/** How many handled activities a conversation remembers, so that a redelivered one is recognised. */
const remembered = 20

/** All of a conversation but its transcript: one document, read and written once a turn. */
export type ConversationDoc = {
  partition: string
  kind: 'conversation'
  id: 'state'
  etag?: string
  ttl?: number
  channelId: string
  conversationId: string
  userId: string
  /** The member of staff who talks here: what is said about somebody is found again when they are to be forgotten. */
  staffId?: string
  /** What a later message to this person needs: Bot Framework's conversation reference. */
  reference: { serviceUrl?: string; bot?: string; tenantId?: string }
  /** The `seq` of the newest activity in the transcript. */
  seq: number
  /** The newest handled activity ids, each with the `turn` document that holds its replies. */
  seen: [activityId: string, turnId: string][]
  /** Turns whose replies could not be delivered; they go along with the next one. */
  undelivered?: string[]
  channelLocale?: string
  /** The day and the person for which it was last written down where they can be reached. */
  reached?: string
  conversation: Conversation
  updatedAt: string
}

export const conversationKey = (channelId: string, conversationId: string) => ({
  partition: conversationPartition(channelId, conversationId),
  kind: 'conversation' as const,
  id: 'state' as const,
})

/** Dutch, unless the channel or the browser says English. */
export const localeOf = (tag: unknown): Locale => (typeof tag === 'string' && /^en\b/i.test(tag) ? 'en' : 'nl')

/** Activities are numbered on from the second in which a conversation begins: a page left open since before its transcript expired has seen lower numbers only. */
const firstSeq = (now: Date) => Math.floor(now.getTime() / 1000)

export function newConversationDoc(inbound: Inbound, now: Date): ConversationDoc {
  const { channelId } = inbound
  const conversationId = inbound.conversation.id
  return {
    ...conversationKey(channelId, conversationId),
    channelId,
    conversationId,
    userId: inbound.from.id,
    reference: {},
    seq: firstSeq(now),
    seen: [],
    conversation: newConversation(localeOf(inbound.locale)),
    updatedAt: '',
  }
}

/** The document with what the channel tells now: a changed language there is a choice of the person, and counts. */
export function withChannel(doc: ConversationDoc, inbound: Inbound): ConversationDoc {
  const said = typeof inbound.locale === 'string' ? inbound.locale.slice(0, 20) : undefined
  const changed =
    said !== undefined && doc.channelLocale !== undefined && said !== doc.channelLocale && localeOf(said) !== localeOf(doc.channelLocale)
  const reference = {
    ...doc.reference,
    ...(typeof inbound.serviceUrl === 'string' && { serviceUrl: inbound.serviceUrl.slice(0, 500) }),
    ...(typeof inbound.recipient?.id === 'string' && { bot: inbound.recipient.id.slice(0, 200) }),
    ...(typeof inbound.conversation.tenantId === 'string' && { tenantId: inbound.conversation.tenantId.slice(0, 100) }),
  }
  return {
    ...doc,
    reference,
    ...(said !== undefined && { channelLocale: said }),
    conversation: changed ? { ...doc.conversation, locale: localeOf(said), localeChosen: true } : doc.conversation,
  }
}

/** Days the answers and the outcome of a zelfscan are kept after the last contact; the programme promises it in its privacy texts. */
const scanRetention = 'scan'

/** The document without what its retention no longer allows. */
export function withoutOld(doc: ConversationDoc, programme: Programme, now: Date): ConversationDoc {
  const days = programme.retention.find((one) => one.id === scanRetention)?.days
  if (days === undefined || doc.updatedAt === '' || now.getTime() - Date.parse(doc.updatedAt) < days * 86_400_000) return doc
  const { open, ...conversation } = doc.conversation
  const { zelfscan: _parked, ...parked } = conversation.parked
  const { zelfscan: _outcome, ...memory } = conversation.memory
  return { ...doc, conversation: { ...conversation, parked, memory, ...(open && open.flow !== 'zelfscan' && { open }) } }
}

/** An activity id as it is remembered: ids of any length become short. */
export const shortId = (id: string) => (id.length <= 64 ? id : `#${createHash('sha256').update(id).digest('base64url')}`)

export const remember = (seen: ConversationDoc['seen'], activityId: string, turnId: string): ConversationDoc['seen'] => [
  ...seen.slice(1 - remembered),
  [activityId, turnId],
]
