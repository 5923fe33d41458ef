import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs'
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type DirectLineWorld, directLineWorld, site } from '../support/direct-line-world.ts'
import { FetchXhr } from '../support/fetch-xhr.ts'
import { soon } from '../support/soon.ts'

vi.setConfig({ testTimeout: 30_000 })

// The client Web Chat is built on, unchanged, against the real service.
beforeAll(() => vi.stubGlobal('XMLHttpRequest', FetchXhr))
afterEach(() => void vi.useRealTimers())

type Options = ConstructorParameters<typeof DirectLine>[0]

async function token(world: DirectLineWorld): Promise<{ token: string; resume: string; conversationId: string }> {
  const { body } = await world.call('/webchat/token', { method: 'POST', headers: { Origin: site }, json: { locale: 'nl' } })
  return body as never
}

/** A client that notes what it hears; it comes back at once after a break instead of within 15 seconds. */
function connect(world: DirectLineWorld, options: Partial<Options>) {
  const client = new DirectLine({ domain: world.api, random: () => -0.25, timeout: 1000, pollingInterval: 200, ...options } as Options)
  const heard: Activity[] = []
  const subscription = client.activity$.subscribe(
    (activity) => heard.push(activity),
    () => {},
  )
  onTestFinished(() => {
    subscription.unsubscribe()
    client.end()
  })
  const post = (activity: object) => client.postActivity({ from: { id: 'ignored' }, ...activity } as Activity).toPromise()
  const texts = () => heard.map((activity) => ('text' in activity ? activity.text : activity.type))
  return { client, heard, texts, post, say: (text: string) => post({ type: 'message', text }) }
}

describe.each([
  ['over a WebSocket', true],
  ['by polling', false],
])('botframework-directlinejs %s', (_how, webSocket) => {
  test('starts, is greeted, posts and hears answers', async () => {
    const world = await directLineWorld()
    const chat = connect(world, { token: (await token(world)).token, webSocket, conversationStartProperties: { locale: 'en' } })
    await soon(chat.texts).toEqual(['welkom (en)'])
    const id = await chat.say('hoi')
    await soon(chat.texts).toEqual(['welkom (en)', 'hoi', 'je zei: hoi'])
    expect(chat.heard[1]?.id).toBe(id)
    expect(await chat.post({ type: 'event', name: 'webchat/join', value: {} })).toBeTruthy()
    expect(await chat.post({ type: 'typing' })).toBeTruthy()
    expect(chat.client.connectionStatus$.getValue()).toBe(ConnectionStatus.Online)
  })

  test('a reload with the resumed token brings the conversation back without a second greeting', async () => {
    const world = await directLineWorld()
    const first = await token(world)
    const before = connect(world, { token: first.token, webSocket })
    await soon(before.texts).toEqual(['welkom (nl)'])
    await before.say('hoi')
    world.advance(20 * 24 * 3600)
    const { body } = await world.call('/webchat/token', { method: 'POST', headers: { Origin: site }, json: { resume: first.resume } })
    const after = connect(world, { token: String(body.token), webSocket })
    await soon(after.texts).toEqual(['welkom (nl)', 'hoi', 'je zei: hoi'])
  })

  test('sends files and gets links that work', async () => {
    const world = await directLineWorld()
    const chat = connect(world, { token: (await token(world)).token, webSocket })
    await soon(chat.texts).toHaveLength(1)
    const contentUrl = `data:text/plain;base64,${btoa('mijn cv')}`
    await chat.post({ type: 'message', text: 'kijk', attachments: [{ contentType: 'text/plain', name: 'cv.txt', contentUrl }] })
    await soon(chat.texts).toEqual(['welkom (nl)', 'kijk', 'je zei: kijk'])
    const [attachment] = (chat.heard[1] as { attachments: { name: string; contentUrl: string }[] }).attachments
    expect(attachment?.name).toBe('cv.txt')
    expect((await world.call(attachment?.contentUrl ?? '')).text).toBe('mijn cv')
  })

  test('an expired token is noticed, and a new one goes on', async () => {
    const world = await directLineWorld()
    const begun = await token(world)
    const chat = connect(world, { token: begun.token, webSocket })
    await soon(chat.texts).toHaveLength(1)
    world.advance(1801)
    expect(await chat.say('te laat')).toBe('retry')
    expect(chat.client.connectionStatus$.getValue()).toBe(ConnectionStatus.ExpiredToken)
    const { body } = await world.call('/webchat/token', { method: 'POST', headers: { Origin: site }, json: { resume: begun.resume } })
    const again = await world.call(`/v3/directline/conversations/${body.conversationId}?watermark=1`, { token: String(body.token) })
    chat.client.reconnect(again.body as never)
    await chat.say('weer hier')
    // The client opens a socket at every change of its status; Web Chat shows an activity once, by its id.
    const shown = () => [...new Map(chat.heard.map((activity, index) => [activity.id, chat.texts()[index]])).values()]
    await soon(shown).toEqual(['welkom (nl)', 'weer hier', 'je zei: weer hier'])
  })

  test('goes on where it was after the server was restarted on the same file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'direct-line-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const path = join(folder, 'store.db')
    const world = await directLineWorld({ path })
    const begun = await token(world)
    const chat = connect(world, { token: begun.token, webSocket: true })
    await soon(chat.texts).toEqual(['welkom (nl)'])
    await chat.say('voor')
    await soon(chat.texts).toHaveLength(3)
    await world.close()
    const restarted = await directLineWorld({ path, port: world.port })
    const mine = webSocket
      ? chat
      : connect(restarted, { token: begun.token, conversationId: begun.conversationId, watermark: '3', webSocket })
    await mine.say('na')
    await expect
      .poll(mine.texts, { timeout: 5000 })
      .toEqual([...(webSocket ? ['welkom (nl)', 'voor', 'je zei: voor'] : []), 'na', 'je zei: na'])
  })
})

test('the client refreshes its token every quarter of an hour', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'], shouldAdvanceTime: true })
  const world = await directLineWorld()
  const chat = connect(world, { token: (await token(world)).token, timeout: 20_000 })
  await soon(chat.texts).toHaveLength(1)
  const held = () => (chat.client as unknown as { token: string }).token
  const first = held()
  world.advance(900)
  vi.advanceTimersByTime(900_000)
  await soon(held).not.toBe(first)
  world.advance(1000)
  await chat.say('na een half uur')
  await soon(chat.texts).toEqual(['welkom (nl)', 'na een half uur', 'je zei: na een half uur'])
})
