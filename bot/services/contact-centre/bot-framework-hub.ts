import type { Handle, Inbound } from '../../channel.ts'
import type { HelpdeskDesk } from '../helpdesk/helpdesk-desk.ts'
import type { ChatTarget } from '../notices/reached.ts'
import type { Hub, HubEvent } from './hub.ts'
import type { HubReference } from './hub-reference.ts'
import { readHubActivity } from './read-hub-activity.ts'

const bare = (url: unknown) => (typeof url === 'string' ? url.replace(/\/+$/, '') : '')

/** The channel's token was checked against this service URL, so nobody else's conversation passes for the hub's. */
const isHub = ({ channelId, conversation, serviceUrl }: Inbound, hub: HubReference) =>
  channelId === hub.channelId && conversation.id === hub.conversation.id && bare(serviceUrl) === bare(hub.serviceUrl)

/** Sends into the hub's conversation. */
export function botFrameworkHub({ name, channelId, serviceUrl, conversation, bot, user }: HubReference, post: HelpdeskDesk['post']): Hub {
  const target: ChatTarget = { channelId, serviceUrl, conversationId: conversation.id, userId: user?.id ?? '', botId: bot?.id ?? '' }
  return { name, send: (activity) => post(target, activity) }
}

/** Turns of which the hub's own conversation is none: what comes from there is for a hand-off, or accepted and ignored. */
export const besideHub =
  (reference: HubReference, heard: (event: HubEvent) => Promise<void>) =>
  (next: Handle): Handle =>
  async (inbound) => {
    if (!isHub(inbound, reference)) return next(inbound)
    const event = readHubActivity(inbound)
    if (event) await heard(event)
    return { activities: [], duplicate: false }
  }
