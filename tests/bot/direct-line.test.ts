import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { directLineWorld, secret, site, texts } from '../support/direct-line-world.ts'

describe('a conversation over HTTP', () => {
  test('token, start, greeting, message, transcript', async () => {
    const world = await directLineWorld()
    const generated = await world.call('/v3/directline/tokens/generate', {
      method: 'POST',
      token: secret,
      json: { user: { id: 'dl_anna', name: 'Anna' }, trustedOrigins: [site], locale: 'en-GB' },
    })
    expect(generated.status).toBe(200)
    expect(Object.keys(generated.body).sort()).toEqual(['conversationId', 'expires_in', 'token'])
    expect(generated.body.expires_in).toBe(1800)
    const token = String(generated.body.token)
    expect(decodeJwt(token)).toMatchObject({ user: 'dl_anna', conv: generated.body.conversationId })
    expect(world.bot.heard).toEqual([])

    const started = await world.call('/v3/directline/conversations', { method: 'POST', token })
    expect(started.status).toBe(201)
    expect(Object.keys(started.body).sort()).toEqual(['conversationId', 'expires_in', 'streamUrl', 'token'])
    expect(started.body.conversationId).toBe(generated.body.conversationId)
    const { conversationId } = started.body as { conversationId: string }
    expect(started.body.streamUrl).toMatch(
      `${world.url.replace('http', 'ws')}/v3/directline/conversations/${conversationId}/stream?watermark=0&t=ey`,
    )
    expect(world.bot.heard).toEqual([
      {
        type: 'conversationUpdate',
        id: `${conversationId}|start-2026-03-02`,
        locale: 'en-GB',
        timestamp: world.now(),
        channelId: 'directline',
        serviceUrl: 'urn:loket:direct-line',
        conversation: { id: conversationId, isGroup: false, conversationType: '', name: '' },
        from: { id: 'dl_anna', name: 'Anna', role: 'user' },
        recipient: { id: 'loket', name: 'Loket', role: 'bot' },
        membersAdded: [
          { id: 'loket', name: 'Loket', role: 'bot' },
          { id: 'dl_anna', name: 'Anna', role: 'user' },
        ],
      },
    ])

    const again = await world.call('/v3/directline/conversations', { method: 'POST', token })
    expect(again.status).toBe(200)
    expect(world.bot.heard).toHaveLength(1)

    const here = `/v3/directline/conversations/${conversationId}/activities`
    const posted = await world.call(here, { method: 'POST', token, json: { type: 'message', from: { id: 'dl_anna' }, text: 'hoi' } })
    expect(posted.status).toBe(200)
    expect(Object.keys(posted.body)).toEqual(['id'])

    const all = await world.call(here, { token })
    expect(all.body).toMatchObject({
      activities: [
        { type: 'message', channelId: 'directline', conversation: { id: conversationId }, from: { id: 'loket' }, text: 'welkom (en-GB)' },
        {
          type: 'message',
          id: posted.body.id,
          from: { id: 'dl_anna', role: 'user' },
          text: 'hoi',
          timestamp: '2026-03-02T09:00:00.000Z',
        },
        { type: 'message', replyToId: posted.body.id, from: { id: 'loket', role: 'bot' }, text: 'je zei: hoi' },
      ],
      watermark: '3',
    })
    expect(JSON.stringify(all.body)).not.toContain('"seq"')
    expect(texts((await world.call(`${here}?watermark=2`, { token })).body as never)).toEqual(['je zei: hoi'])
    expect((await world.call(`${here}?watermark=3`, { token })).body).toEqual({ activities: [], watermark: '3' })
  })

  test('identity, times and ids are the service its own, whatever a client says', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    await talk.post({
      type: 'message',
      text: 'ik ben een ander',
      id: 'mine',
      timestamp: '1999-01-01T00:00:00Z',
      channelId: 'msteams',
      serviceUrl: 'https://evil.example',
      from: { id: 'dl_somebody', name: 'Medewerker', role: 'bot', aadObjectId: '00000000-0000-0000-0000-0000000000020' },
      recipient: { id: 'x' },
      conversation: { id: 'other' },
      deliveryMode: 'expectReplies',
      seq: 1,
      label: 'hours.saved',
      localTimezone: 'Europe/Amsterdam',
      text2: 'unknown',
      speak: null,
    })
    const user = decodeJwt<{ user: string }>(talk.token).user
    expect(user).toMatch(/^dl_[0-9a-f-]{36}$/)
    const { id, ...heard } = world.bot.heard.at(-1)!
    expect(id).toMatch(new RegExp(`^${talk.conversationId}\\|[0-9a-f-]{36}$`))
    expect(heard).toEqual({
      type: 'message',
      text: 'ik ben een ander',
      localTimezone: 'Europe/Amsterdam',
      timestamp: world.now(),
      channelId: 'directline',
      serviceUrl: 'urn:loket:direct-line',
      conversation: { id: talk.conversationId, isGroup: false, conversationType: '', name: '' },
      from: { id: user, name: '', role: 'user' },
      recipient: { id: 'loket', name: 'Loket', role: 'bot' },
    })
  })

  test('a resend with the same clientActivityID is one message', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    const first = await talk.say('hoi', { clientActivityID: 'abc-1', other: [1] })
    const second = await talk.say('hoi', { clientActivityID: 'abc-1' })
    const third = await talk.say('hoi', { clientActivityID: 'abc-2' })
    expect(second.body).toEqual(first.body)
    expect(third.body).not.toEqual(first.body)
    expect(texts(await talk.read())).toEqual(['welkom (-)', 'hoi', 'je zei: hoi', 'hoi', 'je zei: hoi'])
    expect((await talk.read()).activities[1]).toMatchObject({
      id: first.body.id,
      channelData: { clientActivityID: 'abc-1', other: [1] },
    })
  })

  test.each(['typing', 'event', 'messageReaction', 'endOfConversation', 'invoke', 'trace', 'x-my-own'])(
    'an activity of type %s reaches the bot',
    async (type) => {
      const world = await directLineWorld()
      const talk = await world.start()
      const posted = await talk.post({
        type,
        from: { id: 'me' },
        name: 'webchat/join',
        value: { deep: [{ er: true }] },
        reactionsAdded: [{ type: 'like' }],
      })
      expect(posted.status).toBe(200)
      expect(world.bot.heard.at(-1)).toMatchObject({
        type,
        id: posted.body.id,
        name: 'webchat/join',
        value: { deep: [{ er: true }] },
        reactionsAdded: [{ type: 'like' }],
      })
    },
  )

  test.each([
    ['what the body says', { locale: 'en' }, 'nl', 'en'],
    ['else what the browser says', undefined, 'nl-NL,nl;q=0.9,en;q=0.8', 'nl-NL'],
    ['a tag that is none is passed over', { locale: '<script>' }, 'de', 'de'],
    ['a wildcard is no language', undefined, '*', '-'],
  ])('the language of the greeting: %s', async (_what, json, header, expected) => {
    const world = await directLineWorld()
    const { body } = await world.call('/v3/directline/tokens/generate', { method: 'POST', token: secret })
    const token = String(body.token)
    await world.call('/v3/directline/conversations', {
      method: 'POST',
      token,
      headers: { 'Accept-Language': header },
      ...(json && { json }),
    })
    expect(world.bot.heard[0]?.locale ?? '-').toBe(expected)
  })

  test('two starts at once greet once', async () => {
    const world = await directLineWorld()
    const { token } = await world.line.issue({ userId: 'dl_demo', name: 'Alex' })
    const both = await Promise.all([1, 2, 3].map(() => world.call('/v3/directline/conversations', { method: 'POST', token })))
    expect(both.map((started) => started.status).sort()).toEqual([200, 200, 201])
    expect(world.bot.heard).toHaveLength(1)
    expect(world.bot.heard[0]?.from).toMatchObject({ id: 'dl_demo', name: 'Alex' })
  })

  test('reconnecting: from a watermark, from the beginning, or from now on; and a conversation never started begins', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    await talk.say('hoi')
    const stream = async (query: string) => {
      const { status, body } = await world.call(`${talk.here}${query}`, { token: talk.token })
      return [status, new URL(String(body.streamUrl)).searchParams.get('watermark'), body.conversationId === talk.conversationId]
    }
    expect(await stream('?watermark=2')).toEqual([200, '2', true])
    expect(await stream('?watermark=')).toEqual([200, '0', true])
    expect(await stream('')).toEqual([200, '3', true])

    const { token, conversationId } = await world.line.issue({ userId: 'dl_demo' })
    expect((await world.call(`/v3/directline/conversations/${conversationId}`, { token })).status).toBe(200)
    expect(world.bot.heard.at(-1)).toMatchObject({ type: 'conversationUpdate', conversation: { id: conversationId } })
  })

  test('a long transcript comes in pages', async () => {
    const world = await directLineWorld({ limits: { pageTurns: 3 } })
    const talk = await world.start()
    for (let count = 0; count < 7; count++) await talk.say(`2 ${count}`)
    const pages: unknown[][] = []
    for (let watermark = ''; ; ) {
      const page = await talk.read(watermark)
      if (page.activities.length === 0) break
      pages.push(texts(page))
      watermark = page.watermark
    }
    expect(pages.map((page) => page.length)).toEqual([7, 9, 6])
    expect(pages.flat()).toEqual([
      'welkom (-)',
      ...Array.from({ length: 7 }, (_, count) => [`2 ${count}`, `1: ${count}`, `2: ${count}`]).flat(),
    ])
  })
})
