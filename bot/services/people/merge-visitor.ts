import { candidatePartition } from '../../../data/info-session.ts'
import type { ReachDoc } from '../../../data/reach.ts'
import type { Store } from '../../../data/store.ts'
import { mergeReach } from '../../../rules/people/merge-reach.ts'
import { retried, unchanged } from './people-desk.ts'

const reachKey = (personId: string) => ({ partition: candidatePartition(personId), kind: 'reach' as const, id: 'reach' as const })

/** Moves what an anonymous visitor's partition holds beside sign-ups (how they are reached, and what they want of notices) to the person: written there first, then removed here. */
export async function mergeVisitor(store: Store, visitor: string, personId: string): Promise<void> {
  const reach = await store.get<ReachDoc>(reachKey(visitor))
  if (!reach) return
  await retried('how a person is reached', async () => {
    const mine = await store.get<ReachDoc>(reachKey(personId))
    await store.commit([unchanged(mine, { ...mine, ...mergeReach(mine, reach), ...reachKey(personId) })])
  })
  await store.commit([{ op: 'remove', key: reachKey(visitor) }])
}
