import { readFile } from 'node:fs/promises'
import { loadProgramme } from '../data/load-programme.ts'
import { loadTexts } from '../locales/texts.ts'
import { readConfig } from './config.ts'
import { idMaker } from './new-id.ts'
import { openStore } from './open-store.ts'
import { explain } from './run.ts'
import { demoSecret } from './secret.ts'
import { seedDemo } from './seed-demo.ts'
import { openHours } from './services/hours/open-hours.ts'
import { importCommand } from './services/import/import-command.ts'
import { openAdministration } from './services/import/open-administration.ts'
import { openJourneys } from './services/journey/open-journeys.ts'
import { seals } from './services/people/seals.ts'
import { staffDirectory } from './staff.ts'

/** `npm run import`: takes over coaches, candidates, hours, schools and boards from files, into the store of the configuration. */
try {
  const config = readConfig(process.env)
  const now = () => new Date()
  const newId = idMaker()
  const programme = loadProgramme(config.programme)
  const store = await openStore(config, now)
  if (config.mode === 'demo') await seedDemo(store, programme, now())
  const staff = staffDirectory(store, false)
  const shared = { store, programme, staff, now, newId }
  const { audit, directory, journeys } = openJourneys(shared)
  await Promise.all([staff.refresh(), directory.refresh(), journeys.start()])
  const hours = openHours({ ...shared, directory, audit })
  await hours.start()
  const sealing = seals(config.secret ?? demoSecret(config.data))
  const { desk, tend } = openAdministration({
    ...{ ...shared, directory, audit, seals: sealing, hours: hours.importing },
    ...{ forget: journeys.forget, realNow: now },
  })
  await tend()
  const words = { texts: loadTexts(), timeZone: config.timeZone }
  const said = await importCommand(process.argv.slice(2), { desk, words, read: readFile })
  await store.close()
  process.stdout.write(`${said.lines.join('\n')}\n`)
  process.exitCode = said.code
} catch (error) {
  const { code, line } = explain(error)
  process.stderr.write(`${line}\n`)
  process.exitCode = code
}
