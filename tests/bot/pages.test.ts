import { request } from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import { openPageServer } from '../support/page-server.ts'

const CAMPAIGN = 'https://campagne.example'
const pages = await openPageServer({ publicUrl: 'https://loket.example', allowedOrigins: [CAMPAIGN] })
const demo = await openPageServer({ mode: 'demo' })
afterAll(() => Promise.all([pages.close(), demo.close()]))

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${pages.url}${path}`, { method, headers: { 'accept-language': '*', ...headers } })
const html = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text()
const policy = (response: Response, name: string) =>
  response.headers
    .get('content-security-policy')
    ?.split('; ')
    .find((part) => part.startsWith(`${name} `))
const addresses = (page: string) => [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
const first = addresses(await html('/')).find((address) => address.endsWith('chat.js')) ?? ''

/** A request exactly as written, without the tidying of paths that fetch does. */
const raw = (path: string) =>
  new Promise<number>((resolve, reject) => {
    request(pages.url, { path }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end()
  })

describe('the language of the page', () => {
  test.each([
    ['nothing known', '/', {}, 'nl'],
    ['an English browser', '/', { 'accept-language': 'en-US,en;q=0.9' }, 'en'],
    ['a browser that likes Dutch better', '/', { 'accept-language': 'en;q=0.5,nl-BE' }, 'nl'],
    ['a browser that refuses English', '/', { 'accept-language': 'en;q=0' }, 'nl'],
    ['another language', '/', { 'accept-language': 'pl,de;q=0.8' }, 'nl'],
    ['chosen before', '/', { cookie: 'a=b; loket-lang=en' }, 'en'],
    ['chosen now, against before', '/?lang=nl', { cookie: 'loket-lang=en', 'accept-language': 'en' }, 'nl'],
    ['nonsense', '/?lang=xx', { cookie: 'loket-lang=<script>' }, 'nl'],
  ])('%s', async (_, path, headers, language) => {
    const response = await get(path, headers)
    expect(response.headers.get('content-language')).toBe(language)
    expect(await response.text()).toContain(`<html lang="${language}">`)
  })

  test('a choice is kept in a cookie with nothing else in it', async () => {
    expect((await get('/?lang=en')).headers.get('set-cookie')).toBe(
      'loket-lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure',
    )
    expect((await get('/')).headers.get('set-cookie')).toBeNull()
    expect((await get('/?lang=xx')).headers.get('set-cookie')).toBeNull()
  })

  test('the page says without any script what it is and whom to ask', async () => {
    const page = await html('/')
    expect(page).toContain('Zet JavaScript aan')
    expect(page).toContain('href="mailto:loket@example.nl"')
    expect(await html('/?lang=en')).toContain('Switch JavaScript on')
  })
})

describe('what the browser may do', () => {
  test('nothing from elsewhere, nothing inline, in no frame', async () => {
    const response = await get('/')
    expect(policy(response, 'default-src')).toBe("default-src 'none'")
    expect(policy(response, 'script-src')).toBe("script-src 'self'")
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(policy(response, 'connect-src')).toBe("connect-src 'self' blob: wss://loket.example")
    expect(policy(response, 'frame-ancestors')).toBe("frame-ancestors 'none'")
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  test.each([
    ['the campaign', CAMPAIGN, `frame-ancestors 'self' ${CAMPAIGN}`],
    ['our own site', 'https://loket.example', "frame-ancestors 'self' https://loket.example"],
    ['another site', 'https://evil.example', "frame-ancestors 'none'"],
    ['a trick', `${CAMPAIGN}'; script-src *`, "frame-ancestors 'none'"],
    ['nobody', '', "frame-ancestors 'none'"],
  ])('the frame for %s', async (_, origin, expected) => {
    const response = await get(`/?${new URLSearchParams({ embed: '1', origin })}`)
    expect(policy(response, 'frame-ancestors')).toBe(expected)
    expect((await response.text()).includes('"parentOrigin":null')).toBe(expected.endsWith("'none'"))
  })

  test('Azure Direct Line only when it is used', async () => {
    const azure = await openPageServer({ otherDirectLine: 'https://europe.directline.botframework.com' })
    const response = await fetch(azure.url)
    expect(policy(response, 'connect-src')).toBe(
      "connect-src 'self' blob: https://europe.directline.botframework.com wss://europe.directline.botframework.com",
    )
    await azure.close()
  })

  test('the demo bar is there in demo mode only', async () => {
    expect(await html('/')).not.toContain('demo-bar')
    expect(await (await fetch(demo.url)).text()).toContain('id="demo-bar"')
  })
})

describe('files', () => {
  test('everything the page names exists, in the right type, for ever', async () => {
    const found = addresses(await html('/'))
    expect(found.length).toBeGreaterThan(15)
    for (const address of found) {
      const response = await get(address)
      expect([address, response.status, response.headers.get('cache-control')]).toEqual([
        address,
        200,
        'public, max-age=31536000, immutable',
      ])
      expect(response.headers.get('content-type')).toMatch(/^(text\/(javascript|css)|image\/svg\+xml); charset=utf-8$/)
      await response.arrayBuffer()
    }
  })

  test.each(['/', first, '/embed.js'])('%s is sent once and then confirmed', async (path) => {
    const one = await get(path, { 'accept-encoding': 'br' })
    const etag = one.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{24}-br"$/)
    const two = await get(path, { 'accept-encoding': 'br', 'if-none-match': `"other", ${etag}` })
    expect([two.status, await two.text()]).toEqual([304, ''])
    const plain = await get(path, { 'accept-encoding': 'identity', 'if-none-match': etag })
    expect([plain.status, plain.headers.get('content-encoding')]).toEqual([200, null])
  })

  test.each(['/', first, '/embed.js'])('HEAD of %s is GET without a body', async (path) => {
    const [head, whole] = [await get(path, { 'accept-encoding': 'identity' }, 'HEAD'), await get(path, { 'accept-encoding': 'identity' })]
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('content-length')).toBe(String((await whole.arrayBuffer()).byteLength))
    expect(head.headers.get('etag')).toBe(whole.headers.get('etag'))
  })

  test('an address of an older release is answered, but not kept', async () => {
    const response = await get('/assets/older/chat.js')
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  })

  test.each([
    '/assets/x/page.html',
    '/assets/x/../../package.json',
    '/assets/x/..%2f..%2fpackage.json',
    '/assets/x/%2e%2e/%2e%2e/bot/main.ts',
    '/assets/x/constructor',
    '/assets//',
  ])('%s is nobody’s business', async (path) => expect(await raw(path)).toBe(404))

  test('the licences of what is inside web chat are served beside it', async () => {
    const webchat = addresses(await html('/')).find((address) => address.endsWith('/webchat.js')) ?? ''
    expect(await (await get(`${webchat}.LICENSE.txt`)).text()).toContain('MIT')
  })
})
