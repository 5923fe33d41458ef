import { readFile } from 'node:fs/promises'
import { loadTexts } from '../locales/texts.ts'
import { demoSecret } from './secret.ts'
import { openHours } from './services/hours/open-hours.ts'
import { importCommand } from './services/import/import-command.ts'
import { openAdministration } from './services/import/open-administration.ts'
import { openJourneys } from './services/journey/open-journeys.ts'
import { seals } from './services/people/seals.ts'
import { staffDirectory } from './staff.ts'
import { storeCommand } from './store-command.ts'

/** `npm run import`: takes over coaches, candidates, hours, schools and boards from files, into the store of the configuration. */
await storeCommand(process.env, async ({ config, ...opened }) => {
  const staff = staffDirectory(opened.store, false)
  const shared = { ...opened, staff }
  const { audit, directory, journeys } = openJourneys(shared)
  await Promise.all([staff.refresh(), directory.refresh(), journeys.start()])
  const hours = openHours({ ...shared, directory, audit })
  await hours.start()
  const sealing = seals(config.secret ?? demoSecret(config.data))
  const { desk, tend } = openAdministration({
    ...{ ...shared, directory, audit, seals: sealing, hours: hours.importing },
    ...{ forget: journeys.forget, realNow: opened.now },
  })
  await tend()
  const words = { texts: loadTexts(), timeZone: config.timeZone }
  return importCommand(process.argv.slice(2), { desk, words, read: readFile })
})
