import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { cosmosWorld } from '../../support/cosmos-world.ts'
import { anyDay, liveThrough } from '../../support/matching/random-life.ts'

/** From here on holidays and both changes of the clock come by. */
const starts = ['2026-01-05T08:00:00Z', '2026-03-20T15:30:00Z', '2026-10-12T09:45:00Z']
const life = (days: number) => fc.tuple(fc.constantFrom(...starts), fc.array(anyDay, { minLength: days, maxLength: days }))

test('ten thousand days of random life: every answer, offer, place and match is as a model of them says', {
  timeout: 600_000,
}, async () => {
  let days = 0
  await fc.assert(
    fc.asyncProperty(life(200), async ([start, all]) => {
      const clock = { now: new Date(start) }
      const store = sqliteStore({ path: ':memory:', now: () => clock.now })
      days += await liveThrough(store, all, clock)
      await store.close()
    }),
    { numRuns: 24, endOnFailure: true },
  )
  expect(days).toBeGreaterThanOrEqual(10_000)
})

test('three hundred of them on Cosmos', { timeout: 600_000 }, async () => {
  const world = await cosmosWorld()
  const store = await world.open()
  let days = 0
  await fc.assert(
    fc.asyncProperty(life(30), async ([start, all]) => {
      await store.clear()
      days += await liveThrough(store, all, { now: new Date(start) })
    }),
    { numRuns: 5, endOnFailure: true },
  )
  expect(days).toBeGreaterThanOrEqual(300)
  await world.close()
})
