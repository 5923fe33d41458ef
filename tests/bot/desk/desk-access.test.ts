import { expect, test } from 'vitest'
import type { StaffDoc } from '../../../data/person.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { type Store, StoreUnavailableError } from '../../../data/store.ts'
import { someMorning } from '../../support/desk.ts'
import { codeOf, deskServer } from '../../support/desk-server.ts'

const minute = 60_000
const hour = 60 * minute
const forged = `${Buffer.from('00000000-0000-0000-0000-0000000000022').toString('base64url')}.${'A'.repeat(43)}`
const reads = [
  '/desk/api/me',
  '/desk/api/queue',
  '/desk/api/tickets/x',
  '/desk/api/canned',
  '/desk/api/answers?q=x',
  '/desk/api/matching',
  '/desk/api/matching/x',
  '/desk/api/events',
]
const changes = [
  '/desk/api/here',
  '/desk/api/locale',
  '/desk/api/available',
  '/desk/api/tickets/x/claim',
  '/desk/api/tickets/x/say',
  '/desk/api/matching/x/offer',
  '/desk/api/cohort/send',
  '/desk/sign-out',
]

test('nobody reads or does anything without a session, with a forged one, or with another cookie', async () => {
  const { browser } = await deskServer()
  const cookies = [
    undefined,
    `loket-desk=${forged}`,
    'loket-desk=..%2f..',
    'loket-desk=',
    `loket-desk=${forged}; loket-desk=${forged}`,
    `__Host-loket-desk=${forged}`,
  ]
  for (const cookie of cookies) {
    const answers = await Promise.all([
      ...reads.map((path) => browser().get(path, { cookie })),
      ...changes.map((path) => browser().post(path, { request: 'request-1' }, { cookie })),
    ])
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401))
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['signed-out']))
    expect(answers.every(({ headers }) => headers.get('cache-control') === 'no-store')).toBe(true)
  }
})

test('only the helpdesk and intermediaries may; a session of another colleague opens nothing, in their language', async () => {
  const { browser } = await deskServer()
  for (const as of ['alex-wilber', 'isaiah-langer']) {
    const other = browser()
    expect((await other.signIn(as)).status).toBe(200)
    const page = await other.get('/desk', { 'accept-language': 'en' })
    expect(page.status).toBe(403)
    expect(page.text).toContain('<html lang="en"')
    const answers = await Promise.all([...reads.map((path) => other.get(path)), ...changes.slice(0, -1).map((path) => other.post(path))])
    // Without a role there is no page, and so nothing that proves a change is its own.
    expect(answers.map((one) => `${one.status} ${codeOf(one)}`)).toEqual([
      ...reads.map(() => '403 forbidden'),
      ...changes.slice(0, -1).map(() => '403 csrf'),
    ])
  }
  const adele = browser()
  await adele.signIn('helpdesk')
  expect(codeOf(await adele.get('/desk/api/matching'))).toBe('forbidden')
  const megan = browser()
  await megan.signIn('megan-bowen')
  expect((await megan.get('/desk/api/matching')).status).toBe(200)
})

test('a session ends when nobody was there for half an hour, and after twelve hours whatever happens', async () => {
  const { browser, clock } = await deskServer()
  const pass = (ms: number) => clock.set(new Date(clock.now().getTime() + ms))
  const [adele, lynne] = [browser(), browser()]
  await adele.signIn('adele-vance')
  await lynne.signIn('lynne-robbins')
  pass(29 * minute)
  expect((await adele.post('/desk/api/here')).status).toBe(204)
  // Lynne's page looks at the queue by itself: that is nobody who is there.
  expect((await lynne.get('/desk/api/queue')).status).toBe(200)
  pass(2 * minute)
  expect((await adele.get('/desk/api/queue')).status).toBe(200)
  expect(codeOf(await lynne.get('/desk/api/queue'))).toBe('signed-out')
  for (let half = 0; half < 23; half++) {
    await adele.post('/desk/api/here')
    pass(29 * minute)
  }
  expect((await adele.get('/desk/api/queue')).status).toBe(200)
  pass(hour / 2)
  expect(codeOf(await adele.get('/desk/api/queue'))).toBe('signed-out')
})

