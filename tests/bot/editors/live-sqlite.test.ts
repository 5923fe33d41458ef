import { sqliteStore } from '../../../data/sqlite-store.ts'
import { someMorning } from '../../support/desk.ts'
import { liveTests } from './live.ts'

liveTests('SQLite', async () => sqliteStore({ path: ':memory:', now: () => someMorning }))
