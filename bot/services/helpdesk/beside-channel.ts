import { type ReachDoc, staffPartition } from '../../../data/reach.ts'
import { channelHello } from '../../../dialogs/helpdesk/channel-card.ts'
import type { Reply } from '../../../dialogs/reply.ts'
import { meantExactly } from '../../../dialogs/words.ts'
import type { Handle, Handled, Inbound } from '../../channel.ts'
import { localeOf } from '../../conversation-doc.ts'
import { readActivity } from '../../read-activity.ts'
import { faceOf, render } from '../../render.ts'
import { markUndelivered } from '../../replay.ts'
import type { StaffDirectory } from '../../staff.ts'
import { chatsOf } from '../notices/chats-of.ts'
import type { ChatTarget } from '../notices/reached.ts'
import type { ChannelQueue } from './channel-queue.ts'
import type { HelpdeskDesk } from './helpdesk-desk.ts'

type Desk = Pick<HelpdeskDesk, 'store' | 'words' | 'newId' | 'post' | 'isOpen'> & { staff: Pick<StaffDirectory, 'of'> }

const inTeam = ({ conversation }: Inbound) => conversation.conversationType === 'channel'
const atDesk = (roles: readonly string[]) => roles.includes('helpdesk') || roles.includes('intermediary')
const notForYou: Reply = { key: 'helpdesk.agent.notForYou' }

/** In a channel of Teams: which is the helpdesk's, and taking somebody over by the button on its card. The talk itself is in the agent's own chat. */
export const besideChannel =
  (desk: Desk, channel: ChannelQueue) =>
  (next: Handle): Handle =>
  async (inbound) => {
    if (!inTeam(inbound)) return next(inbound)
    const said = readActivity(inbound)
    if (said?.kind === 'arrived') return inbound.type === 'installationUpdate' ? saying(desk, inbound, channelHello) : nothing
    const claims = said?.kind === 'card' && typeof said.data.command === 'string' && said.data.command.startsWith('desk-claim ')
    const sets = said?.kind === 'text' && meantExactly(said.text) === 'desk-channel'
    if (!claims && !sets) return next(inbound)
    const member = desk.staff.of(inbound)
    if (!member || !atDesk(member.roles)) return saying(desk, inbound, notForYou)
    if (sets) {
      await channel.set(targetOf(inbound), localeOf(inbound.locale))
      return saying(desk, inbound, { key: 'helpdesk.channel.set' })
    }
    const reach = await desk.store.get<ReachDoc>({ partition: staffPartition(member.id), kind: 'reach', id: 'reach' })
    const { teams } = await chatsOf(reach?.channels ?? [], desk.store, desk.isOpen)
    return teams ? claim(desk, inbound, teams, next) : saying(desk, inbound, { key: 'helpdesk.channel.noChat' })
  }

const nothing: Handled = { activities: [], duplicate: false }

/** The press is done in the agent's own chat, as if it were pressed there: what they read is nobody else's in the channel. */
async function claim(desk: Desk, inbound: Inbound, chat: ChatTarget, next: Handle): Promise<Handled> {
  const { channelId, conversationId: id, tenantId = '' } = chat
  const { text: _text, name: _name, value, ...rest } = inbound
  const own: Inbound = {
    ...rest,
    type: 'message',
    id: `channel-${inbound.id}`,
    value: readData(value),
    channelId,
    serviceUrl: chat.serviceUrl,
    conversation: { id, isGroup: false, conversationType: 'personal', name: '', ...(tenantId && { tenantId }) },
  }
  const { activities, duplicate } = await next(own)
  if (duplicate) return nothing
  for (const { seq: _seq, id: _id, timestamp: _at, ...activity } of activities) {
    const answer = await desk.post(chat, activity)
    if (!answer.ok) {
      await markUndelivered(own, activities, desk.store)
      break
    }
  }
  return nothing
}

const object = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {})
/** `Action.Execute` wraps what the button carries. */
const readData = (value: unknown) => ('action' in object(value) ? object(object(value).action).data : value)

function targetOf({ serviceUrl = '', channelId, conversation, from, recipient }: Inbound): ChatTarget {
  const { tenantId } = conversation
  return {
    ...{ serviceUrl, channelId, conversationId: conversation.id, userId: from.id, botId: recipient?.id ?? '' },
    ...(typeof tenantId === 'string' && tenantId !== '' && { tenantId }),
  }
}

/** Said in the channel itself; nothing of a channel is kept. */
function saying({ words, newId }: Desk, { channelId, locale }: Inbound, reply: Reply): Handled {
  const activity = render(reply, { locale: localeOf(locale), face: faceOf(channelId), words, fileUrl: () => '' })
  return { activities: [{ ...activity, id: newId(), seq: 0 }], duplicate: false }
}
