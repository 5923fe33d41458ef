import { type IncomingMessage, request } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { originRules } from '../../bot/direct-line/origins.ts'
import { directLineWorld, secret, site } from '../support/direct-line-world.ts'

const publicUrl = 'https://chat.example'

/** A request with any Host, which fetch does not allow. */
function from(
  world: { port: number },
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: world.port, host: '127.0.0.1', path, method: 'POST', headers }, async (response) => {
      resolve({ status: response.statusCode ?? 0, body: JSON.parse(await textOf(response)) })
    })
    sent.on('error', reject).end()
  })
}

describe('pages on other sites', () => {
  test('an allowed page may ask ahead and read; nothing is said to others', async () => {
    const world = await directLineWorld({ publicUrl })
    for (const origin of [site, publicUrl]) {
      const ahead = await world.call('/v3/directline/conversations/x/activities', {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization,content-type',
        },
      })
      expect([ahead.status, ahead.text]).toEqual([204, ''])
      expect(Object.fromEntries(ahead.headers)).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'Authorization, Content-Type, X-Ms-Bot-Agent, X-Requested-With',
        'access-control-max-age': '600',
        vary: 'Origin',
      })
      expect(ahead.headers.get('access-control-allow-credentials')).toBeNull()
    }
    const refusal = await world.call('/v3/directline/conversations', { method: 'POST', headers: { Origin: site } })
    expect([
      refusal.status,
      refusal.headers.get('access-control-allow-origin'),
      refusal.headers.get('access-control-expose-headers'),
    ]).toEqual([401, site, 'Retry-After'])
  })

  test.each([
    'https://evil.example',
    'http://campagne.example',
    'https://campagne.example.evil.example',
    'https://campagne.example:444',
    'null',
    'http://localhost:3000',
    '',
  ])('a page on %s may not', async (Origin) => {
    const world = await directLineWorld({ publicUrl })
    for (const init of [{ method: 'OPTIONS' }, { method: 'POST', token: secret }]) {
      const reply = await world.call('/v3/directline/tokens/generate', { ...init, headers: { Origin } })
      expect([reply.status, reply.body.error]).toMatchObject([403, { code: 'OriginNotAllowed' }])
      expect([reply.headers.get('access-control-allow-origin'), reply.headers.get('vary')]).toEqual([null, 'Origin'])
    }
  })

  test('links and streams begin with the public address', async () => {
    const world = await directLineWorld({ publicUrl: `${publicUrl}/` })
    expect((await world.start()).streamUrl).toMatch(/^wss:\/\/chat\.example\/v3\/directline\/conversations\//)
    const { body } = await world.call('/webchat/token', { method: 'POST', headers: { Origin: publicUrl } })
    expect(body.domain).toBe('https://chat.example/v3/directline')
  })
})

test.each([
  ['chat.example:8080', 'http://chat.example:8080'],
  ['[::1]:3978', 'http://[::1]:3978'],
  ['"><script>', 'http://localhost'],
  ['a/b@c', 'http://localhost'],
])('without a public address links go by Host: %s', (host, base) => {
  const rules = originRules({ allowedOrigins: [], open: false })
  expect(rules.base({ headers: { host } } as IncomingMessage)).toBe(base)
})

describe('demo mode', () => {
  test('programs and pages on this machine get tokens, by whatever local name', async () => {
    const world = await directLineWorld({ open: true, publicUrl: 'http://127.0.0.1:3978' })
    for (const headers of [{}, { Origin: 'http://localhost:5173' }, { Origin: world.url }] as Record<string, string>[]) {
      expect((await world.call('/v3/directline/tokens/generate', { method: 'POST', headers })).status).toBe(200)
      expect((await world.call('/webchat/token', { method: 'POST', headers })).status).toBe(200)
    }
    const local = await from(world, '/webchat/token', { Host: 'localhost:3978' })
    expect(local.body.domain).toBe('http://localhost:3978/v3/directline')
  })

  // Regression guard: a name of theirs that points at this machine must not make a foreign page local.
  test('a foreign name pointed at this machine gets nothing', async () => {
    const world = await directLineWorld({ open: true })
    expect((await from(world, '/webchat/token', { Host: 'evil.example', Origin: 'http://evil.example' })).status).toBe(403)
    expect((await from(world, '/webchat/token', { Host: 'evil.example' })).status).toBe(403)
    expect((await from(world, '/v3/directline/tokens/generate', { Host: 'evil.example' })).status).toBe(401)
    expect((await from(world, '/v3/directline/tokens/generate', { Host: '127.0.0.1.evil.example' })).status).toBe(401)
    expect((await world.call('/webchat/token', { method: 'POST', headers: { Origin: 'http://localhost.evil.example' } })).status).toBe(403)
  })

  test('is off unless it is on', async () => {
    const world = await directLineWorld()
    expect((await world.call('/webchat/token', { method: 'POST' })).status).toBe(403)
    expect((await world.call('/webchat/token', { method: 'POST', headers: { Origin: world.url } })).status).toBe(403)
  })
})

test('a setting that is no origin is refused at the start', () => {
  expect(() => originRules({ allowedOrigins: ['campagne.example'], open: false })).toThrow(TypeError)
  expect(() => originRules({ allowedOrigins: [], publicUrl: 'chat', open: false })).toThrow(TypeError)
})
