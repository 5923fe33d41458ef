import { readFileSync } from 'node:fs'
import { SignJWT } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { deriveKey } from '../../bot/derive-key.ts'
import { type DirectLineWorld, directLineWorld, secret, site } from '../support/direct-line-world.ts'

let world: DirectLineWorld
let talk: Awaited<ReturnType<DirectLineWorld['start']>>
let other: typeof talk

beforeEach(async () => {
  world = await directLineWorld()
  talk = await world.start()
  other = await world.start()
})

/** A request that is fine, unless something of it is changed. */
type Ask = RequestInit & { token?: string; json?: unknown }
const activity = { type: 'message', from: { id: 'me' }, text: 'hoi' }
const post = (change: Ask = {}): Ask => ({ method: 'POST', token: talk.token, json: activity, ...change })
const raw = (body: BodyInit, contentType = 'application/json'): Ask => ({
  method: 'POST',
  token: talk.token,
  body,
  headers: { 'Content-Type': contentType },
})
const field = (change: object): Ask => post({ json: { ...activity, ...change } })
const nested = (depth: number) => `{"type":"message","value":${'['.repeat(depth)}${']'.repeat(depth)}}`
const forged = (claims: object, key: Uint8Array, alg = 'HS256') =>
  new SignJWT({ conv: talk.conversationId, user: 'dl_x', ...claims })
    .setProtectedHeader({ alg })
    .setAudience('direct-line')
    .setExpirationTime(4e9)
    .sign(key)

type Row = [what: string, path: () => string, ask: () => Ask | Promise<Ask>, status: number, code: string]
const activities = () => `${talk.here}/activities`
const generate = () => '/v3/directline/tokens/generate'
const conversations = () => '/v3/directline/conversations'

