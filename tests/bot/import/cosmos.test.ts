import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HourLineDoc } from '../../../data/coach-hours.ts'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { openDesk } from '../../support/desk.ts'
import { everyDoc, expectWhole } from '../../support/hours-invariants.ts'
import { importExamples } from '../../support/import-desk.ts'

let world: CosmosWorld
beforeAll(async () => {
  world = await cosmosWorld()
}, 60_000)
afterAll(() => world.close())

test('on Cosmos: two machines import the same files at once, a third once more, and nothing is there twice; what was paid stays without the person', async () => {
  const store = await world.open()
  await store.clear()
  const here = await openDesk({ store, seed: false, ids: 'here' })
  const there = await openDesk({ store: await world.open(), seed: false, ids: 'there' })
  await Promise.all([importExamples(here.administration.desk), importExamples(there.administration.desk)])
  const third = await openDesk({ store: await world.open(), seed: false, ids: 'third' })
  expect(await importExamples(third.administration.desk)).toEqual(
    [2, 3, 4].map((same) => `0 new, 0 changed, ${same} same, 0 kept, 0 wrong`),
  )
  const { ledger, lines } = await expectWhole(store)
  expect(ledger).toHaveLength(4)
  expect((await everyDoc(store, 'person')).length).toBe(3)
  const yara = third.directory.all().find(({ name }) => name === 'Yara Mulder')?.id ?? ''
  await third.hours.forAccounts(yara)
  const after = await everyDoc<HourLineDoc>(store, 'hours-line')
  expect(after.map(({ id, minutes, rate, month }) => [id, minutes, rate, month])).toEqual(
    lines.map(({ id, minutes, rate, month }) => [id, minutes, rate, month]),
  )
  expect(after.filter(({ candidate }) => candidate === 'erased')).toHaveLength(3)
}, 60_000)
