import { longestText, readText, type Said } from '../dialogs/said.ts'
import type { Inbound } from './channel.ts'
import { readReaction, readSubmitAction } from './read-reaction.ts'
import { sentFiles } from './sent-files.ts'

const object = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined

/** What an activity means to a conversation; nothing for what is accepted and ignored (typing, read marks, unknown types). */
export function readActivity(activity: Inbound): Said | undefined {
  switch (activity.type) {
    case 'message':
      return readMessage(activity)
    case 'conversationUpdate':
      return Array.isArray(activity.membersAdded) && activity.membersAdded.length > 0 ? { kind: 'arrived' } : undefined
    case 'installationUpdate':
      return activity.action === 'remove' ? undefined : { kind: 'arrived' }
    case 'event':
      return activity.name === 'webchat/join' ? { kind: 'arrived' } : undefined
    case 'messageUpdate':
      return { kind: 'edited', ...(typeof activity.text === 'string' && { text: withoutMention(activity.text).slice(0, longestText) }) }
    case 'messageDelete':
      return { kind: 'deleted' }
    case 'messageReaction':
      return readReaction(activity)
    case 'invoke': {
      if (activity.name === 'message/submitAction') return readSubmitAction(activity)
      const action = activity.name === 'adaptiveCard/action' ? object(object(activity.value)?.action) : undefined
      return action ? { kind: 'card', data: object(action.data) ?? {} } : undefined
    }
    default:
      return undefined
  }
}

function readMessage(activity: Inbound): Said {
  const text = typeof activity.text === 'string' ? withoutMention(activity.text) : ''
  const value = object(activity.value)
  const said = readText(text)
  if (value && (said.kind === 'empty' || 'flow' in value || 'command' in value)) return { kind: 'card', data: value }
  const attached = (Array.isArray(activity.attachments) ? activity.attachments : []).filter(
    (one) => object(one) && one.contentType !== 'text/html',
  )
  const files = sentFiles(activity.channelId, attached)
  const file = attached[0]
  if (!file || (said.kind !== 'empty' && files.length === 0)) return said
  return {
    kind: 'files',
    what: kindOf(String(file.contentType ?? '')),
    ...(typeof file.name === 'string' && { name: file.name.slice(0, 100) }),
    ...(files.length > 0 && { files }),
    ...(said.kind === 'text' && { text: said.text }),
  }
}

function kindOf(contentType: string): Extract<Said, { kind: 'files' }>['what'] {
  if (/sticker|giphy/i.test(contentType)) return 'sticker'
  if (/^image\//i.test(contentType)) return 'picture'
  if (/^(?:audio|video)\//i.test(contentType)) return 'voice'
  return /vcard|contact/i.test(contentType) ? 'contact' : 'file'
}

/** Teams repeats a mention of the bot in the text. */
const withoutMention = (text: string) => (text.includes('<at>') ? text.replace(/<at>[^<]*<\/at>/g, '') : text)
