import { afterAll, beforeAll } from 'vitest'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { crowdTests } from './crowd.ts'

let world: CosmosWorld
beforeAll(async () => {
  world = await cosmosWorld()
}, 30_000)
afterAll(() => world.close())

crowdTests('Cosmos over HTTPS', async () => {
  const store = await world.open()
  await store.clear()
  return store
})
