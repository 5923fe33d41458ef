import type { Topic } from '../context.ts'
import { channelHello } from './channel-card.ts'

/** The helpdesk's channel is told in the channel itself; elsewhere the word says so. */
export const channelTopic: Topic = {
  id: 'desk-channel',
  roles: ['helpdesk', 'intermediary'],
  open: async () => ({ replies: [channelHello] }),
}
