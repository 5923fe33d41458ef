import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { StoreUnavailableError } from '../../data/store.ts'
import { directLineWorld, site } from '../support/direct-line-world.ts'
import { soon } from '../support/soon.ts'
import { refusedStream, streamClient } from '../support/stream-client.ts'

vi.setConfig({ testTimeout: 30_000 })

describe('the stream', () => {
  test('brings the past, then the present, exactly as GET does', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    await talk.say('voor')
    const stream = await streamClient(talk.streamUrl, { Origin: site })
    await soon(stream.texts).toEqual(['welkom (-)', 'voor', 'je zei: voor'])
    await talk.say('na')
    await soon(stream.texts).toHaveLength(5)
    const { activities, watermark } = await talk.read()
    expect(stream.sets.flatMap((set) => set.activities)).toEqual(activities)
    expect(stream.watermark()).toBe(watermark)
    world.line.show(talk.conversationId, { type: 'typing', from: { id: 'loket' } })
    await soon(() => stream.sets.at(-1)).toEqual({ activities: [{ type: 'typing', from: { id: 'loket' } }] })
  })

  test('two tabs hear the same; another conversation hears nothing; memory is given back', async () => {
    const world = await directLineWorld()
    const [talk, other] = [await world.start(), await world.start()]
    const tabs = [await streamClient(talk.streamUrl), await streamClient(talk.streamUrl)]
    const elsewhere = await streamClient(other.streamUrl)
    await talk.say('hoi')
    for (const tab of tabs) await soon(tab.texts).toEqual(['welkom (-)', 'hoi', 'je zei: hoi'])
    await soon(elsewhere.texts).toEqual(['welkom (-)'])
    expect(world.line.streams()).toBe(3)
    for (const { socket } of [...tabs, elsewhere]) socket.close()
    await soon(world.line.streams).toBe(0)
  })

  test('one stream too many closes the oldest', async () => {
    const world = await directLineWorld({ limits: { socketsPerConversation: 2 } })
    const talk = await world.start()
    const streams = [await streamClient(talk.streamUrl), await streamClient(talk.streamUrl), await streamClient(talk.streamUrl)]
    expect(await streams[0]?.closed).toBe(1013)
    await talk.say('hoi')
    await soon(streams[2]!.texts).toHaveLength(3)
    expect(world.line.streams()).toBe(2)
  })

  test('garbage is survived: words, bytes, too much, and what is no frame at all', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    const [chatty, long, broken] = [
      await streamClient(talk.streamUrl),
      await streamClient(talk.streamUrl),
      await streamClient(talk.streamUrl),
    ]
    chatty.socket.send('')
    chatty.socket.send('{"type":"message"}')
    chatty.socket.send(new Uint8Array([0, 255, 1]))
    chatty.socket.ping('x')
    long.socket.send('a'.repeat(5000))
    expect(await long.closed).toBe(1009)
    ;(broken.socket as unknown as { _socket: { write: (bytes: Uint8Array) => void } })._socket.write(
      new Uint8Array([0xff, 0xff, 0xff, 0xff, 1, 2, 3]),
    )
    expect([1002, 1006]).toContain(await broken.closed)
    await talk.say('hoi')
    await soon(chatty.texts).toEqual(['welkom (-)', 'hoi', 'je zei: hoi'])
  })

  test('a dead client is let go; a live one gets empty messages', async () => {
    const world = await directLineWorld({ limits: { pingMilliseconds: 150 } })
    const talk = await world.start()
    const alive = await streamClient(talk.streamUrl)
    const dead = await streamClient(talk.streamUrl)
    dead.socket.pause()
    await soon(world.line.streams).toBe(1)
    const empty = alive.seen.empty
    await soon(() => alive.seen.empty).toBeGreaterThan(empty + 2)
  })

  test('a slow client is let go before much waits for it', async () => {
    const world = await directLineWorld({ limits: { bufferedBytes: 100_000 } })
    const talk = await world.start()
    const slow = await streamClient(talk.streamUrl)
    slow.socket.pause()
    await soon(world.line.streams).toBe(1)
    for (let count = 0; count < 20 && world.line.streams() > 0; count++) await talk.say(`9 ${'a'.repeat(100_000)}`)
    expect(world.line.streams()).toBe(0)
  })

  test('two machines on one store: what the other one said arrives by polling, or with the next message', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'direct-line-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const path = join(folder, 'store.db')
    const [here, there] = [await directLineWorld({ path }), await directLineWorld({ path, limits: { pollMilliseconds: 10 } })]
    const talk = await here.start()
    const direct = await streamClient(talk.streamUrl)
    const polled = await streamClient(talk.streamUrl.replace(`:${here.port}/`, `:${there.port}/`))
    await talk.say('een')
    await soon(polled.texts).toEqual(['welkom (-)', 'een', 'je zei: een'])
    await there.call(`${talk.here}/activities`, { method: 'POST', token: talk.token, json: { type: 'message', text: 'twee' } })
    expect(direct.texts()).not.toContain('twee')
    await talk.say('drie')
    const all = ['welkom (-)', 'een', 'je zei: een', 'twee', 'je zei: twee', 'drie', 'je zei: drie']
    for (const stream of [direct, polled]) await soon(stream.texts).toEqual(all)
  })

  test('when the store is away the stream closes, and the client can come back', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    const list = world.store.list
    world.store.list = () => Promise.reject(new StoreUnavailableError('away'))
    expect(await (await streamClient(talk.streamUrl)).closed).toBe(1011)
    expect((await world.call(`${talk.here}/activities`, { token: talk.token })).status).toBe(503)
    world.store.list = list
    await soon((await streamClient(talk.streamUrl)).texts).toEqual(['welkom (-)'])
  })

  test('stopping the service says goodbye', async () => {
    const world = await directLineWorld()
    const stream = await streamClient((await world.start()).streamUrl)
    const silent = await streamClient((await world.start()).streamUrl)
    silent.socket.pause()
    world.line.close()
    expect(await stream.closed).toBe(1001)
    await soon(world.line.streams).toBe(0)
  })
})

