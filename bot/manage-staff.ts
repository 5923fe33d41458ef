import { auditor } from './services/audit.ts'
import { staffCommand } from './services/people/staff-command.ts'
import { storeCommand } from './store-command.ts'

/** `npm run staff`: who works at the desk, in the store of the configuration. */
await storeCommand(process.env, ({ store, programme, now, newId }) =>
  staffCommand(process.argv.slice(2), { store, audit: auditor({ store, programme, now, newId }) }, newId()),
)
