import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { europeanEndpoint } from '../../bot/direct-line/azure-token.ts'
import { azureDirectLine } from '../support/azure-direct-line.ts'
import { type DirectLineWorld, directLineWorld, secret, site, texts } from '../support/direct-line-world.ts'

type Given = { token: string; conversationId: string; userId: string; expires_in: number; resume: string; domain: string }
async function ask(world: DirectLineWorld, json: object = {}): Promise<Given> {
  const reply = await world.call('/webchat/token', { method: 'POST', headers: { Origin: site }, json })
  expect(reply.status).toBe(200)
  return reply.body as Given
}

describe('a token for our own page', () => {
  test('names everything the page needs, and the person is new', async () => {
    const world = await directLineWorld()
    const [one, two] = [await ask(world, { locale: 'nl' }), await ask(world)]
    expect(Object.keys(one).sort()).toEqual(['conversationId', 'domain', 'expires_in', 'resume', 'token', 'userId'])
    expect([one.domain, one.expires_in]).toEqual([world.api, 1800])
    expect(one.userId).toMatch(/^dl_[0-9a-f-]{36}$/)
    expect(decodeJwt(one.token)).toMatchObject({ user: one.userId, conv: one.conversationId, locale: 'nl' })
    expect([two.userId, two.conversationId]).not.toEqual([one.userId, one.conversationId])
    expect(world.bot.heard).toEqual([])
  })

  test('the credential slides: every visit gives thirty more days', async () => {
    const world = await directLineWorld()
    const first = await ask(world)
    await world.call('/v3/directline/conversations', { method: 'POST', token: first.token })
    let { resume } = first
    for (const days of [29, 29, 29]) {
      world.advance(days * 24 * 3600)
      const next = await ask(world, { resume })
      expect([next.conversationId, next.userId]).toEqual([first.conversationId, first.userId])
      resume = next.resume
      const read = await world.call(`/v3/directline/conversations/${next.conversationId}/activities`, { token: next.token })
      expect(texts(read.body as never)).toEqual(['welkom (-)'])
    }
    world.advance(31 * 24 * 3600)
    expect((await ask(world, { resume })).userId).not.toBe(first.userId)
  })

  test.each([
    ['empty', () => ''],
    ['of nothing', () => 'abc'],
    ['a token', (given: Given) => given.token],
    ['changed', (given: Given) => given.resume.replace(/\.[^.]+$/, `.${'A'.repeat(43)}`)],
    ['null', () => null],
  ])('a credential that is %s quietly gives a new person', async (_what, spoil) => {
    const world = await directLineWorld()
    const given = await ask(world)
    expect((await ask(world, { resume: spoil(given) })).userId).not.toBe(given.userId)
  })

  test('a credential is no token; one of a wrong type is refused', async () => {
    const world = await directLineWorld()
    const { resume, conversationId } = await ask(world)
    expect((await world.call(`/v3/directline/conversations/${conversationId}/activities`, { token: resume })).status).toBe(403)
    expect((await world.call('/webchat/token', { method: 'POST', headers: { Origin: site }, json: { resume: 7 } })).status).toBe(400)
  })
})

describe('with Azure Direct Line', () => {
  const azureSecret = 'azure-secret'
  async function worldOnAzure(options: Partial<Parameters<typeof azureDirectLine>[0]> = {}) {
    const azure = await azureDirectLine({ secret: azureSecret, ...options })
    return { azure, world: await directLineWorld({ azure: { secret: azureSecret, endpoint: azure.endpoint } }) }
  }

  test('the secret is exchanged for a token here, and never leaves', async () => {
    const { azure, world } = await worldOnAzure()
    const given = await ask(world, { locale: 'nl' })
    expect(given).toMatchObject({ conversationId: 'azure-1-eu', expires_in: 3600, domain: azure.endpoint })
    expect(given.userId).toMatch(/^dl_[0-9a-f-]{36}$/)
    expect(decodeJwt(given.token)).toMatchObject({ user: given.userId })
    expect(azure.asked).toMatchObject([
      {
        method: 'POST',
        path: '/tokens/generate',
        headers: { authorization: `Bearer ${azureSecret}` },
        body: { user: { id: given.userId }, trustedOrigins: [site] },
      },
    ])
    expect(JSON.stringify(given)).not.toContain(azureSecret)
    expect(JSON.stringify(given)).not.toContain(secret)
  })

  test('a reload comes back to the conversation as the same person', async () => {
    const { azure, world } = await worldOnAzure()
    const first = await ask(world)
    const again = await ask(world, { resume: first.resume })
    expect([again.conversationId, again.userId, again.expires_in]).toEqual([first.conversationId, first.userId, 1800])
    expect(azure.asked.at(-1)).toMatchObject({ method: 'GET', path: '/conversations/azure-1-eu' })
  })

  test.each([
    ['is gone', (users: Map<string, string>) => users.clear()],
    ['would not bind the person', (users: Map<string, string>) => users.set('azure-1-eu', 'dl_other')],
  ])('a conversation that %s gives a new one for the same person', async (_what, change) => {
    const { azure, world } = await worldOnAzure()
    const first = await ask(world)
    change(azure.users)
    const again = await ask(world, { resume: first.resume })
    expect(again.userId).toBe(first.userId)
    expect(azure.asked.at(-1)).toMatchObject({ path: '/tokens/generate', body: { user: { id: first.userId } } })
  })

  test.each([
    ['refuses the secret', 403, '{}', 'DIRECTLINE_SECRET is not a secret of a bot at'],
    ['is down', 503, 'busy', 'try again, or see the status of Azure Bot Service'],
    ['sends elsewhere', 302, '', 'cannot be reached from here or answers something else'],
    ['answers something else', 200, '<html>', 'cannot be reached from here or answers something else'],
    ['answers half', 200, '{"token":"x"}', 'cannot be reached from here or answers something else'],
  ])('Azure %s: one refusal for the page, one line for the operator, the secret in neither', async (_what, status, body, line) => {
    const { azure, world } = await worldOnAzure({
      answer: (_request, response) => {
        response.writeHead(status, { Location: '/stolen' })
        response.end(body)
      },
    })
    const reply = await world.call('/webchat/token', { method: 'POST', headers: { Origin: site }, json: {} })
    expect([reply.status, reply.body]).toEqual([
      502,
      { error: { code: 'DirectLineUnavailable', message: 'Azure Direct Line did not give a token.' } },
    ])
    expect(world.logged.map(({ message }) => message)).toEqual([expect.stringContaining(line)])
    expect(JSON.stringify(world.logged) + reply.text).not.toContain(azureSecret)
    expect(azure.asked).toHaveLength(1)
  })

  test('goes to Europe unless told otherwise', () =>
    expect(europeanEndpoint).toBe('https://europe.directline.botframework.com/v3/directline'))
})
