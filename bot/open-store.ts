import { join } from 'node:path'
import { sqliteStore } from '../data/sqlite-store.ts'
import type { Store } from '../data/store.ts'
import type { Config } from './config.ts'

/** The store of the configuration: Cosmos when its endpoint is set, otherwise the embedded one. Throws StoreOpenError or StoreUnavailableError. */
export async function openStore(config: Config, now: () => Date): Promise<Store> {
  if (!config.cosmos) return sqliteStore({ path: join(config.data, 'loket.db'), now })
  const { cosmosStore } = await import('../data/cosmos-store.ts')
  return cosmosStore(config.cosmos)
}
