import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signedTokens } from '../../../bot/direct-line/tokens.ts'
import { createLog } from '../../../bot/log.ts'
import { createServer } from '../../../bot/server.ts'
import { mountSignIn } from '../../../bot/sign-in/mount-sign-in.ts'
import type { PersonDoc } from '../../../data/candidate.ts'
import { loadTexts } from '../../../locales/texts.ts'
import { labels } from '../../support/desk.ts'
import { becomeKnown, type CodeDesk, codeDesk } from '../../support/people-talk.ts'

const secret = 'a secret of tests, long enough to sign with'
const tokens = signedTokens({ secret, now: () => new Date() })
const server = createServer(createLog('silent'))
let desk: CodeDesk
let base: string
let personId: string

beforeAll(async () => {
  desk = await codeDesk()
  await becomeKnown(desk, desk.person())
  const { docs } = await desk.store.find<PersonDoc>('person')
  personId = docs.find((one) => one.email === 'kim@example.org')!.partition.slice('candidate/'.length)
  mountSignIn(server, {
    links: desk.identity.links,
    store: desk.store,
    tokens,
    resumeSeconds: 60,
    texts: loadTexts(),
    newId: desk.deps.newId,
    https: true,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const link = async () => new URL(await desk.identity.links.create(personId)).searchParams.get('t') ?? ''
const post = (body: unknown, type = 'application/json') =>
  fetch(`${base}/sign-in`, { method: 'POST', headers: { 'Content-Type': type }, body: JSON.stringify(body) })
const resumeOf = (conversationId: string) => tokens.sign('resume', { conversationId, userId: `dl_${conversationId}` }, 60)

test('opening the link shows a button and uses nothing, however often a program looks at it', async () => {
  const token = await link()
  for (const language of ['nl', 'en-GB', 'nl']) {
    const page = await fetch(`${base}/sign-in?t=${token}`, { headers: { 'Accept-Language': language } })
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const html = await page.text()
    expect(html).toContain(language === 'nl' ? 'Log mij in' : 'Log me in')
    expect(html).not.toContain(token)
  }
  expect((await post({ token })).status).toBe(200)
})

test('its script and style are there, and nothing else is', async () => {
  for (const name of ['sign-in.js', 'sign-in.css']) expect((await fetch(`${base}/sign-in/${name}`)).status).toBe(200)
  for (const name of ['page.html', '..%2Fpackage.json', 'constructor']) expect((await fetch(`${base}/sign-in/${name}`)).status).toBe(404)
})

test('the button joins the conversation this browser has', async () => {
  const phone = desk.person({ conversationId: 'phone' })
  await phone.says('hallo')
  const answer = await post({ token: await link(), resume: await resumeOf('phone') })
  expect(await answer.json()).toMatchObject({ conversationId: 'phone', resume: expect.any(String) })
  expect(labels(await phone.says('mijn account'))).toEqual(['people.account.known'])
  const { docs } = await desk.store.list(`candidate/${personId}`, 'conversation-ref')
  expect(docs.map((one) => one.id)).toContain('directline:phone')
})

test('a browser without a conversation begins one as that person', async () => {
  const { conversationId, resume } = (await (await post({ token: await link(), resume: 'nonsense' })).json()) as Record<string, string>
  const held = await tokens.read('resume', resume ?? '')
  expect(held).toMatchObject({ ok: true, claims: { conversationId } })
  const userId = held.ok ? held.claims.userId : ''
  const me = desk.person({ conversationId: conversationId! })
  const { activities } = await desk.handle({ ...me.base(), from: { id: userId, name: '' }, text: 'mijn account' })
  expect(activities.map((one) => one.label)).toContain('people.account.known')
})

test('a browser in which somebody else is logged in keeps their conversation apart', async () => {
  const tablet = desk.person({ conversationId: 'tablet' })
  await becomeKnown(desk, tablet, 'Sam')
  const answer = (await (await post({ token: await link(), resume: await resumeOf('tablet') })).json()) as { conversationId: string }
  expect(answer.conversationId).not.toBe('tablet')
  const [account] = await tablet.says('mijn account')
  expect(JSON.stringify(account?.activity.attachments)).toContain('sam@example.org')
})

test('used, wrong, not JSON, from a form of another site', async () => {
  const token = await link()
  await post({ token })
  const again = await post({ token, resume: await resumeOf('elsewhere') })
  expect([again.status, await again.json()]).toEqual([410, { reason: 'used' }])
  const wrong = await post({ token: 'x' })
  expect([wrong.status, await wrong.json()]).toEqual([400, { reason: 'invalid' }])
  expect((await post({})).status).toBe(400)
  expect((await post({ token: await link() }, 'text/plain')).status).toBe(415)
})
