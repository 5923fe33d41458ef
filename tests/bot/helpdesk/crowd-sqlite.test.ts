import { sqliteStore } from '../../../data/sqlite-store.ts'
import { someMorning } from '../../support/desk.ts'
import { crowdTests } from './crowd.ts'

crowdTests('SQLite', async () => sqliteStore({ path: ':memory:', now: () => someMorning }))
