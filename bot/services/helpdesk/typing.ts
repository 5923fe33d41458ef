import type { Inbound } from '../../channel.ts'
import { channelId as directLine } from '../../direct-line/transcript.ts'
import type { HelpdeskDesk } from './helpdesk-desk.ts'

/** Passes on that somebody types, to the other side's open web chat on this machine. An agent with several conversations types to nobody in particular. */
export function passTyping({ queue, show }: Pick<HelpdeskDesk, 'queue' | 'show'>, { type, channelId, conversation }: Inbound): void {
  if (type !== 'typing') return
  const same = (place: { channelId: string; conversationId: string } | undefined) =>
    place?.channelId === channelId && place.conversationId === conversation.id
  const claimed = queue.all().filter((one) => one.state === 'claimed' && one.detachedAt === undefined)
  const asked = claimed.find((one) => same(one.conversation))
  const [helped, ...others] = claimed.filter((one) => same(one.owner?.at))
  const to = asked ? asked.owner?.at : others.length === 0 ? helped?.conversation : undefined
  if (to?.channelId === directLine) show(to.conversationId, { type: 'typing', from: { id: 'loket', role: 'bot' } })
}
