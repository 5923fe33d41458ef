import { expect, test } from 'vitest'
import type { StaffDoc } from '../../../data/person.ts'
import { codeOf, deskServer } from '../../support/desk-server.ts'
import { providerClient, signInProvider } from '../../support/sign-in-provider.ts'

const publicUrl = 'https://loket.example'
const minute = 60_000

async function production(oids: Record<string, string> = {}) {
  const provider = await signInProvider(`${publicUrl}/desk/callback`, oids)
  const desk = await deskServer({ mode: 'production', publicUrl, oidc: provider.config })
  const browser = () => {
    const own = desk.browser()
    return {
      ...own,
      /** As far as coming back: the path on our side. */
      async comesBack(login: string): Promise<string> {
        const sent = await own.get('/desk/sign-in')
        expect(sent.status).toBe(302)
        const back = await provider.signIn(sent.headers.get('location') ?? '', login)
        expect(back.startsWith(`${publicUrl}/desk/callback?`)).toBe(true)
        return back.slice(publicUrl.length)
      },
    }
  }
  return { ...desk, provider, browser }
}

test('staff sign in with the account of their work: by object id as Entra gives it, else by subject', async () => {
  const adeleId = '00000000-0000-0000-0000-0000000000022'
  const { browser, store, provider } = await production({ 'adele@work.example': adeleId })
  const doc: StaffDoc = { partition: 'staff', kind: 'staff', id: 'subject-of-sam', name: 'Sam', roles: ['helpdesk'] }
  await store.commit([{ op: 'put', doc }])
  for (const [login, name] of [
    ['adele@work.example', 'Adele Vance'],
    ['subject-of-sam', 'Sam'],
  ] as const) {
    const someone = browser()
    const first = await someone.get('/desk')
    expect([first.status, first.headers.get('location')]).toEqual([302, '/desk/sign-in'])
    const back = await someone.get(await someone.comesBack(login))
    expect([back.status, back.headers.get('location')]).toEqual([302, '/desk'])
    const cookies = back.headers.getSetCookie()
    expect(cookies).toHaveLength(2)
    expect(cookies.every((one) => /^__Host-loket-desk(-in)?=\S*; Path=\/; HttpOnly; SameSite=Lax; Secure/.test(one))).toBe(true)
    expect([...someone.jar.keys()]).toEqual(['__Host-loket-desk'])
    expect((await someone.me()).body).toMatchObject({ name })
    expect((await someone.get('/desk')).status).toBe(200)
    expect((await someone.post('/desk/sign-out')).body).toEqual({ ok: true, next: '/desk/signed-out' })
    const out = await someone.get('/desk/signed-out')
    expect(out.text).toContain('uitgelogd')
    // On a computer of others the provider still knows them: they are asked all the same.
    expect(out.text).toContain('href="/desk/sign-in?again=1"')
    expect(first.headers.get('location')).not.toContain('again')
    const asked = new URL((await someone.get('/desk/sign-in?again=1')).headers.get('location') ?? '')
    expect(asked.searchParams.get('prompt')).toBe('login')
    expect((await someone.get((await provider.signIn(asked.href, login)).slice(publicUrl.length))).status).toBe(302)
  }
})

test('the way out to the provider asks for a code with PKCE, a state and a nonce, new ones each time', async () => {
  const { browser } = await production()
  const [one, other] = await Promise.all([browser().get('/desk/sign-in'), browser().get('/desk/sign-in')])
  const queries = [one, other].map((got) => new URL(got.headers.get('location') ?? '').searchParams)
  expect(Object.fromEntries(queries[0] ?? [])).toMatchObject({
    ...{ response_type: 'code', scope: 'openid profile', code_challenge_method: 'S256', client_id: 'desk' },
    redirect_uri: `${publicUrl}/desk/callback`,
  })
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(queries[0]?.get(name)).toMatch(/^[\w-]{43}$/)
    expect(queries[0]?.get(name)).not.toBe(queries[1]?.get(name))
  }
  // Nothing of it can be read from what the browser keeps.
  const kept = one.headers.getSetCookie().join()
  expect(kept).toMatch(/^__Host-loket-desk-in=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/)
  expect(Buffer.from(/=([\w-]+);/.exec(kept)?.[1] ?? '', 'base64url').includes(queries[0]?.get('state') ?? '')).toBe(false)
})

