import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { directLineWorld, secret, site } from '../support/direct-line-world.ts'

describe('tokens', () => {
  test('a token is refreshed before it expires, and not after', async () => {
    const world = await directLineWorld()
    const talk = await world.start()
    world.advance(1799)
    const refreshed = await world.call('/v3/directline/tokens/refresh', { method: 'POST', token: talk.token })
    expect(refreshed.status).toBe(200)
    expect(Object.keys(refreshed.body).sort()).toEqual(['conversationId', 'expires_in', 'token'])
    expect(refreshed.body.conversationId).toBe(talk.conversationId)
    world.advance(1)
    const late = await world.call('/v3/directline/tokens/refresh', { method: 'POST', token: talk.token })
    expect([late.status, late.body]).toEqual([403, { error: { code: 'TokenExpired', message: 'The token has expired. Get a new one.' } }])
    const read = await world.call(`${talk.here}/activities`, { token: String(refreshed.body.token) })
    expect(read.status).toBe(200)
  })

  test('a browser that proposes a dl_ id gets a fresh one; a server gets the one it names', async () => {
    const world = await directLineWorld()
    const ask = async (init: RequestInit & { token?: string }) => {
      const { body } = await world.call('/v3/directline/tokens/generate', {
        method: 'POST',
        ...init,
        json: { user: { id: 'dl_victim', name: 'Victim' } },
      })
      return decodeJwt<{ user: string; name?: string }>(String(body.token))
    }
    expect(await ask({ token: secret })).toMatchObject({ user: 'dl_victim', name: 'Victim' })
    const taken = await ask({ headers: { Origin: site } })
    expect(taken.user).toMatch(/^dl_[0-9a-f-]{36}$/)
    expect(taken.name).toBeUndefined()
  })

  test('the clock of the product may jump while tokens go by real time', async () => {
    const world = await directLineWorld({ realNow: () => new Date('2026-01-01T00:00:00Z') })
    const talk = await world.start()
    world.advance(40 * 24 * 3600)
    expect((await talk.say('veertig dagen later')).status).toBe(200)
    expect(world.bot.heard.at(-1)?.timestamp).toEqual(new Date('2026-04-11T09:00:00.000Z'))
  })
})
