import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../bot/direct-line/limits.ts'
import { readUpload } from '../../bot/direct-line/uploads.ts'
import { type DirectLineWorld, directLineWorld } from '../support/direct-line-world.ts'

type Talk = Awaited<ReturnType<DirectLineWorld['start']>>
type Attachment = { contentType: string; contentUrl: string; name: string; content?: unknown }

const file = (bytes: BlobPart, type: string) => new Blob([bytes], { type })
function form(files: [name: string, blob: Blob][], activity?: object) {
  const data = new FormData()
  if (activity) data.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }))
  for (const [name, blob] of files) data.append('file', blob, name)
  return data
}

const send = (world: DirectLineWorld, talk: Talk, body: BodyInit, headers = {}) =>
  world.call(`${talk.here}/upload?userId=anyone`, { method: 'POST', token: talk.token, body, headers })
const stored = async (world: DirectLineWorld, talk: Talk) =>
  (await world.store.list(`conversation/directline:${talk.conversationId}`, 'upload', { limit: 1000 })).docs
async function attachmentsOf(talk: Talk): Promise<Attachment[]> {
  return ((await talk.read('1')).activities[0]?.attachments ?? []) as Attachment[]
}

describe('uploading', () => {
  test('files and a message become one message with links', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    const big = randomBytes(2_500_000)
    const message = {
      type: 'message',
      text: 'mijn stukken',
      from: { id: 'x' },
      channelData: { clientActivityID: 'u1' },
      attachments: [{ contentType: 'image/png', name: 'foto.png' }],
    }
    const reply = await send(
      world,
      talk,
      form(
        [
          ['foto.png', file(big, 'image/png')],
          ["brief é (1)'.txt", file('beste', 'text/plain')],
        ],
        message,
      ),
    )
    expect([reply.status, Object.keys(reply.body)]).toEqual([200, ['id']])
    expect(world.bot.heard.at(-1)).toMatchObject({
      type: 'message',
      id: reply.body.id,
      text: 'mijn stukken',
      channelData: { clientActivityID: 'u1' },
    })
    const heard = world.bot.heard.at(-1)?.attachments ?? []
    expect(heard.map(({ contentUrl }) => contentUrl)).toEqual([
      expect.stringMatching(`^upload:${talk.conversationId}/`),
      expect.stringMatching('^upload:'),
    ])

    const [photo, letter] = await attachmentsOf(talk)
    expect([photo?.name, photo?.contentType, letter?.name]).toEqual(['foto.png', 'image/png', "brief é (1)'.txt"])
    const download = await fetch(photo?.contentUrl ?? '')
    expect(Buffer.from(await download.arrayBuffer()).equals(big)).toBe(true)
    expect(Object.fromEntries(download.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '2500000',
      'content-disposition': "attachment; filename*=UTF-8''foto.png",
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
      'referrer-policy': 'no-referrer',
    })
    expect((await fetch(letter?.contentUrl ?? '')).headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''brief%20%C3%A9%20%281%29%27.txt",
    )
    const docs = await stored(world, talk)
    expect(docs).toHaveLength(3 + 1 + 2)
    expect(docs.every(({ ttl }) => ttl === defaultLimits.uploadTtlSeconds)).toBe(true)
    expect(Math.max(...docs.map((doc) => JSON.stringify(doc).length))).toBeLessThan(2_000_000)
  })

  test.each([
    ['image/jpeg', 'name="file"; filename="badge.jpg"', 'badge.jpg'],
    ['application/pdf', 'attachment; filename=../../etc/passwd', 'passwd'],
    ['application/octet-stream', '', 'file'],
  ])('one file as the body: %s', async (type, disposition, name) => {
    const world = await directLineWorld()
    const talk = await world.start()
    const reply = await send(world, talk, new Uint8Array([1, 2, 3]), {
      'Content-Type': type,
      ...(disposition && { 'Content-Disposition': disposition }),
    })
    expect(reply.status).toBe(200)
    const [attachment] = await attachmentsOf(talk)
    expect([attachment?.name, attachment?.contentType]).toEqual([name, type])
    expect(new Uint8Array(await (await fetch(attachment?.contentUrl ?? '')).arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
  })

  test('what a browser would run is handed out as bytes', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    await send(
      world,
      talk,
      form([
        ['x.html', file('<script>alert(1)</script>', 'text/html')],
        ['y.js', file('alert(1)', 'text/javascript')],
      ]),
    )
    for (const { contentUrl } of await attachmentsOf(talk))
      expect((await fetch(contentUrl)).headers.get('content-type')).toBe('application/octet-stream')
  })

  test('a resend stores nothing twice; a card in the activity stays', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }
    const message = { type: 'message', channelData: { clientActivityID: 'u1' }, attachments: [card] }
    const body = () => form([['a.txt', file('a', 'text/plain')]], message)
    const [first, second] = [await send(world, talk, body()), await send(world, talk, body())]
    expect(second.body).toEqual(first.body)
    expect(await stored(world, talk)).toHaveLength(2)
    expect(await attachmentsOf(talk)).toMatchObject([card, { name: 'a.txt' }])
  })

  const small = { fileBytes: 1000, files: 2, chunkBytes: 400 }
  const bytes = (size: number) => file(new Uint8Array(size), 'image/png')
  test.each([
    [
      'a file too large',
      form([
        ['a', bytes(10)],
        ['b', bytes(1001)],
      ]),
      413,
      'PayloadTooLarge',
    ],
    [
      'a file too many',
      form([
        ['a', bytes(1)],
        ['b', bytes(1)],
        ['c', bytes(1)],
      ]),
      413,
      'PayloadTooLarge',
    ],
    ['many files too many', form(Array.from({ length: 9 }, (): [string, Blob] => ['a', bytes(1)])), 413, 'PayloadTooLarge'],
    ['all of it too large', form([['a', bytes(5000)]]), 413, 'PayloadTooLarge'],
    ['no file', form([]), 400, 'BadArgument'],
    ['only an activity', form([], { type: 'message', text: 'x' }), 400, 'BadArgument'],
    ['an activity that is none', form([['a', bytes(1)]], ['x']), 400, 'BadArgument'],
    ['an activity with a wrong field', form([['a', bytes(1)]], { type: 'message', text: 1 }), 400, 'BadArgument'],
    ['a bot that breaks', form([['a', bytes(1)]], { type: 'message', text: 'boom' }), 502, 'BotRejectedActivity'],
  ])('%s is refused and leaves nothing', async (_what, body, status, code) => {
    const world = await directLineWorld({ limits: small })
    const talk = await world.start()
    const reply = await send(world, talk, body)
    expect([reply.status, reply.body]).toMatchObject([status, { error: { code } }])
    expect(await stored(world, talk)).toEqual([])
    expect(
      (
        await send(
          world,
          talk,
          form(
            [
              ['a', bytes(1000)],
              ['b', bytes(1000)],
            ],
            { type: 'message' },
          ),
        )
      ).status,
    ).toBe(200)
  })

  test.each([
    ['not multipart at all', 'hello', 400],
    ['a part without an end', '--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nabc', 400],
    ['a broken part header', '--x\r\nContent-Disposition\u0000: form-data\r\n\r\nabc\r\n--x--', 400],
    ['an activity that is no JSON', '--x\r\nContent-Disposition: form-data; name="activity"\r\n\r\n{"\r\n--x--\r\n', 400],
    ['many fields', `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n'.repeat(50)}--x--\r\n`, 413],
  ])('%s is refused', async (_what, body, status) => {
    const world = await directLineWorld()
    const talk = await world.start()
    const reply = await send(world, talk, body, { 'Content-Type': 'multipart/form-data; boundary=x' })
    expect([reply.status, Object.keys(reply.body)]).toEqual([status, ['error']])
    expect(await stored(world, talk)).toEqual([])
  })

  test('what one address may store is limited, whatever the conversation', async () => {
    const world = await directLineWorld({ limits: { rates: { ...defaultLimits.rates, uploadBytes: { burst: 2500, perSecond: 1 } } } })
    for (const expected of [200, 200, 429]) {
      const talk = await world.start()
      const reply = await send(world, talk, form([['a', bytes(1000)]]))
      expect(reply.status).toBe(expected)
      if (expected === 429) expect([Number(reply.headers.get('Retry-After')) > 0, await stored(world, talk)]).toEqual([true, []])
    }
  })
})

