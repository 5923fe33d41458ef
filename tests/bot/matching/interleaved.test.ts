import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { type Before, deeds, interleaved } from '../../support/matching/interleaved.ts'
import { monday } from '../../support/matching/match-desk.ts'

const names = Object.keys(deeds)
const befores: Before[] = ['nothing', 'offered', 'accepted']
const most = 20
const ran: Record<Before, number> = { nothing: 0, offered: 0, accepted: 0 }

describe.each(befores)('two machines act at once, with %s before', (before) => {
  afterAll(() => expect(ran[before]).toBeGreaterThan(2 * names.length))

  test.each(names)('%s, with anything in between its reading and each of its commits', async (first) => {
    let run = 0
    for (const second of names) {
      for (let nth = 1; nth <= most; nth++) {
        const store = sqliteStore({ path: ':memory:', now: () => monday })
        const there = await interleaved(store, before, [first, second], nth)
        await store.close()
        if (!there) break
        run++
      }
    }
    // Each deed was tried with every other at every commit it has; one that has nothing to do here commits nothing.
    ran[before] += run
  })
})

describe('the same on Cosmos, for the last place', () => {
  let world: CosmosWorld
  beforeAll(async () => {
    world = await cosmosWorld()
  }, 30_000)
  afterAll(() => world.close())

  test.each([
    ['offer noor to coen', 'offer omar to coen', 'nothing'],
    ['offer noor to coen', 'no room with coen', 'nothing'],
    ['no room with coen', 'offer noor to coen', 'nothing'],
    ['give omar coen', 'offer noor to coen', 'nothing'],
    ['accept', 'withdraw', 'offered'],
    ['accept', 'expire', 'offered'],
    ['accept', 'give noor kim', 'offered'],
    ['decline', 'accept', 'offered'],
  ] as const)('%s, and %s in between', { timeout: 60_000 }, async (first, second, before) => {
    const store = await world.open()
    for (let nth = 1; nth <= 4; nth++) {
      await store.clear()
      if (!(await interleaved(store, before, [first, second], nth))) break
    }
  })
})
