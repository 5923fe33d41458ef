import { expect, test } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { someMorning } from '../../support/desk.ts'
import { handOff } from '../../support/hand-off.ts'
import { crowdTests } from './crowd.ts'

const open = async () => sqliteStore({ path: ':memory:', now: () => someMorning })

crowdTests('SQLite', open)

test('a line of the queue that a crash kept from being written is there after the start', async () => {
  const store = await open()
  const desk = await handOff({ store, ids: 'a' })
  await desk.candidate().says('medewerker')
  const [id = ''] = desk.ids()
  await store.commit([{ op: 'remove', key: { partition: 'tickets', kind: 'ticket-card', id } }])
  const again = await handOff({ store, ids: 'b', seed: false })
  expect(again.ids()).toEqual([id])
})
