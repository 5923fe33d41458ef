import type { ServerResponse } from 'node:http'
import type { Locale } from '../../../data/bilingual.ts'

const style =
  'body{margin:0;padding:2rem 1rem;background:#fff;color:#1a1a1a;font:1.125rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}h1{font-size:clamp(1.5rem,7vw,2.25rem);line-height:1.25;hyphens:auto}h2{font-size:clamp(1.25rem,5.5vw,1.6rem);line-height:1.3}main{max-width:36rem;margin:0 auto}button{font:inherit;padding:.6em 1.2em;border:2px solid #1a1a1a;border-radius:.4em;background:#1a1a1a;color:#fff;cursor:pointer}button:focus-visible{outline:3px solid #0b57d0;outline-offset:3px}'

/** A small page behind a link in a mail, without scripts. `title` and `body` are HTML already; `more` are its own styles. */
export function sendPage(
  response: ServerResponse,
  status: number,
  { locale, title, body, more = '' }: { locale: Locale; title: string; body: string; more?: string },
): void {
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}${more}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`
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
