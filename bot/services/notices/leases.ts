import { ConflictError, type Doc, type Store } from '../../../data/store.ts'
import { type Leases, leaveShards, shardsOf, shareShards } from '../../../rules/notices/share-shards.ts'

/** Partition `dispatch`, kind and id `leases`: who works on which part. */
type LeasesDoc = Doc & Leases
const leasesKey = { partition: 'dispatch', kind: 'leases', id: 'leases' }

export type ShardLeases = {
  /** Takes part, or says that we are still there. Gives the shards we have. */
  renew: () => Promise<Set<number>>
  /** The shards that are ours now. */
  mine: () => Set<number>
  leave: () => Promise<void>
}

type Options = { store: Store; me: string; leaseMs: number; machineNow?: () => number }

/** Leases of shards, in one document that processes change by compare-and-set. Who dies loses its shards after `leaseMs`. */
export function shardLeases({ store, me, leaseMs, machineNow = Date.now }: Options): ShardLeases {
  let known: Leases = { members: {}, shards: {} }

  async function change(next: (leases: Leases) => Leases) {
    for (let attempt = 1; ; attempt++) {
      const doc = await store.get<LeasesDoc>(leasesKey)
      const { members, shards } = next(doc ?? { members: {}, shards: {} })
      try {
        await store.commit([
          { op: doc ? 'put' : 'create', doc: { ...leasesKey, ...(doc && { etag: doc.etag }), members, shards } as LeasesDoc },
        ])
        known = { members, shards }
        return
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === 50) throw error
      }
    }
  }
  const mine = () => shardsOf(known, me, machineNow())

  return {
    async renew() {
      await change((leases) => shareShards(leases, me, machineNow(), leaseMs))
      return mine()
    },
    mine,
    leave: () => change((leases) => leaveShards(leases, me)),
  }
}
