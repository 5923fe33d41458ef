import { loadProgramme } from '../data/load-programme.ts'
import { readConfig } from './config.ts'
import { idMaker } from './new-id.ts'
import { openStore } from './open-store.ts'
import { explain } from './run.ts'
import { seedDemo } from './seed-demo.ts'
import { auditor } from './services/audit.ts'
import { staffCommand } from './services/people/staff-command.ts'

/** `npm run staff`: who works at the desk, in the store of the configuration. */
try {
  const config = readConfig(process.env)
  const now = () => new Date()
  const newId = idMaker()
  const programme = loadProgramme(config.programme)
  const store = await openStore(config, now)
  if (config.mode === 'demo') await seedDemo(store, programme, now())
  const said = await staffCommand(process.argv.slice(2), { store, audit: auditor({ store, programme, now, newId }) }, newId())
  await store.close()
  process.stdout.write(`${said.lines.join('\n')}\n`)
  process.exitCode = said.code
} catch (error) {
  const { code, line } = explain(error)
  process.stderr.write(`${line}\n`)
  process.exitCode = code
}
