import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { coach, hour, hoursDesk } from '../../support/hours-desk.ts'
import { expectWhole } from '../../support/hours-invariants.ts'

let world: CosmosWorld
beforeAll(async () => {
  world = await cosmosWorld()
}, 30_000)
afterAll(() => world.close())

test('what hours cost on Cosmos: a sentence is shown from six reads at most, written in three commits, and never across partitions', async () => {
  const store = await world.open()
  const { hours, hire, enrol } = await hoursDesk({ store })
  await hire('coen', ['coach'])
  await enrol('noor')
  const counted = async (act: () => Promise<unknown>) => {
    world.front.resetCounts()
    await act()
    const { pointRead, query, crossPartitionQuery, batch, write } = world.front.requests()
    return { reads: pointRead + query, writes: batch + write, crossPartitionQuery }
  }
  expect(await counted(() => hours.judge(coach(), [hour()]))).toEqual({ reads: 6, writes: 0, crossPartitionQuery: 0 })
  const first = await counted(() => hours.log(coach(), [hour()], 'r1'))
  expect(first).toEqual({ reads: 3, writes: 4, crossPartitionQuery: 0 })
  expect(await counted(() => hours.judge(coach(), [hour({ minutes: 30 })]))).toEqual({ reads: 1, writes: 0, crossPartitionQuery: 0 })
  expect(await counted(() => hours.log(coach(), [hour({ minutes: 30 })], 'r2'))).toEqual({ reads: 1, writes: 4, crossPartitionQuery: 0 })
  expect(await counted(() => hours.log(coach(), [hour({ minutes: 30 })], 'r2'))).toMatchObject({ writes: 0, crossPartitionQuery: 0 })
  await expectWhole(store)
  await store.close()
}, 60_000)