test('who signs in again gets another session, and the one before is worth nothing; signing out ends one browser, or all', async () => {
  const { browser, url } = await deskServer()
  const [work, home] = [browser(), browser()]
  await work.signIn('adele-vance')
  const before = work.jar.get('loket-desk')
  await work.signIn('adele-vance')
  expect(work.jar.get('loket-desk')).not.toBe(before)
  expect(codeOf(await work.get('/desk/api/me', { cookie: `loket-desk=${before}` }))).toBe('signed-out')

  await home.signIn('adele-vance')
  expect((await work.post('/desk/sign-out')).body).toEqual({ ok: true, next: '/desk' })
  expect(work.jar.has('loket-desk')).toBe(false)
  expect((await home.me()).status).toBe(200)
  await work.signIn('adele-vance')
  const kept = work.jar.get('loket-desk')
  expect((await home.post('/desk/sign-out', { everywhere: true })).status).toBe(200)
  expect(codeOf(await work.me())).toBe('signed-out')
  expect(codeOf(await browser().get('/desk/api/me', { cookie: `loket-desk=${kept}` }))).toBe('signed-out')
  expect((await fetch(`${url}/desk`)).status).toBe(200)
})

test('a colleague who leaves, or gets another role, is out at the next request', async () => {
  const { browser, store, staffId } = await deskServer()
  const [adele, lynne] = [browser(), browser()]
  await adele.signIn('adele-vance')
  await lynne.signIn('lynne-robbins')
  const staff = await store.get<StaffDoc>({ partition: 'staff', kind: 'staff', id: staffId('lynne') })
  await store.commit([{ op: 'remove', key: { partition: 'staff', kind: 'staff', id: staffId('adele') } }])
  await store.commit([{ op: 'put', doc: { ...staff, roles: ['coach'] } as StaffDoc }])
  expect(codeOf(await adele.get('/desk/api/queue'))).toBe('signed-out')
  expect(codeOf(await lynne.get('/desk/api/queue'))).toBe('forbidden')
})

test('another site gets nothing done and reads nothing, with whatever the browser sends along', async () => {
  const { browser, url, helpdesk, staffId } = await deskServer()
  const adele = browser()
  await adele.signIn('adele-vance')
  const evil = 'https://evil.example'
  const off = { on: false }
  const tries: [why: string, headers: Record<string, string | undefined>, code: string][] = [
    ['no token', { 'x-loket-desk': undefined }, 'csrf'],
    ['an empty token', { 'x-loket-desk': '' }, 'csrf'],
    ['a token of nobody', { 'x-loket-desk': 'A'.repeat(43) }, 'csrf'],
    ['a token that is no text', { 'x-loket-desk': 'é'.repeat(43) }, 'csrf'],
    ['another origin', { origin: evil, 'sec-fetch-site': 'cross-site' }, 'origin'],
    ['another origin of an old browser', { origin: evil, 'sec-fetch-site': undefined }, 'origin'],
    ['no origin', { origin: undefined, 'sec-fetch-site': undefined }, 'origin'],
    ['no origin at all', { origin: 'null' }, 'origin'],
    ['our own origin, says who is cross-site', { 'sec-fetch-site': 'cross-site' }, 'origin'],
    ['a site beside ours', { 'sec-fetch-site': 'same-site' }, 'origin'],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 'origin'],
  ]
  for (const [why, headers, code] of tries) {
    const got = await adele.post('/desk/api/available', off, headers)
    expect([why, got.status, codeOf(got)]).toEqual([why, 403, code])
  }
  const lynne = browser()
  await lynne.signIn('lynne-robbins')
  const { csrf } = (await lynne.me()).body
  expect(codeOf(await adele.post('/desk/api/available', off, { 'x-loket-desk': String(csrf) }))).toBe('csrf')
  const form = { 'content-type': 'text/plain', origin: evil, 'sec-fetch-site': 'cross-site' }
  expect(codeOf(await adele.post('/desk/demo-sign-in', { as: 'megan-bowen' }, form))).toBe('origin')
  expect(helpdesk.queue.isAvailable(staffId('adele'))).toBe(true)

  for (const headers of [{ origin: evil }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])
    for (const path of ['/desk/api/queue', '/desk/api/me', '/desk/api/events']) {
      const got = await adele.get(path, headers)
      expect([got.status, codeOf(got)]).toEqual([403, 'origin'])
      expect(got.headers.get('access-control-allow-origin')).toBeNull()
    }
  // A name of somebody else that points at this machine (DNS rebinding) is somebody else.
  const { request } = await import('node:http')
  const rebound = await new Promise<number | undefined>((resolve) => {
    const cookie = `loket-desk=${adele.jar.get('loket-desk')}`
    request(`${url}/desk/api/me`, { headers: { host: 'evil.example', cookie } }, (response) => resolve(response.statusCode)).end()
  })
  expect(rebound).toBe(403)
  expect(await (await fetch(`${url}/desk`, { method: 'OPTIONS' })).headers.get('access-control-allow-origin')).toBeNull()
})

