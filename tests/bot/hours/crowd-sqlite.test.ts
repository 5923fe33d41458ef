import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { wednesday } from '../../support/hours-desk.ts'
import { crowdAtOnce, crowdKilled } from './crowd.ts'

const folder = mkdtempSync(join(tmpdir(), 'loket-hours-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0

const open = async () => {
  const where = join(folder, `${files++}.db`)
  return { where, store: sqliteStore({ path: where, now: () => wednesday }) }
}
crowdAtOnce('SQLite on a file', open, { deeds: 4 })
crowdKilled('SQLite on a file', open, { deeds: 3, machines: 2, again: 2 })
