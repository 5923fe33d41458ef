import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { DeskDeps } from '../../bot/desk/desk-deps.ts'
import { openDesk } from '../../bot/desk/open-desk.ts'
import { createServer } from '../../bot/server.ts'
import { handOff } from './hand-off.ts'

export type Got = { status: number; body: Record<string, unknown>; text: string; headers: Headers }

/** The server of `/desk` over a real desk and a real store, with the hand-off's candidates and agents beside it. Ends with the test. */
export async function deskServer(options: Partial<Pick<DeskDeps, 'mode' | 'publicUrl' | 'oidc'>> & Parameters<typeof handOff>[0] = {}) {
  const { mode = 'demo', oidc, publicUrl, ...rest } = options
  const desk = await handOff(rest)
  const server = createServer(desk.deps.log)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const site = publicUrl ?? url
  const page = openDesk({
    ...desk.deps,
    ...{
      mode,
      oidc,
      publicUrl: site,
      helpdesk: desk.helpdesk,
      realNow: desk.clock.now,
      show: (conversationId: string, activity: object) => desk.shownTyping.push({ conversationId, activity }),
    },
    secret: 'a secret of tests, long enough to sign with',
  })
  page.mount(server)
  onTestFinished(async () => {
    page.close()
    server.server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
    await desk.helpdesk.close()
  })

  /** A browser with its cookies. It sends what a page of ours sends; `headers` changes that. */
  function browser() {
    const jar = new Map<string, string>()
    let csrf = ''
    async function ask(path: string, init: RequestInit = {}, headers: Record<string, string | undefined> = {}): Promise<Got> {
      const given = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...headers }
      const sent = Object.entries(given).filter((one): one is [string, string] => one[1] !== undefined)
      const response = await fetch(url + path, { redirect: 'manual', ...init, headers: Object.fromEntries(sent) })
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (value === '') jar.delete(name)
        else jar.set(name, value)
      }
      const text = await response.text()
      const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== ''
      return { status: response.status, text, headers: response.headers, body: isJson ? JSON.parse(text) : {} }
    }
    const post = (path: string, body: unknown = {}, headers: Record<string, string | undefined> = {}) =>
      ask(
        path,
        { method: 'POST', body: JSON.stringify(body) },
        { 'content-type': 'application/json', origin: site, 'sec-fetch-site': 'same-origin', 'x-loket-desk': csrf, ...headers },
      )
    const me = async () => {
      const got = await ask('/desk/api/me')
      if (typeof got.body.csrf === 'string') csrf = got.body.csrf
      return got
    }
    return {
      jar,
      me,
      post,
      get: (path: string, headers: Record<string, string | undefined> = {}) => ask(path, {}, headers),
      async signIn(as: string) {
        const got = await post('/desk/demo-sign-in', { as })
        await me()
        return got
      },
    }
  }
  return { ...desk, url, site, page, browser }
}

/** The code of a refusal. */
export const codeOf = ({ body }: Got) => (body.error as { code?: string } | undefined)?.code
