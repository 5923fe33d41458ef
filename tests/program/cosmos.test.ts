import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { exitCodes } from '../../bot/run.ts'
import { personOf } from '../../bot/services/person-of.ts'
import { fromOrderKey } from '../../data/order-key.ts'
import { type CosmosFront, startCosmos } from '../support/cosmos-front.ts'
import { discard, type Program, postActivity, spawnProgram, startProgram, temporaryFolder } from '../support/program.ts'

// The real program on Cosmos, over HTTPS: what a turn asks of it, and what an operator hears when it fails.

let front: CosmosFront
let reach: Record<string, string>
const folder = await temporaryFolder()

beforeAll(async () => {
  front = await startCosmos({ now: () => new Date() })
  const certificate = join(folder, 'front.pem')
  await writeFile(certificate, front.agentOptions.ca)
  reach = {
    LOKET_DATA: join(folder, 'data'),
    LOKET_PROGRAMME: 'almere-po',
    COSMOS_ENDPOINT: front.endpoint,
    COSMOS_KEY: front.key,
    NODE_EXTRA_CA_CERTS: certificate,
  }
})
afterEach(() => front.clearFaults())
afterAll(async () => {
  await front.close()
  await rm(folder, { recursive: true })
})

const mine = [
  'conversation/emulator:counted',
  'identity/emulator:person',
  `candidate/${personOf({ channelId: 'emulator', userId: 'person' })}`,
]

/** A request of the person who is counted; the program's own work beside the turns is for other partitions or for none. */
function ofTurn({ headers }: ReturnType<CosmosFront['seen']>[number]): boolean {
  const [key] = JSON.parse(headers['x-ms-documentdb-partitionkey'] ?? '[]') as string[]
  return key !== undefined && mine.includes(fromOrderKey(key))
}

const labels = async (program: Program, id: string, text: string) =>
  (await postActivity(program.url, { id, text })).activities.map((one) => one.label)

describe('an operator hears', () => {
  const cases: [what: string, env: () => Record<string, string>, says: RegExp][] = [
    [
      'a wrong key',
      () => ({ COSMOS_KEY: Buffer.from('another key').toString('base64') }),
      /^Cosmos at .* refuses the key\. Check COSMOS_KEY$/m,
    ],
    [
      'an account that is not there',
      () => ({ COSMOS_ENDPOINT: 'https://127.0.0.1:9/' }),
      /^Cosmos at .* cannot be reached\. Check COSMOS_ENDPOINT and the network\. It says: connect ECONNREFUSED/m,
    ],
    [
      'a certificate nobody knows',
      () => ({ NODE_EXTRA_CA_CERTS: '' }),
      /^Cosmos at .* cannot be reached\. Check COSMOS_ENDPOINT and the network\. It says: self-signed certificate/m,
    ],
  ]
  test.concurrent.for(cases)('of %s', { timeout: 60_000 }, async ([, env, says]) => {
    const program = await spawnProgram({ ...reach, ...env() })
    expect(await program.exited).toBe(exitCodes.store)
    expect(program.output()).toMatch(says)
    expect(program.output().trimEnd().split('\n')).toHaveLength(1)
  })

  test('of throttling that does not end', { timeout: 60_000 }, async () => {
    front.inject({ status: 429, retryAfterMs: 1000, times: 1_000_000 })
    const program = await spawnProgram(reach)
    expect(await program.exited).toBe(exitCodes.store)
    expect(program.output()).toMatch(/^Cosmos .*429.*throughput/m)
    expect(program.output().trimEnd().split('\n')).toHaveLength(1)
  })
})

describe('a turn', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram({ ...reach, LOG_LEVEL: 'fatal' })
  }, 60_000)
  afterAll(() => discard(program))

  /** Requests of these words, one turn after the other. */
  async function requests(...words: string[]) {
    const counted: number[] = []
    for (const text of words) {
      front.resetCounts()
      const { status } = await postActivity(program.url, { id: `${text} ${counted.length}`, conversation: { id: 'counted' }, text })
      expect(status).toBe(200)
      counted.push(front.seen().filter(ofTurn).length)
    }
    return counted
  }

  test('that only talks takes at most two requests', async () => {
    // The first turn also asks whether this user of the channel is somebody known.
    expect(await requests('hoi', 'menu', 'zelfscan', 'ja', 'terug', 'stop', 'bijeenkomsten')).toEqual([3, 2, 2, 2, 2, 2, 2])
  })

  test('that signs up takes at most five, beside the one or two of the session', async () => {
    const counted = await requests('aanmelden', '1', 'Sanne de Vries', 'sanne@voorbeeld.example', 'geen', 'ja', 'ja')
    expect(counted.slice(0, -1)).toEqual([2, 2, 2, 2, 2, 2])
    expect(counted.at(-1)).toBeGreaterThan(2)
    expect(counted.at(-1)).toBeLessThanOrEqual(5)
  })

  test('goes on through a moment of throttling, and says kindly what is safe when it lasts', { timeout: 60_000 }, async () => {
    front.inject({ status: 429, retryAfterMs: 20, times: 3 })
    expect(await labels(program, 't1', 'menu')).toEqual(['greeting.hello'])
    front.inject({ status: 429, retryAfterMs: 60_000, times: 1_000_000 })
    expect(await labels(program, 't2', 'menu')).toEqual(['error.busy'])
    expect((await fetch(`${program.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200)
    front.clearFaults()
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200)
    expect(await labels(program, 't2', 'menu')).toEqual(['menu.all'])
  })

  test('whose answer was lost on the way is not done twice', async () => {
    front.inject({ on: 'batch', after: true, drop: true })
    expect(await labels(program, 'l1', 'zelfscan')).toEqual(['zelfscan.first'])
    expect(await labels(program, 'l1', 'zelfscan')).toEqual(['zelfscan.first'])
  })
})
