import { sqliteStore } from '../../../data/sqlite-store.ts'
import { someMorning } from '../../support/desk.ts'
import { erasureKilledAnywhere } from './erase-killed.ts'

erasureKilledAnywhere(async () => sqliteStore({ path: ':memory:', now: () => someMorning }))
