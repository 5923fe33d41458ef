import type { ServerResponse } from 'node:http'
import type { Locale } from '../../data/bilingual.ts'
import type { Texts } from '../../locales/texts.ts'
import { escapeHtml } from '../pages/fill-template.ts'
import { commonHeaders } from '../pages/security-headers.ts'

/** What there is to say about signing in: the provider does not answer, it went wrong on the way, whoever it is does not work here; or they signed out. */
export type PlainPage = { about: 'notReached' | 'failed' | 'signedOut' } | { about: 'stranger'; id: string }

const statuses = { notReached: 503, failed: 400, stranger: 403, signedOut: 200 } as const
const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A page about signing in, with a way to do that again. Needs no script. */
export function sendPlain(
  response: ServerResponse,
  page: PlainPage,
  { texts, language, https, cookies, again }: { texts: Texts; language: Locale; https: boolean; cookies: string[]; again: string },
): void {
  const { about } = page
  const say = (key: Parameters<Texts['text']>[1], vars: Record<string, string> = {}) => escapeHtml(texts.text(language, key, vars))
  const title = say(`desk.page.${about}.title`)
  const html = `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <title>${title} · ${say('desk.page.title')}</title>
    <link rel="stylesheet" href="/sign-in/sign-in.css">
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${say(`desk.page.${about}.text`, page.about === 'stranger' ? { id: page.id } : {})}</p>
      <p><a href="${again}">${say('desk.page.again')}</a></p>
      <p><a href="/">${say('desk.page.home')}</a></p>
    </main>
  </body>
</html>
`
  response.writeHead(statuses[about], {
    ...commonHeaders(https),
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': language,
    'Content-Length': Buffer.byteLength(html),
    'Content-Security-Policy': policy,
    'X-Frame-Options': 'DENY',
    ...(cookies.length > 0 && { 'Set-Cookie': cookies }),
    ...(about === 'notReached' && { 'Retry-After': '60' }),
  })
  response.end(html)
}