test('while the store is away it is said in words, as JSON, and nobody is let in', async () => {
  const down = { away: false }
  const kept = sqliteStore({ path: ':memory:', now: () => someMorning })
  const get: Store['get'] = (key) => (down.away ? Promise.reject(new StoreUnavailableError('away')) : kept.get(key))
  const { browser } = await deskServer({ store: { ...kept, get } })
  const adele = browser()
  await adele.signIn('adele-vance')
  down.away = true
  const got = await Promise.all([
    adele.get('/desk/api/queue'),
    adele.post('/desk/api/available', { on: false }),
    adele.get('/desk/api/events'),
  ])
  expect(got.map((one) => one.status)).toEqual([503, 503, 503])
  expect(codeOf(got[1]!)).toBe('unavailable')
  expect((await adele.get('/desk')).status).toBe(503)
  down.away = false
  expect((await adele.get('/desk/api/queue')).body).toMatchObject({ available: true })
})

test('odd paths, methods and bodies get a plain no', async () => {
  const { browser } = await deskServer()
  const adele = browser()
  await adele.signIn('adele-vance')
  const paths = [
    '/desk/api/tickets/..%2f..%2fstaff',
    '/desk/api/tickets/%00',
    '/desk/api/tickets/__proto__',
    `/desk/api/tickets/${'x'.repeat(1500)}`,
    '/desk/api/tickets/%F0%9F%99%82',
  ]
  for (const path of paths) expect([path, (await adele.get(path)).status]).toEqual([path, 404])
  expect((await adele.get('/desk/api/tickets/%E0%A4%A')).status).toBeLessThan(500)
  for (const path of ['/desk/../desk/api', '/desk/api', '/desk/assets/../../package.json', '/desk//api/me/x'])
    expect([path, (await adele.get(path)).status]).toEqual([path, 404])
  for (const deed of ['constructor', '__proto__', 'toString', 'see', 'open', 'rate', 'leave'])
    expect(codeOf(await adele.post(`/desk/api/tickets/x/${deed}`, { request: 'request-1' }))).toBe('unknown')
  for (const body of [
    {},
    { request: 1 },
    { request: 'short' },
    { request: '../../../../etc' },
    { request: 'request-1', words: '' },
    [1],
    'x',
  ])
    expect([JSON.stringify(body), codeOf(await adele.post('/desk/api/tickets/x/say', body))]).toEqual([JSON.stringify(body), 'wrong'])
  expect(codeOf(await adele.post('/desk/api/tickets/x/say', { request: 'request-1', words: 'x'.repeat(50_000) }))).toBe('wrong')
  expect(codeOf(await adele.post('/desk/api/locale', { locale: 'de' }))).toBe('wrong')
  expect((await adele.get('/desk/sign-in')).status).toBe(404)
})
