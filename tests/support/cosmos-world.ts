import { Agent } from 'node:https'
import { type CosmosStoreOptions, cosmosStore } from '../../data/cosmos-store.ts'
import type { Store } from '../../data/store.ts'
import { type CosmosFront, startCosmos } from './cosmos-front.ts'
import { movableClock } from './movable-clock.ts'

export type CosmosWorld = {
  front: CosmosFront
  advance: (seconds: number) => Promise<void>
  /** A store on the front; `options` replace the usual ones. */
  open: (options?: Partial<CosmosStoreOptions>) => Promise<Store>
  close: () => Promise<void>
}

/** A Cosmos front with a clock of its own, and stores on it that trust its certificate. */
export async function cosmosWorld({ maxPageItems = 1000 } = {}): Promise<CosmosWorld> {
  const { now, advance } = movableClock()
  const front = await startCosmos({ now, maxPageItems })
  const agent = new Agent(front.agentOptions)
  const opened: Store[] = []
  return {
    front,
    advance,
    async open(options) {
      const store = await cosmosStore({ endpoint: front.endpoint, key: front.key, database: 'loket', agent, ...options })
      opened.push(store)
      return store
    },
    async close() {
      for (const store of opened) await store.close()
      agent.destroy()
      await front.close()
    },
  }
}
