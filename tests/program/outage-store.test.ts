import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CosmosFront, startCosmos } from '../support/cosmos-front.ts'
import { browserVisitor } from '../support/life/browser-visitor.ts'
import { labelsOf, wordsOf } from '../support/life/heard.ts'
import { openWorld, type World } from '../support/life/world.ts'
import { postActivity } from '../support/program.ts'
import { soon } from '../support/soon.ts'
import { trainedFolder } from '../support/trained-folder.ts'

// The program on Cosmos, whose store falls away for a minute: refusing, then dropping connections.

let front: CosmosFront
let world: World
const folder = await trainedFolder()
beforeAll(async () => {
  front = await startCosmos({ now: () => new Date() })
  const certificate = join(folder, 'front.pem')
  await writeFile(certificate, front.agentOptions.ca)
  world = await openWorld({
    LOKET_DATA: folder,
    COSMOS_ENDPOINT: front.endpoint,
    COSMOS_KEY: front.key,
    NODE_EXTRA_CA_CERTS: certificate,
    LOG_LEVEL: 'fatal',
  })
}, 120_000)
afterAll(async () => {
  await world.close()
  await front.close()
  await rm(folder, { recursive: true, force: true })
})

const told = (conversation: string, id: string, text: string) =>
  postActivity(world.url, { id, text, conversation: { id: conversation } }).then(({ activities }) => activities)

test.each([
  ['refuses', { status: 503, times: 1_000_000 }],
  ['drops every connection', { drop: true, times: 1_000_000 }],
] as const)(
  'a store that %s for a minute: people hear what is safe, nothing is lost, and it goes on by itself',
  async (how, fault) => {
    const talk = `talk-${how.slice(0, 3)}`
    const me = await browserVisitor(world.url, 'nl-NL')
    await me.presses('session-signup demo-02')
    await me.saying('Sanne de Vries', `sanne.${how.slice(0, 3)}@uitval.example`)
    await told(talk, 'one', 'zelfscan')
    front.inject(fault)
    const during = await told(talk, 'two', '1')
    expect(labelsOf(during)).toEqual(['error.busy'])
    expect(wordsOf(during)).toMatch(/bewaard/)
    expect((await fetch(`${world.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${world.url}/healthz`)).status).toBe(200)
    front.clearFaults()
    await soon(async () => (await fetch(`${world.url}/readyz`)).status).toBe(200)
    expect(labelsOf(await told(talk, 'two', '1'))).toEqual(['zelfscan.questionHelp'])
    expect(labelsOf(await me.saying('geen', 'ja', 'ja'))).toEqual(['sessions.signup.seat'])
    await world.clock.to(new Date((await world.clock.now()).getTime() + 60_000))
    await soon(async () => (await world.mails(`sanne.${how.slice(0, 3)}@`)).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Je hebt een plek/),
    ])
  },
  120_000,
)
