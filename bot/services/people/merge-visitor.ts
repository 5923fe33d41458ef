import type { ConversationRefDoc } from '../../../data/candidate.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { ReachDoc } from '../../../data/reach.ts'
import type { Store } from '../../../data/store.ts'
import { mergeReach } from '../../../rules/people/merge-reach.ts'
import { retried, unchanged } from './people-desk.ts'

const reachKey = (personId: string) => ({ partition: candidatePartition(personId), kind: 'reach' as const, id: 'reach' as const })

/** Moves what an anonymous visitor's partition holds beside sign-ups (their conversations, how they are reached) to the person: written there first, then removed here. */
export async function mergeVisitor(store: Store, visitor: string, personId: string): Promise<void> {
  if (visitor === personId) return
  const [reach, { docs: conversations }] = await Promise.all([
    store.get<ReachDoc>(reachKey(visitor)),
    store.list<ConversationRefDoc>(candidatePartition(visitor), 'conversation-ref', { limit: 40 }),
  ])
  if (reach) await retried('how a person is reached', () => takeReach(store, reach, personId))
  const moved = conversations.map(({ etag: _etag, ...doc }): ConversationRefDoc => ({ ...doc, partition: candidatePartition(personId) }))
  if (moved.length > 0) await store.commit(moved.map((doc) => ({ op: 'put', doc })))
  const left = [...(reach ? [reach] : []), ...conversations]
  if (left.length === 0) return
  await store.commit(left.map(({ partition, kind, id }) => ({ op: 'remove', key: { partition, kind, id } })))
}

async function takeReach(store: Store, visitor: ReachDoc, personId: string): Promise<void> {
  const mine = await store.get<ReachDoc>(reachKey(personId))
  await store.commit([unchanged(mine, { ...mine, ...mergeReach(mine, visitor), ...reachKey(personId) })])
}
