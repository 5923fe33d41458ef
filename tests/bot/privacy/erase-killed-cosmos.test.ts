import { afterAll, beforeAll } from 'vitest'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { erasureKilledOnTheWay } from './erase-killed.ts'

let world: CosmosWorld
beforeAll(async () => {
  world = await cosmosWorld()
}, 60_000)
afterAll(() => world.close())

// After every commit: on SQLite. Here it is that what is left over is found again by Cosmos' own lists.
erasureKilledOnTheWay(() => world.open(), [2, 9, 16])