const rows: Row[] = [
  ['no token', activities, () => ({}), 401, 'MissingToken'],
  ['another scheme', activities, () => ({ headers: { Authorization: 'Basic YTpi' } }), 401, 'MissingToken'],
  ['an empty token', activities, () => ({ headers: { Authorization: 'Bearer ' } }), 401, 'MissingToken'],
  ['a word for a token', activities, () => ({ token: 'nonsense' }), 403, 'InvalidToken'],
  ['a token of 10 kB', activities, () => ({ token: `a.${'b'.repeat(10_000)}.c` }), 403, 'InvalidToken'],
  ['a token signed with another key', activities, async () => ({ token: await forged({}, new Uint8Array(32)) }), 403, 'InvalidToken'],
  [
    'a token signed with the secret itself',
    activities,
    async () => ({ token: await forged({}, new TextEncoder().encode(secret)) }),
    403,
    'InvalidToken',
  ],
  ['an unsigned token', activities, () => ({ token: `${btoa('{"alg":"none"}')}.${talk.token.split('.')[1]}.` }), 403, 'InvalidToken'],
  [
    'a token with another algorithm',
    activities,
    async () => ({ token: await forged({}, deriveKey(secret, 'tokens'), 'HS512') }),
    403,
    'InvalidToken',
  ],
  [
    'a token without a user',
    activities,
    async () => ({ token: await forged({ user: 7 }, deriveKey(secret, 'tokens')) }),
    403,
    'InvalidToken',
  ],
  ['a stream token', activities, () => ({ token: new URL(talk.streamUrl).searchParams.get('t') ?? '' }), 403, 'InvalidToken'],
  ['the secret where a token belongs', activities, () => ({ token: secret }), 403, 'InvalidToken'],
  ['reading another conversation', activities, () => ({ token: other.token }), 403, 'WrongConversation'],
  ['posting to another conversation', activities, () => post({ token: other.token }), 403, 'WrongConversation'],
  ['reconnecting to another conversation', () => talk.here, () => ({ token: other.token }), 403, 'WrongConversation'],
  ['uploading to another conversation', () => `${talk.here}/upload`, () => post({ token: other.token }), 403, 'WrongConversation'],
  [
    'an encoded path to another conversation',
    () => `${other.here}/..%2F${talk.conversationId}/activities`,
    () => ({ token: other.token }),
    404,
    'NotFound',
  ],
  ['refreshing without a token', () => '/v3/directline/tokens/refresh', () => ({ method: 'POST' }), 401, 'MissingToken'],
  ['refreshing the secret', () => '/v3/directline/tokens/refresh', () => ({ method: 'POST', token: secret }), 403, 'InvalidToken'],
  ['starting without a token', conversations, () => ({ method: 'POST' }), 401, 'MissingToken'],
  ['a token for nobody', generate, () => ({ method: 'POST' }), 401, 'MissingToken'],
  ['a token for a wrong secret', generate, () => ({ method: 'POST', token: `${secret}!` }), 403, 'InvalidToken'],
  [
    'a token for a page elsewhere',
    generate,
    () => ({ method: 'POST', headers: { Origin: 'https://evil.example' } }),
    403,
    'OriginNotAllowed',
  ],
  ['a token for a page that is nowhere', generate, () => ({ method: 'POST', headers: { Origin: 'null' } }), 403, 'OriginNotAllowed'],
  ['a page elsewhere with a good token', activities, () => post({ headers: { Origin: 'http://evil.example' } }), 403, 'OriginNotAllowed'],
  ['a page token without an origin', () => '/webchat/token', () => ({ method: 'POST' }), 403, 'OriginNotAllowed'],
  ['a user id without dl_', generate, () => ({ method: 'POST', token: secret, json: { user: { id: 'anna' } } }), 400, 'BadArgument'],
  [
    'a user id without dl_ from a page',
    generate,
    () => ({ method: 'POST', headers: { Origin: site }, json: { user: { id: 'anna' } } }),
    400,
    'BadArgument',
  ],
  [
    'a user id with a slash',
    conversations,
    () => ({ method: 'POST', token: secret, json: { user: { id: 'dl_a/b' } } }),
    400,
    'BadArgument',
  ],
  ['a user that is a number', generate, () => ({ method: 'POST', token: secret, json: { user: 5 } }), 400, 'BadArgument'],
  ['an origin that is none', generate, () => ({ method: 'POST', token: secret, json: { trustedOrigins: ['x'] } }), 400, 'BadArgument'],
  ['an unknown path', () => '/v3/directline/nothing', () => ({}), 404, 'NotFound'],
  ['the root', () => '/v3/directline', () => ({}), 404, 'NotFound'],
  ['a slash too many', () => `${talk.here}/activities/`, () => ({ token: talk.token }), 404, 'NotFound'],
  ['a broken percent-encoding', () => '/v3/directline/conversations/%E0%A4%A/activities', () => ({ token: talk.token }), 404, 'NotFound'],
  ['an encoded null', () => '/v3/directline/conversations/%00/activities', () => ({ token: talk.token }), 403, 'WrongConversation'],
  [
    'a prototype for an id',
    () => '/v3/directline/conversations/__proto__/activities',
    () => ({ token: talk.token }),
    403,
    'WrongConversation',
  ],
  ['a session id', () => '/v3/directline/session/getsessionid', () => ({ token: talk.token }), 404, 'NotFound'],
  ['PUT', activities, () => post({ method: 'PUT' }), 405, 'MethodNotAllowed'],
  ['DELETE', () => talk.here, () => ({ method: 'DELETE', token: talk.token }), 405, 'MethodNotAllowed'],
  ['GET for a token', generate, () => ({ token: secret }), 405, 'MethodNotAllowed'],
  ['a stream without an upgrade', () => `${talk.here}/stream`, () => ({}), 426, 'UpgradeRequired'],
  ['no JSON', activities, () => raw('{"type":'), 400, 'MalformedJson'],
  ['invalid UTF-8', activities, () => raw(new Uint8Array([123, 34, 0xff, 0xfe, 34, 58, 49, 125])), 400, 'MalformedJson'],
  ['deep JSON', activities, () => raw(nested(33)), 400, 'MalformedJson'],
  ['very deep JSON', activities, () => raw(nested(100_000)), 400, 'MalformedJson'],
  ['a prototype key', activities, () => raw('{"type":"message","channelData":{"a":[{"__proto__":{"x":1}}]}}'), 400, 'MalformedJson'],
  ['an empty body', activities, () => raw(''), 400, 'BadArgument'],
  ['a list', activities, () => raw('[]'), 400, 'BadArgument'],
  ['null', activities, () => raw('null'), 400, 'BadArgument'],
  ['no type', activities, () => raw('{}'), 400, 'BadArgument'],
  ['a type of another type', activities, () => field({ type: ['message'] }), 400, 'BadArgument'],
  ['text that is a number', activities, () => field({ text: 5 }), 400, 'BadArgument'],
  ['attachments that are an object', activities, () => field({ attachments: { length: 1 } }), 400, 'BadArgument'],
  [
    'an attachment with a script link',
    activities,
    () => field({ attachments: [{ contentType: 'a/b', contentUrl: 'javascript:alert(1)' }] }),
    400,
    'BadArgument',
  ],
  [
    'an attachment that is a file of another',
    activities,
    () => field({ attachments: [{ contentType: 'a/b', contentUrl: 'upload:a/b' }] }),
    400,
    'BadArgument',
  ],
  ['a date that is none', activities, () => field({ localTimestamp: 'gisteren' }), 400, 'BadArgument'],
  ['a conversationUpdate', activities, () => field({ type: 'conversationUpdate' }), 400, 'BadArgument'],
  ['an installationUpdate', activities, () => field({ type: 'installationUpdate' }), 400, 'BadArgument'],
  ['a negative watermark', () => `${activities()}?watermark=-1`, () => ({ token: talk.token }), 400, 'BadArgument'],
  ['a huge watermark', () => `${activities()}?watermark=${'9'.repeat(40)}`, () => ({ token: talk.token }), 400, 'BadArgument'],
  ['a watermark in words', () => `${talk.here}?watermark=0000a-42`, () => ({ token: talk.token }), 400, 'BadArgument'],
  ['text for JSON', activities, () => raw('{}', 'text/plain'), 415, 'UnsupportedMediaType'],
  ['a form for JSON', activities, () => raw('a=b', 'application/x-www-form-urlencoded'), 415, 'UnsupportedMediaType'],
  ['a compressed body', activities, () => post({ headers: { 'Content-Encoding': 'gzip' } }), 415, 'UnsupportedMediaType'],
  ['JSON for an upload', () => `${talk.here}/upload`, () => post(), 415, 'UnsupportedMediaType'],
  ['multipart without a boundary', () => `${talk.here}/upload`, () => raw('x', 'multipart/form-data'), 415, 'UnsupportedMediaType'],
  ['a body over 256 KB', activities, () => field({ text: 'a'.repeat(256 * 1024) }), 413, 'PayloadTooLarge'],
  ['a bot that breaks', activities, () => field({ text: 'boom' }), 502, 'BotRejectedActivity'],
  ['a store that is away', activities, () => field({ text: 'outage' }), 503, 'ServiceUnavailable'],
]

