import type { ReachChannel } from '../../../data/reach.ts'
import type { Store } from '../../../data/store.ts'
import { type ConversationDoc, conversationKey } from '../../conversation-doc.ts'
import { channelId as directLine } from '../../direct-line/transcript.ts'
import type { ChatTarget, Reached } from './reached.ts'

export type Chats = readonly ReachChannel[]

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const inside = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** The newest conversation on a channel of the Bot Framework, and the web chat that is open, else the newest. Web chat through Azure cannot be written to unasked. */
export async function chatsOf(
  channels: Chats,
  store: Store,
  isOpen: (conversationId: string) => boolean,
): Promise<Pick<Reached, 'teams' | 'web'>> {
  const newest = channels.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const web = newest.filter((one) => one.channelId === directLine && !inside(one.reference, 'serviceUrl'))
  const shown = web.find((one) => isOpen(one.conversationId)) ?? web[0]
  const other = newest.find((one) => one.channelId !== directLine && one.channelId !== 'webchat')
  const teams = other && (await target(other, store))
  return {
    ...(teams && { teams }),
    ...(shown && { web: { conversationId: shown.conversationId, open: isOpen(shown.conversationId) } }),
  }
}

/** From the reference that was kept, or from the conversation itself. */
async function target({ channelId, conversationId, userId, reference }: ReachChannel, store: Store): Promise<ChatTarget | undefined> {
  const known = text(inside(reference, 'serviceUrl'))
    ? undefined
    : (await store.get<ConversationDoc>(conversationKey(channelId, conversationId)))?.reference
  const serviceUrl = text(inside(reference, 'serviceUrl')) ?? known?.serviceUrl
  const tenantId = text(inside(inside(reference, 'conversation'), 'tenantId')) ?? known?.tenantId
  const botId = text(inside(inside(reference, 'bot'), 'id')) ?? known?.bot ?? ''
  return serviceUrl ? { serviceUrl, channelId, conversationId, userId, botId, ...(tenantId && { tenantId }) } : undefined
}
