import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteStore } from '../../data/sqlite-store.ts'
import { movableClock } from '../support/movable-clock.ts'
import { type Backend, storeContract } from './store-contract.ts'

storeContract('SQLite on a file', async (): Promise<Backend> => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-store-'))
  const { now, advance } = movableClock()
  const open = async () => sqliteStore({ path: join(folder, 'deep', 'loket.sqlite'), now })
  return { open, advance, dispose: async () => rmSync(folder, { recursive: true }) }
})

storeContract(
  'SQLite in memory',
  async (): Promise<Backend> => {
    const { now, advance } = movableClock()
    return { open: async () => sqliteStore({ path: ':memory:', now }), advance }
  },
  { keeps: false },
)
