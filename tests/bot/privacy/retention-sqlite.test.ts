import { sqliteStore } from '../../../data/sqlite-store.ts'
import { retentionByNight } from './retention.ts'

retentionByNight(async (now) => sqliteStore({ path: ':memory:', now }))
