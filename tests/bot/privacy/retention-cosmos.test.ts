import { afterAll, beforeAll } from 'vitest'
import type { Store } from '../../../data/store.ts'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { retentionByNight } from './retention.ts'

let world: CosmosWorld
let store: Store
beforeAll(async () => {
  world = await cosmosWorld()
  store = await world.open()
}, 60_000)
afterAll(() => world.close())

retentionByNight(async () => {
  await store.clear()
  return store
})
