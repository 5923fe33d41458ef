import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'restify'
import * as z from 'zod'
import type { Store } from '../../data/store.ts'
import type { Texts } from '../../locales/texts.ts'
import type { Tokens } from '../direct-line/tokens.ts'
import { pageLanguage } from '../pages/page-language.ts'
import { commonHeaders } from '../pages/security-headers.ts'
import { readJsonBody } from '../read-body.ts'
import { sendJson } from '../send-json.ts'
import { joinConversation, whoseConversation } from '../services/people/join-conversation.ts'
import type { Browser, SignInLinks } from '../services/people/sign-in-links.ts'
import { signInPage } from './sign-in-page.ts'

export type SignInOptions = {
  links: SignInLinks
  store: Store
  /** Reads and writes what a browser keeps to come back to its conversation. */
  tokens: Tokens
  /** How long a browser may stay away and come back, in seconds. */
  resumeSeconds: number
  texts: Texts
  newId: () => string
  https: boolean
}

const body = z.object({ token: z.string().max(2000), resume: z.string().max(4096).nullish() })
const files: Record<string, string> = { 'sign-in.js': 'text/javascript; charset=utf-8', 'sign-in.css': 'text/css; charset=utf-8' }
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** `GET /sign-in` shows a button and does nothing else; `POST /sign-in`, by its script, uses the link. A body of JSON from another site does not pass the browser. */
export function mountSignIn(server: Server, { links, store, tokens, resumeSeconds, texts, newId, https }: SignInOptions): void {
  const headers = { ...commonHeaders(https), 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' }

  server.get('/sign-in', async (request: IncomingMessage, response: ServerResponse) => {
    const language = pageLanguage({ chosen: null, cookie: request.headers.cookie, browser: request.headers['accept-language'] })
    const page = Buffer.from(signInPage(texts, language))
    response.writeHead(200, {
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': page.length,
      'Content-Language': language,
      'Content-Security-Policy': policy,
      'X-Robots-Tag': 'noindex',
    })
    response.end(page)
  })

  server.get('/sign-in/:name', async (request, response) => {
    const name = String(request.params.name)
    const type = Object.hasOwn(files, name) ? files[name] : undefined
    if (!type) return sendJson(response, 404, { error: { code: 'NotFound', message: 'There is nothing at this address.' } })
    const content = await readFile(new URL(`../../web/${name}`, import.meta.url))
    response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Length': content.length })
    response.end(content)
  })

  server.post('/sign-in', async (request, response) => {
    const read = await readJsonBody(request, 10_000)
    if (!read.ok) return sendJson(response, read.status, { reason: 'failed', error: { code: 'BadArgument', message: read.message } })
    const parsed = body.safeParse(read.body)
    if (!parsed.success) return sendJson(response, 400, { reason: 'invalid' })
    const known = parsed.data.resume ? await browserOf(parsed.data.resume) : undefined
    const used = await useLink(parsed.data.token, known)
    if (!used.ok) return sendJson(response, used.reason === 'invalid' ? 400 : 410, { reason: used.reason })
    const { browser } = used
    const resume = await tokens.sign('resume', browser, resumeSeconds)
    sendJson(response, 200, { resume, conversationId: browser.conversationId })
  })

  async function browserOf(resume: string): Promise<Browser | undefined> {
    const held = await tokens.read('resume', resume)
    return held.ok ? { userId: held.claims.userId, conversationId: held.claims.conversationId } : undefined
  }

  /** A browser that somebody else is logged in to begins a conversation of its own: what they said there is theirs. */
  async function useLink(token: string, known: Browser | undefined) {
    const owner = known && (await whoseConversation(store, { channelId: 'directline', ...known }))
    const browser = known && owner === undefined ? known : { userId: `dl_${newId()}`, conversationId: newId() }
    const used = await links.use(token, browser)
    if (!used.ok) return used
    if (known && owner === used.personId) return { ok: true as const, browser: known }
    await joinConversation(store, { channelId: 'directline', ...browser }, used.personId)
    return { ok: true as const, browser }
  }
}
