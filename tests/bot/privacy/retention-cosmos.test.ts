import { afterAll, beforeAll } from 'vitest'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { retentionInOneLife } from './retention.ts'

let world: CosmosWorld
beforeAll(async () => {
  world = await cosmosWorld()
}, 60_000)
afterAll(() => world.close())

retentionInOneLife(() => world.open())
