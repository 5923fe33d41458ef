import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { monday } from '../../support/matching/match-desk.ts'
import { crowdTests } from './crowd.ts'

const folder = mkdtempSync(join(tmpdir(), 'loket-matching-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0

const open = async () => {
  const where = join(folder, `${files++}.db`)
  return { where, store: sqliteStore({ path: where, now: () => monday }) }
}
crowdTests('SQLite on a file', open, { deeds: 6, machines: 4 })
