import type { Locale } from '../../../data/bilingual.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { StaffDoc } from '../../../data/person.ts'
import { type ReachChannel, type ReachDoc, staffPartition } from '../../../data/reach.ts'
import type { Store } from '../../../data/store.ts'
import type { Conversation } from '../../../dialogs/conversation.ts'
import { withChannelAdded } from '../../../rules/people/merge-reach.ts'
import type { Inbound } from '../../channel.ts'
import { retried, unchanged } from './people-desk.ts'

/** Somebody who was just here: a member of staff, or a proved person. */
export type Seen = { staff: StaffDoc } | { personId: string }

/** Writes down where somebody can be reached unasked. Beside a turn, never in it: what fails is told to `failed` and comes again the next day. */
export type Reach = (seen: Seen, channel: ReachChannel, language: Locale) => void

export function reachWriter(store: Store, failed: (error: unknown) => void): Reach & { idle: () => Promise<void> } {
  const under = new Set<Promise<void>>()
  const reach: Reach = (seen, channel, language) => {
    const work = retried('how somebody is reached', () => write(store, seen, channel, language))
      .catch(failed)
      .finally(() => under.delete(work))
    under.add(work)
  }
  /** Resolves when nothing is being written. */
  return Object.assign(reach, { idle: async () => void (await Promise.all(under)) })
}

async function write(store: Store, seen: Seen, channel: ReachChannel, language: Locale): Promise<void> {
  const partition = 'staff' in seen ? staffPartition(seen.staff.id) : candidatePartition(seen.personId)
  const known = await store.get<ReachDoc>({ partition, kind: 'reach', id: 'reach' })
  const { email, ...rest } = known ?? { wishes: { off: [] } }
  const address = 'staff' in seen ? seen.staff.email : email
  const doc: ReachDoc = {
    ...rest,
    partition,
    kind: 'reach',
    id: 'reach',
    ...(address && { email: address }),
    language,
    channels: withChannelAdded(known?.channels ?? [], channel),
    lastSeenAt: channel.at,
  }
  await store.commit([unchanged(known, doc)])
}

/** Who was here and where, when that is not written down today; `mark` says for whom and when it is. Visitors whose address is not proved are reached through their sign-up. */
export function reachOf(
  inbound: Inbound,
  { personId, memory }: Pick<Conversation, 'personId' | 'memory'>,
  staff: StaffDoc | undefined,
  before: string | undefined,
  at: string,
): { seen: Seen; channel: ReachChannel; mark: string } | undefined {
  // What is told to one person is not for everybody in a channel.
  if (inbound.conversation.isGroup || (inbound.conversation.conversationType || 'personal') !== 'personal') return undefined
  const id = staff?.id ?? (memory.proved === true ? personId : undefined)
  const mark = `${at.slice(0, 10)} ${id}`
  if (id === undefined || mark === before) return undefined
  const { channelId } = inbound
  const channel = { channelId, conversationId: inbound.conversation.id, userId: inbound.from.id, at, reference: referenceOf(inbound) }
  return { seen: staff ? { staff } : { personId: id }, channel, mark }
}

/** What the Bot Framework needs to say something in a conversation later. */
export function referenceOf({ from, recipient, conversation, channelId, serviceUrl, locale }: Inbound): Record<string, unknown> {
  const reference = { user: from, bot: recipient, conversation, channelId, serviceUrl, locale }
  return Object.fromEntries(Object.entries(reference).filter(([, value]) => value !== undefined))
}
