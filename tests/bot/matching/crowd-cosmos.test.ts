import { afterAll, beforeAll } from 'vitest'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { crowdTests } from './crowd.ts'

let world: CosmosWorld
beforeAll(async () => {
  world = await cosmosWorld()
}, 30_000)
afterAll(() => world.close())

const open = async () => {
  const store = await world.open()
  await store.clear()
  const { endpoint, key, agentOptions } = world.front
  return { store, where: JSON.stringify({ endpoint, key, ...agentOptions }) }
}
crowdTests('Cosmos over HTTPS', open, { deeds: 4, machines: 2 })