describe('links to files', () => {
  test('expire, are renewed with every reading, and open only their own file', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    await send(
      world,
      talk,
      form([
        ['a.txt', file('a', 'text/plain')],
        ['b.txt', file('b', 'text/plain')],
      ]),
    )
    const [a, b] = (await attachmentsOf(talk)).map(({ contentUrl }) => new URL(contentUrl))
    const status = async (url: URL | string) => (await world.call(String(url))).status
    expect(await status(a!)).toBe(200)
    expect(await status(`${a!.origin}${a!.pathname}${b!.search}`)).toBe(403)
    expect(await status(`${a!.origin}${a!.pathname}`)).toBe(403)
    expect(await status(String(a).replace(/e=\d+/, 'e=9999999999'))).toBe(403)
    world.advance(3601)
    const late = await world.call(String(a))
    expect([late.status, late.body.error]).toMatchObject([403, { code: 'TokenExpired' }])
    const fresh = await world.call(`/v3/directline/tokens/generate`, { method: 'POST' })
    expect(fresh.status).toBe(401)
    const { token } = await world.line.issue({ userId: 'dl_me', conversationId: talk.conversationId })
    const { body } = await world.call(`${talk.here}/activities?watermark=1`, { token })
    const renewed = (body as { activities: { attachments: Attachment[] }[] }).activities[0]?.attachments[0]?.contentUrl ?? ''
    expect(await status(renewed)).toBe(200)
    world.advance(defaultLimits.uploadTtlSeconds)
    expect(await readUpload(world.store, talk.conversationId, a!.pathname.split('/').at(-1)!)).toBeUndefined()
  })

  test('a piece that is gone breaks the download off instead of ending it short', async () => {
    const world = await directLineWorld({ limits: { chunkBytes: 1000 } })
    const talk = await world.start()
    await send(world, talk, form([['a.bin', file(new Uint8Array(3000), 'application/pdf')]]))
    const [attachment] = await attachmentsOf(talk)
    const piece = (await stored(world, talk)).find(({ id }) => id.endsWith('.0001'))!
    await world.store.commit([{ op: 'remove', key: piece }])
    await expect(fetch(attachment?.contentUrl ?? '').then((response) => response.arrayBuffer())).rejects.toThrow()
    expect((await talk.say('hoi')).status).toBe(200)
  })
})
