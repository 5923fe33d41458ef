import { afterAll, beforeAll } from 'vitest'
import type { Store } from '../../../data/store.ts'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { erasureKilledAnywhere } from './erase-killed.ts'

let world: CosmosWorld
let store: Store
beforeAll(async () => {
  world = await cosmosWorld()
  store = await world.open()
}, 60_000)
afterAll(() => world.close())

erasureKilledAnywhere(async () => {
  await store.clear()
  return { ...store, close: async () => {} }
}, 6)