describe('a stream is refused', () => {
  const change = (url: string, name: string, value: string) => {
    const changed = new URL(url)
    changed.searchParams.set(name, value)
    return String(changed)
  }
  test.each([
    ['without a token', 401, 'MissingToken', (url: string) => change(url, 't', '')],
    ['with the token of the conversation', 403, 'InvalidToken', (url: string, token: string) => change(url, 't', token)],
    ['for another conversation', 403, 'WrongConversation', (url: string) => url.replace(/conversations\/[^/]+/, 'conversations/other')],
    ['with a watermark that is none', 400, 'BadArgument', (url: string) => change(url, 'watermark', '-1')],
  ])('%s', async (_what, status, code, spoil) => {
    const world = await directLineWorld()
    const talk = await world.start()
    expect(await refusedStream(spoil(talk.streamUrl, talk.token))).toMatchObject({ status, body: { error: { code } } })
    expect(world.line.streams()).toBe(0)
  })

  test('a minute later, from a page elsewhere, or too often', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    expect(await refusedStream(talk.streamUrl, { Origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      body: { error: { code: 'OriginNotAllowed' } },
    })
    for (let count = 0; count < 120; count++) await refusedStream(talk.streamUrl.replace('watermark=0', 'watermark=x'))
    expect(await refusedStream(talk.streamUrl)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
    world.advance(60)
    expect(await refusedStream(talk.streamUrl)).toMatchObject({ status: 403, body: { error: { code: 'TokenExpired' } } })
  })

  test('when its token names other pages', async () => {
    const world = await directLineWorld({ allowedOrigins: [site, 'https://ander.example'] })
    const { body } = await world.call('/v3/directline/tokens/generate', {
      method: 'POST',
      headers: { Origin: site },
      json: { trustedOrigins: [site] },
    })
    const start = (Origin: string) =>
      world.call('/v3/directline/conversations', { method: 'POST', token: String(body.token), headers: { Origin } })
    expect((await start('https://ander.example')).status).toBe(403)
    const url = String((await start(site)).body.streamUrl)
    expect(await refusedStream(url, { Origin: 'https://ander.example' })).toMatchObject({
      status: 403,
      body: { error: { code: 'OriginNotAllowed' } },
    })
    await streamClient(url, { Origin: site })
  })

  test('when the handshake is none; an upgrade of another path is not ours', async () => {
    const world = await directLineWorld()
    const path = (await world.start()).streamUrl.replace(/^ws:\/\/[^/]+/, '')
    const ask = async (target: string, more = '') => {
      const socket = connect(world.port, '127.0.0.1')
      socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${more}\r\n`)
      return await textOf(socket)
    }
    expect(await ask(path)).toMatch(/^HTTP\/1\.1 400 .*\{"error":\{"code":"BadArgument"/s)
    expect(await ask(path, 'Sec-WebSocket-Key: x\r\nSec-WebSocket-Version: 99\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await ask('/elsewhere')).toBe('')
    const gone = connect(world.port, '127.0.0.1')
    gone.write(
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
    gone.resetAndDestroy()
    await once(gone, 'close')
    expect((await world.call('/elsewhere')).status).toBe(200)
  })
})
