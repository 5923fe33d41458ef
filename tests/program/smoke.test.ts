import { createSign, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { production } from '../support/production.ts'
import { discard, type Program, postActivity, startProgram } from '../support/program.ts'

// The real entry point as `npm start` runs it: Node reads the TypeScript itself.

const status = async (url: string, init?: RequestInit) => (await fetch(url, init)).status
const posted = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const everywhere = ['/', '/embed.js', '/healthz', '/readyz', '/metrics']
const demoOnly: [path: string, init?: RequestInit][] = [
  ['/demo/people'],
  ['/demo/clock'],
  ['/demo/mail'],
  ['/demo/token', posted({ as: 'coach' })],
  ['/demo/clock', posted({ advance: 'PT0S' })],
  ['/demo/reset', posted({})],
]

describe('demo mode', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
  }, 30_000)
  afterAll(() => discard(program))

  test('says where it is, that it is a demo, and answers', async () => {
    expect(program.output()).toBe(`ready ${program.url}\ndemo mode: nothing is signed in, and only this machine can reach it\n`)
    const { status: code, activities } = await postActivity(program.url, { id: '1', text: 'zelfscan' })
    expect([code, activities.map((one) => one.label)]).toEqual([200, ['greeting.short', 'zelfscan.first']])
  })

  test.for([...everywhere.map((path) => [path] as [string]), ...demoOnly])('%s is there', async ([path, init]) => {
    expect(await status(program.url + path, init)).toBe(200)
  })

  test('SIGTERM lets a turn that runs finish, exits 0 and says nothing', async () => {
    const turn = postActivity(program.url, { id: '2', conversation: { id: 'last' }, text: 'menu' })
    await fetch(`${program.url}/healthz`)
    const stopped = program.stop()
    expect((await turn).activities.map((one) => one.label)).toEqual(['greeting.hello'])
    expect([await stopped, program.output().split('\n').length]).toEqual([0, 3])
  })
})

test('SIGTERM does not wait for who never finishes: half a request, a silent web chat, a browser that keeps its connection', async () => {
  const program = await startProgram()
  const { token }: { token: string } = await (await fetch(`${program.url}/demo/token`, posted({}))).json()
  const started = await fetch(`${program.url}/v3/directline/conversations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  const { streamUrl }: { streamUrl: string } = await started.json()
  const address = { host: '127.0.0.1', port: Number(new URL(program.url).port) }
  const half = connect(address).on('error', () => {})
  half.write('POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{')
  const silent = connect(address).on('error', () => {})
  const { pathname, search } = new URL(streamUrl)
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  silent.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n\r\n`)
  await once(silent, 'data')
  const asked = performance.now()
  expect(await program.stop()).toBe(0)
  expect(performance.now() - asked).toBeLessThan(8_000)
  await discard(program)
}, 60_000)

describe('production mode', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram({ ...production, LOG_LEVEL: 'error' })
  }, 30_000)
  afterAll(() => discard(program))

  test.for(everywhere)('%s is there', async (path) => expect(await status(program.url + path)).toBe(200))
  test.for(demoOnly)('%s is not', async ([path, init]) => expect(await status(program.url + path, init)).toBe(404))

  test.for(Object.entries(tokens()))('%s does not get a turn', async ([, authorization]) => {
    const activity = {
      type: 'message',
      id: '1',
      text: 'menu',
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      deliveryMode: 'expectReplies',
    }
    const request = posted({ ...activity, from: { id: 'u' }, recipient: { id: 'b' }, conversation: { id: 'c' } })
    const response = await fetch(`${program.url}/api/messages`, {
      ...request,
      headers: { ...request.headers, ...(authorization && { authorization }) },
    })
    expect([response.status, await response.json()]).toEqual([401, { error: { code: 'Unauthorized', message: expect.any(String) } }])
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
  })

  test('refusing them fills no log with stacks', () => expect(program.output()).not.toMatch(/\n +at /))
})

/** What stands in for the token of the Bot Framework: nothing, rubbish, and tokens that look right but were signed by somebody else. */
function tokens(): Record<string, string | undefined> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: 'https://api.botframework.com',
    aud: production.MicrosoftAppId,
    serviceurl: 'https://smba.trafficmanager.net/emea/',
    nbf: now - 60,
    exp: now + 3600,
  }
  const signed = (header: object, payload: object) => {
    const text = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'forged', ...header })}.${encode(payload)}`
    return `Bearer ${text}.${createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url')}`
  }
  const tenant = `https://login.microsoftonline.com/${production.MicrosoftAppTenantId}/v2.0`
  return {
    'no token': undefined,
    'an empty token': 'Bearer ',
    'another scheme': 'Basic dXNlcjpwYXNz',
    'two words': 'Bearer not.a.token at all',
    garbage: `Bearer ${'x'.repeat(3000)}`,
    'three dots': 'Bearer ...',
    'a forged token': signed({}, claims),
    'a forged token of the emulator': signed(
      {},
      { ...claims, iss: 'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/', ver: '1.0', appid: production.MicrosoftAppId },
    ),
    'a forged token of a skill': signed({}, { ...claims, iss: tenant, ver: '2.0', azp: '33333333-3333-4333-8333-333333333333' }),
    'an expired token': signed({}, { ...claims, nbf: now - 7200, exp: now - 3600 }),
    'a token of another issuer': signed({}, { ...claims, iss: 'https://evil.example' }),
    'a token that is not signed': `Bearer ${encode({ alg: 'none' })}.${encode(claims)}.`,
    'a token whose claims are no object': `Bearer ${encode({ alg: 'RS256' })}.${Buffer.from('null').toString('base64url')}.x`,
  }
}