test('a way back works once, in the browser that left, in time, as it was given', async () => {
  const adele = '00000000-0000-0000-0000-0000000000022'
  const { browser, clock } = await production()
  const own = browser()
  const path = await own.comesBack(adele)
  const cookie = `__Host-loket-desk-in=${own.jar.get('__Host-loket-desk-in')}`
  const stranger = browser()
  await stranger.get('/desk/sign-in')
  const changed = (name: string, value: string) => {
    const address = new URL(path, publicUrl)
    address.searchParams.set(name, value)
    return address.pathname + address.search
  }
  const wrong: [why: string, path: string, cookie: string | undefined][] = [
    ['no browser of ours', path, undefined],
    ['another browser, that left as well', path, `__Host-loket-desk-in=${stranger.jar.get('__Host-loket-desk-in')}`],
    ['a forged cookie', path, `__Host-loket-desk-in=${'A'.repeat(200)}`],
    ['the cookie under the name of plain http', path, cookie.replace('__Host-', '')],
    ['another state', changed('state', 'x'.repeat(43)), cookie],
    ['another issuer', changed('iss', 'https://evil.example'), cookie],
    ['another code', changed('code', 'x'.repeat(43)), cookie],
    ['no code', '/desk/callback', cookie],
    ['a refusal', `/desk/callback?error=access_denied&state=${new URL(path, publicUrl).searchParams.get('state')}`, cookie],
  ]
  for (const [why, address, held] of wrong) {
    const got = await browser().get(address, { cookie: held })
    expect([why, got.status, got.headers.getSetCookie().some((one) => /loket-desk=[^;]/.test(one))]).toEqual([why, 400, false])
    expect(got.text).toContain('niet gelukt')
  }
  const late = browser()
  const latePath = await late.comesBack(adele)
  clock.set(new Date(clock.now().getTime() + 11 * minute))
  expect((await late.get(latePath)).status).toBe(400)
  const fresh = browser()
  const freshPath = await fresh.comesBack(adele)
  const freshCookie = `__Host-loket-desk-in=${fresh.jar.get('__Host-loket-desk-in')}`
  expect((await fresh.get(freshPath)).status).toBe(302)
  // The same way back again, also with the cookie of then: the code was used. Whoever used it stays.
  expect((await browser().get(freshPath, { cookie: freshCookie })).status).toBe(400)
  expect((await fresh.me()).status).toBe(200)
})

test('who signs in but does not work here is told which number to give to a manager; nothing is open to them', async () => {
  const { browser } = await production()
  const stranger = browser()
  const got = await stranger.get(await stranger.comesBack('<b>somebody</b>'))
  expect(got.status).toBe(403)
  expect(got.text).toContain('&lt;b&gt;somebody&lt;/b&gt;')
  expect(stranger.jar.has('__Host-loket-desk')).toBe(false)
  expect(codeOf(await stranger.get('/desk/api/queue'))).toBe('signed-out')
})

test('a coach may sign in, and hears that this page is not theirs; demo sign-in is not there', async () => {
  const { browser } = await production()
  const alex = browser()
  expect((await alex.get(await alex.comesBack('00000000-0000-0000-0000-0000000000020'))).status).toBe(302)
  expect((await alex.get('/desk')).status).toBe(403)
  expect((await browser().post('/desk/demo-sign-in', { as: 'adele-vance' })).status).toBe(404)
})

test('without a provider, or while it is away, the page says so and the rest goes on', async () => {
  const none = await deskServer({ mode: 'production', publicUrl })
  const page = await none.browser().get('/desk')
  expect(page.status).toBe(503)
  expect((await none.browser().get('/desk/sign-in')).status).toBe(404)
  expect(codeOf(await none.browser().get('/desk/api/queue'))).toBe('signed-out')
  const away = await deskServer({ mode: 'production', publicUrl, oidc: { issuer: 'http://127.0.0.1:9', ...providerClient } })
  const got = await away.browser().get('/desk/sign-in')
  expect([got.status, got.headers.get('retry-after')]).toEqual([503, '60'])
  expect(got.text).toContain('geeft geen antwoord')
})
