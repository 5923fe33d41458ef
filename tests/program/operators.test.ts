import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exitCodes, explain } from '../../bot/run.ts'
import { production } from '../support/production.ts'
import { freePort, spawnProgram, temporaryFolder } from '../support/program.ts'

// What an operator gets wrong: one line a problem that says what to do, an exit code that says whether trying again helps, never a stack.

const { configuration, portTaken, programme, store } = exitCodes
let folder: string
let taken: Server
let takenPort: string

beforeAll(async () => {
  folder = await temporaryFolder()
  await writeFile(join(folder, 'a-file'), 'not a folder')
  for (const [name, bytes] of Object.entries({ noise: Buffer.alloc(50_000, 'noise'), truncated: sqliteHeader() })) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, 'loket.db'), bytes)
  }
  takenPort = String(await freePort())
  taken = createServer().listen(Number(takenPort), '127.0.0.1')
})
afterAll(async () => {
  taken.close()
  await rm(folder, { recursive: true })
})

/** The first page of a database that promises more pages than there are. */
function sqliteHeader(): Buffer {
  const page = Buffer.alloc(4096)
  page.write('SQLite format 3\0', 0, 'latin1')
  Buffer.from([0x10, 0x00, 1, 1, 0, 64, 32, 32]).copy(page, 16)
  page.writeUInt32BE(900, 28)
  return page
}

type Case = { env: () => Record<string, string>; code: number; says: RegExp[] }

const cases: Record<string, Case> = {
  'a port in use': { env: () => ({ PORT: takenPort }), code: portTaken, says: [/^The port is in use.*Set PORT to a free one/m] },
  'a host that is not this machine': {
    env: () => ({ ...production, HOST: '192.0.2.1' }),
    code: configuration,
    says: [/^HOST is not an address of this machine/m],
  },
  'a data folder that is a file': {
    env: () => ({ LOKET_DATA: join(folder, 'a-file') }),
    code: store,
    says: [/a-file.*Set LOKET_DATA to a folder/],
  },
  'a data folder below a file': {
    env: () => ({ LOKET_DATA: join(folder, 'a-file', 'data') }),
    code: store,
    says: [/Set LOKET_DATA to a folder/],
  },
  'a database that is noise': {
    env: () => ({ LOKET_DATA: join(folder, 'noise') }),
    code: store,
    says: [/noise.loket\.db: the file is not a SQLite database\. Move it away/],
  },
  'a database of which most is gone': {
    env: () => ({ LOKET_DATA: join(folder, 'truncated') }),
    code: store,
    says: [/truncated.loket\.db: .*(back-up|Move it away)/],
  },
  'a programme that does not exist': {
    env: () => ({ LOKET_PROGRAMME: 'amsterdam' }),
    code: programme,
    says: [/there is no amsterdam\.json.*amsterdam-po/],
  },
  'a programme that is a path': {
    env: () => ({ LOKET_PROGRAMME: '../secrets' }),
    code: configuration,
    says: [/LOKET_PROGRAMME is not the name of a file/],
  },
  'a secret that is too short': {
    env: () => ({ LOKET_SECRET: 'hunter2' }),
    code: configuration,
    says: [/LOKET_SECRET is shorter than 32 characters; make one with: openssl/],
  },
  'demo mode for everybody': {
    env: () => ({ HOST: '0.0.0.0' }),
    code: configuration,
    says: [/HOST is not this machine only.*LOKET_MODE=production/],
  },
  'demo mode in production': {
    env: () => ({ NODE_ENV: 'production' }),
    code: configuration,
    says: [/NODE_ENV is "production" but LOKET_MODE is "demo"/],
  },
  'several at once': {
    env: () => ({ PORT: 'http', LOKET_TIMEZONE: 'Amsterdam', LOG_LEVEL: 'loud', WEBCHAT_ORIGINS: 'https://site.example/path' }),
    code: configuration,
    says: [
      /PORT is not a number/,
      /LOKET_TIMEZONE is not a time zone, like Europe\/Amsterdam/,
      /LOG_LEVEL is not a level/,
      /WEBCHAT_ORIGINS is not a list of origins/,
    ],
  },
  'production with everything missing': {
    env: () => ({ LOKET_MODE: 'production' }),
    code: configuration,
    says: ['LOKET_SECRET', 'LOKET_PUBLIC_URL', 'MicrosoftAppType', 'MicrosoftAppId', 'MicrosoftAppTenantId', 'MicrosoftAppPassword'].map(
      (name) => new RegExp(`^ *${name} is missing: .{10}`, 'm'),
    ),
  },
  'a kind of bot that no longer exists': {
    env: () => ({ ...production, MicrosoftAppType: 'MultiTenant', MicrosoftAppId: 'my-bot' }),
    code: configuration,
    says: [/MicrosoftAppType is "SingleTenant" or "UserAssignedMSI"/, /MicrosoftAppId is not an app id/],
  },
}

test.concurrent.for(Object.entries(cases))('%s', { timeout: 30_000 }, async ([, { env, code, says }]) => {
  const program = await spawnProgram({ LOKET_DATA: join(folder, 'data'), ...env() })
  expect({ code: await program.exited, output: program.output() }).toMatchObject({ code })
  for (const line of says) expect(program.output()).toMatch(line)
  expect(program.output()).not.toMatch(/^\s+at |Error:|node:internal/m)
  expect(
    program
      .output()
      .split('\n')
      .every((line) => line.length < 300),
  ).toBe(true)
})

test('what is not the operator’s fault keeps its stack, for whoever mends it', () => {
  const { code, line } = explain(new TypeError('a bug'))
  expect({ code, line }).toEqual({ code: exitCodes.bug, line: expect.stringMatching(/TypeError: a bug\n +at /) })
})
