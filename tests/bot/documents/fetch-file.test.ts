import { Agent } from 'node:https'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchFile } from '../../../bot/services/documents/fetch-file.ts'
import { isPublicAddress } from '../../../bot/services/documents/public-address.ts'
import { fileHost } from '../../support/documents/file-host.ts'

let host: Awaited<ReturnType<typeof fileHost>>
const heard: { path: string; authorization: string | undefined }[] = []
beforeAll(async () => {
  host = await fileHost((request, response) => {
    const path = request.url ?? ''
    heard.push({ path: `${request.headers.host}${path}`, authorization: request.headers.authorization })
    const [, what = '', rest = ''] = /^\/(\w+)\/?(.*)$/.exec(path) ?? []
    if (what === 'bytes') return void response.end(Buffer.alloc(Number(rest), 1))
    if (what === 'endless') return void setInterval(() => response.write(Buffer.alloc(1000)), 1).unref()
    if (what === 'status') return void response.writeHead(Number(rest)).end('no')
    if (what === 'to') return void response.writeHead(302, { location: decodeURIComponent(rest) }).end()
    if (what === 'loop') return void response.writeHead(302, { location: path }).end()
    if (what === 'cut') return void response.writeHead(200, { 'content-length': 1000 }).write('half', () => response.destroy())
    return undefined
  })
})
afterAll(() => host.close())

const here = (host: string) => host === 'files.example'
const options = { mostBytes: 5000, milliseconds: 400 }
const get = (link: string, headers?: Record<string, string>) =>
  fetchFile(link, here, { ...options, agent: host.agent, mayCall: () => true }, headers)

test.each([
  ['a file', 'https://files.example/bytes/5000', { ok: true, bytes: Buffer.alloc(5000, 1) }],
  ['one byte too many', 'https://files.example/bytes/5001', { ok: false, reason: 'too-big' }],
  ['one without end', 'https://files.example/endless', { ok: false, reason: 'too-big' }],
  [
    'a redirect to where it is trusted',
    `https://files.example/to/${encodeURIComponent('/bytes/3')}`,
    { ok: true, bytes: Buffer.alloc(3, 1) },
  ],
  [
    'a redirect to elsewhere',
    `https://files.example/to/${encodeURIComponent('https://evil.example/bytes/3')}`,
    { ok: false, reason: 'unreachable' },
  ],
  [
    'a redirect out of https',
    `https://files.example/to/${encodeURIComponent('http://files.example/bytes/3')}`,
    { ok: false, reason: 'unreachable' },
  ],
  ['a redirect in circles', 'https://files.example/loop', { ok: false, reason: 'unreachable' }],
  ['what is gone', 'https://files.example/status/404', { ok: false, reason: 'gone' }],
  ['what is over', 'https://files.example/status/403', { ok: false, reason: 'gone' }],
  ['a server in trouble', 'https://files.example/status/500', { ok: false, reason: 'unreachable' }],
  ['a file cut off', 'https://files.example/cut', { ok: false, reason: 'unreachable' }],
  ['a server that says nothing', 'https://files.example/silence', { ok: false, reason: 'unreachable' }],
  ['http', 'http://files.example/bytes/3', { ok: false, reason: 'unreachable' }],
  ['a file of this machine', 'file:///etc/passwd', { ok: false, reason: 'unreachable' }],
  ['another host', 'https://evil.example/bytes/3', { ok: false, reason: 'unreachable' }],
  ['a host with a password', 'https://files.example:x@evil.example/bytes/3', { ok: false, reason: 'unreachable' }],
  ['no address', 'nothing', { ok: false, reason: 'unreachable' }],
])('%s', async (_what, link, outcome) => {
  expect(await get(link)).toEqual(outcome)
})

test('a token goes to the first host only', async () => {
  heard.length = 0
  await get(`https://files.example/to/${encodeURIComponent('/bytes/3')}`, { authorization: 'Bearer secret' })
  expect(heard.map(({ authorization }) => authorization)).toEqual(['Bearer secret', undefined])
})

describe('the machines beside us', () => {
  test('are not called by their address, nor by a name that leads to them', async () => {
    const agent = new Agent({ ca: host.cert })
    const reach = (link: string, mayCall?: () => boolean) => fetchFile(link, () => true, { ...options, agent, ...(mayCall && { mayCall }) })
    heard.length = 0
    for (const name of ['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]'])
      expect(await reach(`https://${name}:${host.port}/bytes/3`)).toEqual({ ok: false, reason: 'unreachable' })
    expect(heard).toEqual([])
    expect(await reach(`https://localhost:${host.port}/bytes/3`, () => true)).toMatchObject({ ok: true })
    agent.destroy()
  })

  test.each([
    ...[
      '10.0.0.1',
      '127.0.0.1',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fc00::1',
      'fd12::1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      '2001:db8::1',
      '2002:a00:1::',
      'ff02::1',
      'nonsense',
      '',
    ],
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test.each(['1.1.1.1', '13.107.136.10', '172.32.0.1', '192.169.0.1', '2603:1020:201::1', '2a00:1450::1'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})
