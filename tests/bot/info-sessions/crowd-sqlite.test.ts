import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { crowdTests } from './crowd.ts'

const folder = mkdtempSync(join(tmpdir(), 'loket-crowd-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0

crowdTests('SQLite in memory', async (now) => sqliteStore({ path: ':memory:', now }))
crowdTests('SQLite on a file', async (now) => sqliteStore({ path: join(folder, `${files++}.db`), now }))
