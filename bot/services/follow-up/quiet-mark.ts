import type { ReachDoc } from '../../../data/reach.ts'
import type { Store } from '../../../data/store.ts'

/** Which of the two messages about a silence somebody got, and since when it was quiet: candidate's partition, kind and id `quiet`. It holds until they are here again. */
export type QuietDoc = {
  partition: string
  kind: 'quiet'
  id: 'quiet'
  etag?: string
  since: string
  told: 'first' | 'last'
  at: string
}
export const quietKey = (partition: string) => ({ partition, kind: 'quiet' as const, id: 'quiet' as const })

/** Whether we said that we stop writing and they have not been here since. */
export async function isLeftAlone(store: Store, partition: string): Promise<boolean> {
  const mark = await store.get<QuietDoc>(quietKey(partition))
  if (mark?.told !== 'last') return false
  const reach = await store.get<ReachDoc>({ partition, kind: 'reach', id: 'reach' })
  return reach === undefined || reach.lastSeenAt <= mark.at
}
