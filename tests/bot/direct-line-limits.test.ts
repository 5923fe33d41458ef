import { once } from 'node:events'
import { connect } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { describe, expect, test, vi } from 'vitest'
import { addressKey } from '../../bot/direct-line/caller-address.ts'
import { defaultLimits } from '../../bot/direct-line/limits.ts'
import { rateLimit } from '../../bot/direct-line/rate-limit.ts'
import { directLineWorld, secret, site } from '../support/direct-line-world.ts'
import { soon } from '../support/soon.ts'

vi.setConfig({ testTimeout: 30_000 })

const rates = (change: Partial<typeof defaultLimits.rates>) => ({ rates: { ...defaultLimits.rates, ...change } })

describe('rates', () => {
  test('a bucket empties, says when to come back, and fills again', () => {
    let at = 0
    const allow = rateLimit({ burst: 2, perSecond: 0.5 }, () => new Date(at))
    expect([allow('a'), allow('a'), allow('a'), allow('b')]).toEqual([
      { ok: true },
      { ok: true },
      { ok: false, retryAfterSeconds: 2 },
      { ok: true },
    ])
    at = 2000
    expect([allow('a'), allow('a')]).toEqual([{ ok: true }, { ok: false, retryAfterSeconds: 2 }])
    at = 0 // a clock set back gives and takes nothing
    expect(allow('a')).toEqual({ ok: false, retryAfterSeconds: 2 })
  })

  test('a flood of keys forgets the oldest, and memory stays bounded', () => {
    const allow = rateLimit({ burst: 1, perSecond: 1 }, () => new Date(0), 100)
    expect(allow('first').ok).toBe(true)
    for (let count = 0; count < 99; count++) allow(`key ${count}`)
    expect(allow('first').ok).toBe(false)
    for (let count = 0; count < 100; count++) allow(`other ${count}`)
    expect(allow('first').ok).toBe(true)
  })

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('the address %s counts as %s', (address, key) => expect(addressKey(address)).toBe(key))

  test('too many messages of one conversation, not of another; with Retry-After', async () => {
    const world = await directLineWorld({ limits: rates({ post: { burst: 2, perSecond: 0.1 } }) })
    const [talk, other] = [await world.start(), await world.start()]
    await talk.say('een')
    await talk.say('twee')
    const third = await talk.say('drie')
    expect([third.status, third.headers.get('Retry-After'), third.body]).toEqual([
      429,
      '10',
      { error: { code: 'TooManyRequests', message: 'Too many requests. Wait as Retry-After says.' } },
    ])
    expect((await other.say('een')).status).toBe(200)
    world.advance(10)
    expect((await talk.say('drie')).status).toBe(200)
  })

  test('too many tokens for one address; a server with the secret is not counted', async () => {
    const clientAddress = (request: { headers: Record<string, unknown> }) => String(request.headers['x-test-address'] ?? '1.1.1.1')
    const world = await directLineWorld({ clientAddress, limits: rates({ token: { burst: 2, perSecond: 0.1 } }) })
    const ask = async (path: string, headers: Record<string, string> = {}) =>
      (await world.call(path, { method: 'POST', headers: { Origin: site, ...headers } })).status
    expect(await ask('/webchat/token')).toBe(200)
    expect(await ask('/v3/directline/tokens/generate')).toBe(200)
    expect(await ask('/webchat/token')).toBe(429)
    expect(await ask('/v3/directline/tokens/generate')).toBe(429)
    expect(await ask('/webchat/token', { 'x-test-address': '2.2.2.2' })).toBe(200)
    expect(await ask('/v3/directline/tokens/generate', { Authorization: `Bearer ${secret}` })).toBe(200)
  })
})

describe('time', () => {
  test('a bot that hangs is answered for, and the log says so', async () => {
    const world = await directLineWorld({ limits: { turnMilliseconds: 400 } })
    const talk = await world.start()
    const reply = await talk.say('hang')
    expect([reply.status, reply.body.error]).toMatchObject([504, { code: 'BotTimeout' }])
    expect(world.logged.map(({ message }) => message)).toEqual(['a Direct Line turn takes longer than a client waits'])
  })

  test.each([
    ['a body that never comes', 'activities', 'application/json', 'Content-Length: 20\r\n\r\n{"type":', 408],
    ['a file that stops halfway', 'upload', 'image/png', 'Content-Length: 20\r\n\r\nabc', undefined],
    [
      'a form that stops halfway',
      'upload',
      'multipart/form-data; boundary=x',
      'Content-Length: 90\r\n\r\n--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nabc',
      408,
    ],
  ])('%s is given up', async (_what, path, type, rest, status) => {
    const world = await directLineWorld({ limits: { bodyMilliseconds: 400, uploadMilliseconds: 400 } })
    const talk = await world.start()
    const socket = connect(world.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(
      `POST ${talk.here}/${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${talk.token}\r\nContent-Type: ${type}\r\n${rest}`,
    )
    const answer = textOf(socket)
    if (status) expect(await answer).toMatch(`HTTP/1.1 ${status} `)
    else expect(await answer).toBe('')
    expect((await world.store.list(`conversation/directline:${talk.conversationId}`, 'upload')).docs).toEqual([])
    expect((await talk.say('hoi')).status).toBe(200)
  })

  test('a client that goes away midway leaves nothing behind', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    const socket = connect(world.port, '127.0.0.1')
    const form = `--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n${'a'.repeat(3_000_000)}`
    const head = `POST ${talk.here}/upload HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${talk.token}\r\nContent-Type: multipart/form-data; boundary=x\r\n`
    socket.write(`${head}Content-Length: 9000000\r\n\r\n${form}`)
    const uploads = async () => (await world.store.list(`conversation/directline:${talk.conversationId}`, 'upload')).docs.length
    await soon(uploads).toBe(2)
    socket.destroy()
    await once(socket, 'close')
    await soon(uploads).toBe(0)
    expect(world.logged).toEqual([])
  })
  // Regression: garbage behind a whole body broke the request off in the middle, and was taken for an error of ours.
  test.each(['application/json', 'image/png', 'multipart/form-data; boundary=x'])(
    'garbage behind a body of %s is the client its own trouble',
    async (type) => {
      const world = await directLineWorld()
      const talk = await world.start()
      const body = '--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nabc\r\n--x--\r\n'
      for (const path of ['activities', 'upload']) {
        const head = `POST ${talk.here}/${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${talk.token}\r\nContent-Type: ${type}\r\n`
        const socket = connect(world.port, '127.0.0.1')
        socket.on('error', () => {})
        socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body}\u0000\u0001\u0002\r\n\r\n`)
        expect(await textOf(socket).catch(() => '')).not.toMatch(/HTTP\/1\.1 5/)
      }
      expect(world.logged).toEqual([])
      expect((await talk.say('hoi')).status).toBe(200)
    },
  )
})