describe('refusals', () => {
  test.each(rows)('%s', async (_what, path, ask, status, code) => {
    const heard = world.bot.heard.length
    const { headers, body, text, ...reply } = await world.call(path(), await ask())
    expect([reply.status, Object.keys(body)]).toEqual([status, ['error']])
    const error = body.error as Record<string, unknown>
    expect(Object.keys(error)).toEqual(['code', 'message'])
    expect(error.code).toBe(code)
    expect(String(error.message)).toMatch(/^[A-Z][^<>{}]{10,120}\.$/)
    expect(headers.get('Content-Type')).toBe('application/json; charset=utf-8')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(text).not.toMatch(/\bat .*:\d+|node_modules|stack/i)
    if (status < 500) expect(world.bot.heard).toHaveLength(heard)
    expect((await talk.say('nog steeds hier')).status).toBe(200)
  })

  test('a body without a length that grows too large', async () => {
    const piece = new TextEncoder().encode('a'.repeat(64 * 1024))
    let left = 10
    const body = new ReadableStream({ pull: (controller) => (left-- > 0 ? controller.enqueue(piece) : controller.close()) })
    const reply = await world.call(activities(), { ...raw('' as never), body, duplex: 'half' } as Ask)
    expect([reply.status, reply.body.error]).toMatchObject([413, { code: 'PayloadTooLarge' }])
  })

  test('other paths are left to the server', async () => {
    expect((await world.call('/elsewhere')).body).toEqual({ page: 'elsewhere' })
    expect((await world.call('/v3/directlines')).body.error).toBeUndefined()
  })

  test('every refusal is documented', () => {
    const documented = readFileSync(new URL('../../docs/direct-line.md', import.meta.url), 'utf8')
    for (const [, , , status, code] of rows) expect(documented).toMatch(new RegExp(`\\|[^|]*${status}[^|]*\\|[^|]*\`${code}\``))
  })

  test('405 says what is allowed', async () => {
    expect((await world.call(activities(), { method: 'PUT' })).headers.get('Allow')).toBe('GET, POST, OPTIONS')
  })
})
