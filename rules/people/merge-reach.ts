import type { ReachChannel, ReachDoc } from '../../data/reach.ts'

/** Conversations in which somebody is looked for; older ones are hardly open any more. */
const mostChannels = 5

const sameConversation = (a: ReachChannel, b: ReachChannel) => a.channelId === b.channelId && a.conversationId === b.conversationId

/** The channels with one added or renewed, the newest first. */
export const withChannelAdded = (channels: readonly ReachChannel[], added: ReachChannel): ReachChannel[] =>
  [added, ...channels.filter((one) => !sameConversation(one, added))].sort((a, b) => b.at.localeCompare(a.at)).slice(0, mostChannels)

type Reach = Pick<ReachDoc, 'channels' | 'wishes' | 'language' | 'lastSeenAt'>

/** How somebody is reached after an anonymous visitor turned out to be them: all channels, and the wishes of the person when they said any. */
export function mergeReach(person: Reach | undefined, visitor: Reach): Reach {
  if (!person) return visitor
  const spoke = person.wishes.off.length > 0 || person.wishes.prefer !== undefined || person.wishes.digest !== undefined
  return {
    channels: visitor.channels.reduce(withChannelAdded, person.channels),
    wishes: spoke ? person.wishes : visitor.wishes,
    language: person.language,
    lastSeenAt: [person.lastSeenAt, visitor.lastSeenAt].sort().at(-1) ?? person.lastSeenAt,
  }
}
