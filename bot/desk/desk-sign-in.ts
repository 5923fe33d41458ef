import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'restify'
import * as z from 'zod'
import type { StaffDoc } from '../../data/person.ts'
import { readCookie, setCookie } from './desk-cookies.ts'
import type { DeskDeps } from './desk-deps.ts'
import type { DeskGuard } from './desk-guard.ts'
import { callbackOf, deskOidc, newUnderway } from './desk-oidc.ts'
import type { DeskSessions } from './desk-sessions.ts'
import { type PlainPage, sendPlain } from './plain-page.ts'
import { sealedCookie } from './sealed-cookie.ts'

/** How long somebody may be away to sign in. */
const underwaySeconds = 600
const underway = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() })

type Options = Pick<DeskDeps, 'store' | 'publicUrl' | 'secret' | 'realNow' | 'oidc' | 'words' | 'log'> & {
  guard: DeskGuard
  sessions: DeskSessions
}

/** `GET /desk/sign-in`, `/desk/callback` and `/desk/signed-out`: staff come in with the account of their work. */
export function mountDeskSignIn(server: Server, { store, publicUrl, secret, realNow, oidc, words, log, guard, sessions }: Options): void {
  const { https } = guard
  const held = sealedCookie({ secret, use: 'desk-sign-in', claims: underway, seconds: underwaySeconds, now: realNow })
  const provider = oidc && deskOidc(oidc, publicUrl)
  const forget = setCookie('desk-in', undefined, https)

  const go = (response: ServerResponse, to: string, cookies: string[]) => {
    response.writeHead(302, { Location: to, 'Set-Cookie': cookies, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
    response.end()
  }
  /** Whoever signed out, or came with the wrong account, is asked who they are; their provider would not ask by itself. */
  const againFor = ({ about }: PlainPage) =>
    !provider ? '/desk' : about === 'signedOut' || about === 'stranger' ? '/desk/sign-in?again=1' : '/desk/sign-in'
  const show = (request: IncomingMessage, response: ServerResponse, page: PlainPage, cookies = [forget]) =>
    sendPlain(response, page, { texts: words.texts, language: guard.languageOf(request), https, cookies, again: againFor(page) })

  server.get('/desk/signed-out', async (request: IncomingMessage, response: ServerResponse) => {
    show(request, response, { about: 'signedOut' }, [])
  })
  if (!provider) return

  server.get('/desk/sign-in', async (request: IncomingMessage, response: ServerResponse) => {
    const going = newUnderway()
    try {
      const again = new URL(request.url ?? '/', 'http://desk').searchParams.has('again')
      const address = await provider.begin(going, again)
      go(response, address.href, [setCookie('desk-in', held.seal(going), https, underwaySeconds)])
    } catch (error) {
      log.warn({ error }, 'nobody can sign in on the desk: OIDC_ISSUER does not answer as an OpenID provider does; run: npm run doctor')
      show(request, response, { about: 'notReached' })
    }
  })

  server.get('/desk/callback', async (request: IncomingMessage, response: ServerResponse) => {
    const going = held.open(readCookie(request, 'desk-in', https))
    if (!going) return show(request, response, { about: 'failed' })
    const query = new URL(request.url ?? '/', 'http://desk').search
    const came = await provider.finish(new URL(`${callbackOf(publicUrl)}${query}`), going)
    if (!came.ok) {
      log.warn({ error: came.error }, 'somebody could not sign in on the desk')
      return show(request, response, { about: came.reason })
    }
    const staff = await store.get<StaffDoc>({ partition: 'staff', kind: 'staff', id: came.id })
    if (!staff) return show(request, response, { about: 'stranger', id: came.id })
    const token = await sessions.begin(staff.id, readCookie(request, 'desk', https))
    log.info({ staffId: staff.id }, 'signed in on the desk')
    go(response, '/desk', [forget, setCookie('desk', token, https)])
  })
}
