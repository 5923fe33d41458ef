import type { Attachment } from 'botframework-schema'
import type { Inbound } from '../../channel.ts'
import { shortHash } from '../person-of.ts'
import type { HubEvent } from './hub.ts'

const longestWhy = 500
const object = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {})
const words = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined)

/** `message` of a status is "an object defined by the agent hub", and a string in its examples: its text when it has one, else all of it. */
function whyOf(message: unknown): string | undefined {
  if (message === undefined || message === null) return undefined
  const { text, message: inner, reason } = object(message)
  return (words(message) ?? words(text) ?? words(inner) ?? words(reason) ?? JSON.stringify(message)).slice(0, longestWhy)
}

/** What an activity from the hub's conversation means. Nothing for what we do not know: a bot must not refuse it. */
export function readHubActivity(inbound: Inbound): HubEvent | undefined {
  const { type, name, value, relatesTo, channelData, from } = inbound
  const ticket = words(object(channelData).ticket) ?? words(object(value).ticket)
  const channelId = words(relatesTo?.channelId)
  const conversationId = words(relatesTo?.conversation?.id)
  const about = {
    request: `hub/${shortHash('hub', inbound.conversation.id, inbound.id)}`,
    ...(ticket !== undefined && { ticket }),
    ...(channelId !== undefined && conversationId !== undefined && { place: { channelId, conversationId } }),
    ...(words(from.name) !== undefined && { agent: String(words(from.name)).slice(0, 80) }),
  }
  if (type === 'event' && name === 'handoff.status') {
    const { state, message } = object(value)
    const why = whyOf(message)
    if (state === 'accepted' || state === 'completed') return { ...about, what: state }
    return state === 'failed' ? { ...about, what: 'failed', ...(why !== undefined && { why }) } : undefined
  }
  if (type === 'endOfConversation') return { ...about, what: 'completed' }
  if (type === 'typing') return { ...about, what: 'typing' }
  if (type !== 'message') return undefined
  const attachments = (inbound.attachments ?? []).filter(({ contentUrl }) => contentUrl?.startsWith('https://')).map(file)
  const said = words(inbound.text)
  return said === undefined && attachments.length === 0 ? undefined : { ...about, what: 'said', words: said ?? '', attachments }
}

const file = ({ name, contentUrl = '' }: Attachment): Attachment => ({
  contentType: 'application/octet-stream',
  name: name || 'file',
  contentUrl,
})
