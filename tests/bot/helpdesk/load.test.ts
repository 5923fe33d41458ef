import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { someMorning } from '../../support/desk.ts'
import { deskLoad, deskLoadFaults } from '../../support/desk-load.ts'

test('20 candidates and 4 agents at once, two processes, one killed midway: everything once, in order, in the right conversation', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-load-'))
  const store = sqliteStore({ path: join(folder, 'loket.db'), now: () => someMorning })
  const rounds = 4
  const load = await deskLoad({ store, candidates: 20, agents: 4, rounds })
  const { faults, twice } = deskLoadFaults(load, rounds)
  expect(faults).toEqual([])
  expect(load.owners).toHaveLength(20)
  // What was on its way from the process that died may come twice: at most one message a conversation.
  expect(twice).toBeLessThanOrEqual(4)
  await store.close()
  await rm(folder, { recursive: true })
}, 120_000)
