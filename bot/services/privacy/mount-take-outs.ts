import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response, Server } from 'restify'
import type { Locale } from '../../../data/bilingual.ts'
import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { attachmentNamed } from '../../attachment-named.ts'
import { localeOf } from '../../conversation-doc.ts'
import type { Log } from '../../log.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { escaped } from './take-out-html.ts'
import { takeOutZip } from './take-out-zip.ts'
import type { TakeOutClaims, TakeOuts } from './take-outs.ts'
import type { Whose } from './whose-data.ts'

const safe = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
}
const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
const style =
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}button{font:inherit;padding:.6rem 1.2rem}'

type Dependencies = { desk: PrivacyDesk; takeOuts: TakeOuts; log: Log }
type Note = 'expired' | 'used' | 'unknown' | 'later'
const statusOf: Record<Note, number> = { expired: 410, used: 410, unknown: 404, later: 503 }

/** `GET /my-data/<token>` shows a button and uses nothing up, so that a link preview does no harm; `POST` gives the copy, once. The token is never logged. */
export function mountTakeOuts(server: Server, { desk, takeOuts, log }: Dependencies): void {
  const { store, words, audit } = desk

  function page(response: Response, status: number, locale: Locale, body: string) {
    const title = escaped(words.texts.text(locale, 'privacy.takeAway.page.title'))
    const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style>`
    const html = Buffer.from(
      `<!doctype html><html lang="${locale}"><head>${head}</head><body><main><h1>${title}</h1>${body}</main></body></html>`,
    )
    response.writeHead(status, {
      ...safe,
      'content-security-policy': pagePolicy,
      'content-type': 'text/html; charset=utf-8',
      'content-length': html.length,
    })
    response.end(html)
  }
  const note = (response: Response, locale: Locale, what: Note) =>
    page(response, statusOf[what], locale, `<p>${escaped(words.texts.text(locale, `privacy.takeAway.page.${what}`))}</p>`)

  /** The claims of a link that can still be used; otherwise the answer is given. */
  async function usable(request: Request, response: Response): Promise<TakeOutClaims | undefined> {
    const asked = localeOf(request.headers['accept-language'])
    const read = takeOuts.read(String(request.params.token))
    if (!read.ok) {
      note(response, asked, read.reason === 'expired' ? 'expired' : 'unknown')
      return undefined
    }
    if (await takeOuts.unused(read.claims)) return read.claims
    note(response, read.claims.language, 'used')
    return undefined
  }

  server.get('/my-data/:token', async (request, response) => {
    const claims = await usable(request, response)
    if (!claims) return
    const say = (key: 'text' | 'button') => escaped(words.texts.text(claims.language, `privacy.takeAway.page.${key}`))
    page(response, 200, claims.language, `<p>${say('text')}</p><form method="post"><button>${say('button')}</button></form>`)
  })

  server.post('/my-data/:token', async (request, response) => {
    const claims = await usable(request, response)
    if (!claims) return
    const { person: personId, conversation, language } = claims
    if (!(await takeOuts.use(claims))) return note(response, language, 'used')
    try {
      const person = await store.get<PersonDoc>(personKey(personId))
      await audit.record(personId, { role: 'candidate', id: personId }, 'export', 'everything')
      const whose: Whose = { personId, conversation, ...(person && { person }) }
      const name = `${words.texts.text(language, 'privacy.takeAway.file')}.zip`
      response.writeHead(200, {
        ...safe,
        'content-type': 'application/zip',
        'content-disposition': attachmentNamed(name),
        'content-security-policy': "default-src 'none'; sandbox",
      })
      await pipeline(Readable.from(takeOutZip(desk, whose, language)), response as ServerResponse)
    } catch (error) {
      log.error({ error }, 'a copy of somebody’s data could not be given out; they can ask for a new link')
      if (response.headersSent) response.destroy()
      else note(response, language, 'later')
    }
  })
}
