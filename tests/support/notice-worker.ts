import { writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { authentication, connector } from '../../bot/adapter.ts'
import { readConfig } from '../../bot/config.ts'
import type { createLog } from '../../bot/log.ts'
import { idMaker } from '../../bot/new-id.ts'
import { serial } from '../../bot/serial.ts'
import { openNotices } from '../../bot/services/notices/open-notices.ts'
import { teamsOutbox } from '../../bot/services/notices/teams-outbox.ts'
import { loadProgramme } from '../../data/load-programme.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import { loadTexts } from '../../locales/texts.ts'

// A process of its own that empties the outbox in a SQLite file, for tests of crashes and of several processes.
// node notice-worker.ts FILE REQUESTS_PER_SECOND LEASE_MS CLOCK_AHEAD_MS

const [path = '', rate = '50', leaseMs = '10000', aheadMs = '0'] = process.argv.slice(2)
const now = () => new Date(Date.now() + Number(aheadMs))
const store = sqliteStore({ path, now })
const words = { texts: loadTexts(), timeZone: 'Europe/Amsterdam' }
const nothing = () => {}
const notices = openNotices({
  store,
  programme: loadProgramme('amsterdam-po'),
  words,
  staff: { byId: () => undefined, all: () => [], isAway: () => false },
  now,
  newId: idMaker(),
  publicUrl: 'https://loket.example',
  secret: 'a secret of tests, long enough to sign with',
  log: { info: nothing, warn: nothing, error: (...said: unknown[]) => writeSync(2, `${JSON.stringify(said)}\n`) } as Pick<
    ReturnType<typeof createLog>,
    'info' | 'warn' | 'error'
  >,
  publish: nothing,
  isOpen: () => false,
  oneByOne: serial(),
  chat: teamsOutbox({ connect: connector(authentication(readConfig({})), ''), botId: 'bot', words, mayAnswer: () => true }),
  going: join(dirname(path), 'sending'),
  ratePerSecond: Number(rate),
  leaseMs: Number(leaseMs),
  intentMs: Number(leaseMs),
  everyMs: 250,
})
notices.start()
process.once('SIGINT', () => process.exit())
// Nothing else keeps this process there: the program has its server.
setInterval(nothing, 60_000)
writeSync(1, 'ready\n')
