import type { ServerResponse } from 'node:http'
import type { Server } from 'restify'
import type { Locale } from '../../../data/bilingual.ts'
import type { Store } from '../../../data/store.ts'
import type { TextKey } from '../../../locales/texts.ts'
import type { Words } from '../../render-vars.ts'
import { escapeHtml } from './mail-content.ts'
import type { Stop } from './unsubscribe-link.ts'
import { changeWishesOf, partitionOfSubject } from './wishes.ts'

type Options = { store: Store; words: Words; now: () => Date; read: (token: string) => Stop | undefined }

/** `/unsubscribe/<token>`: looking at it shows a button and changes nothing (mail scanners follow links); posting, by the button or by a mail program, stops that kind. */
export function mountUnsubscribe(server: Server, { store, words, now, read }: Options): void {
  const page = (name: string, locale: Locale, vars: Record<string, string> = {}) =>
    words.texts.text(locale, `notices.page.${name}` as TextKey, vars)
  const kindName = ({ kind }: Stop, locale: Locale) => words.texts.text(locale, `notices.kind.${kind}` as TextKey)
  const localeOf = (accepted: unknown): Locale => (/^en\b/i.test(String(accepted ?? '')) ? 'en' : 'nl')

  server.get('/unsubscribe/:token', async (request, response) => {
    const locale = localeOf(request.headers['accept-language'])
    const stop = read(String(request.params.token))
    if (!stop) return send(response, 404, locale, page('unknownTitle', locale), `<p>${escapeHtml(page('unknown', locale))}</p>`)
    const form = `<p>${escapeHtml(page('ask', locale, { kind: kindName(stop, locale) }))}</p><form method="post"><button>${escapeHtml(page('button', locale))}</button></form>`
    send(response, 200, locale, page('title', locale), form)
  })
  server.post('/unsubscribe/:token', async (request, response) => {
    const locale = localeOf(request.headers['accept-language'])
    const stop = read(String(request.params.token))
    if (!stop) return send(response, 404, locale, page('unknownTitle', locale), `<p>${escapeHtml(page('unknown', locale))}</p>`)
    await changeWishesOf(store, partitionOfSubject(stop.subject), { kind: stop.kind, on: false }, now())
    send(response, 200, locale, page('doneTitle', locale), `<p>${escapeHtml(page('done', locale, { kind: kindName(stop, locale) }))}</p>`)
  })
}

const style =
  'body{margin:0;padding:2rem 1rem;background:#fff;color:#1a1a1a;font:1.125rem/1.5 system-ui,sans-serif}main{max-width:36rem;margin:0 auto}button{font:inherit;padding:.6em 1.2em;border:2px solid #1a1a1a;border-radius:.4em;background:#1a1a1a;color:#fff;cursor:pointer}button:focus-visible{outline:3px solid #0b57d0;outline-offset:3px}'

function send(response: ServerResponse, status: number, locale: Locale, title: string, body: string): void {
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  })
  response.end(html)
}
