import type { Chance } from './chance.ts'
import type { Attack } from './exchange.ts'
import { hostileActivity, hostileBody } from './hostile-json.ts'

/** What an attacker has: a conversation of their own with its tokens, and an address that replies may be sent to. */
export type Known = { conversationId: string; token: string; stream: string; sink: string }

const methods = ['GET', 'GET', 'POST', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY']
const noMethods = ['CONNECT', 'get', 'NOPE', '']
const segments = [
  '__proto__',
  'constructor',
  '%',
  '%zz',
  '%00',
  '%c0%af',
  '%E0%A4%A',
  '%F0%9F%92%A9',
  '..',
  '.',
  '%2e%2e%2f%2e%2e',
  '..\\..',
  'x'.repeat(2000),
  '*',
  ';',
  '%ff',
  '0',
  '-1',
  "'",
  'Y29udmVyc2F0aW9uL3g',
  'package.json',
  '~',
  '[',
  '{}',
  '|',
]
const noSegments = ['a b', '"', '\u00ff', '\t', '#']
const places = [
  '/api/messages',
  '/api/messages',
  '/api/messages',
  '/api/messages',
  '/api/messages',
  '/api/messages/',
  '/API/messages',
  '/',
  '/embed.js',
  '/assets/x/chat.js',
  '/assets/:x/:x',
  '/files/:x/:x/:x',
  '/files/:c/:x/a.ics',
  '/healthz',
  '/readyz',
  '/metrics',
  '/webchat/token',
  '/demo/token',
  '/demo/clock',
  '/demo/mail',
  '/demo/people',
  '/demo/reset',
  '/demo/:x',
  '/desk',
  '/desk/api/me',
  '/desk/api/:x',
  '/desk/api/events',
  '/desk/api/tickets/:x',
  '/desk/api/tickets/:x/:x',
  '/desk/assets/:x/:x',
  '/desk/callback?code=:x&state=:x',
  '/desk/demo-sign-in',
  '/desk/sign-out',
  '/dashboard',
  '/:x',
  '/:x/:x',
  '//',
  '//evil.example/',
  '/v3/directline/',
  '/v3/directline/tokens/generate',
  '/v3/directline/tokens/refresh',
  '/v3/directline/conversations',
  '/v3/directline/conversations',
  '/v3/directline/conversations/:id',
  '/v3/directline/conversations/:id/activities',
  '/v3/directline/conversations/:id/activities',
  '/v3/directline/conversations/:id/activities/:x',
  '/v3/directline/conversations/:id/upload?userId=x',
  '/v3/directline/conversations/:id/stream?t=:t',
  '/v3/directline/conversations/:x/activities',
  '/v3/directline/conversations/:id/attachments/:x',
  '/v3/directline/session/getsessionid',
  'http://127.0.0.1/api/messages',
  '*',
  '',
  '/%',
  '/?%',
  '/??&&==',
  '/#x',
]
const queries = [
  '',
  '',
  '',
  '',
  '?watermark=1',
  '?watermark=-1',
  '?watermark=1e99',
  '?lang=nl',
  '?lang=__proto__',
  '?embed=1&origin=https://x',
  '?origin=%',
  '?%00=%ff',
  '?a[]=1&a[x]=2&__proto__[y]=1',
  `?${'a=1&'.repeat(500)}`,
  '?e=NaN&s=x',
  '?t=x',
]
const types = [
  'application/json',
  'application/json',
  'application/json',
  'application/json',
  'application/json',
  'application/json; charset=utf-16',
  'application/problem+json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'multipart/mixed; boundary="',
  'image/png',
  '/',
  ';',
  'application/json\u00ff',
  '',
]
const bearers = (c: Chance, { token, stream }: Known) => [
  token,
  token,
  token,
  token,
  token,
  stream,
  `${token}x`,
  token.slice(0, 40),
  '',
  '...',
  'null',
  'e30.e30.',
  'eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIn0.',
  c.latin(30).replace(/[\r\n\0]/g, ''),
  'a'.repeat(6000),
]
const schemes = ['Bearer', 'Bearer', 'Bearer', 'bearer ', 'Basic', 'Negotiate', '', 'Bearer\t', 'BotConnector']
const junk = [
  'Accept-Encoding: br;q=NaN, gzip;;;, *;q=-1',
  'Accept-Encoding: identity;q=0, *;q=0',
  'Accept-Language: ;;;,,,',
  'Accept-Language: nl-NL-x-__proto__;q=99',
  'Accept: text/;;',
  'Accept: application/xml',
  'Accept-Version: ~0',
  'Accept-Version: x',
  'If-None-Match: "',
  'If-None-Match: *',
  'If-Modified-Since: gisteren',
  'Range: bytes=-1-,5',
  'Expect: 100-continue',
  'Expect: 200-ok',
  'Content-Encoding: gzip',
  'Content-Encoding: br',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: x',
  'Cookie: lang=%; __proto__=1; ;=;',
  `Cookie: ${'a=b; '.repeat(1000)}`,
  'Origin: null',
  'Origin: http://[',
  'Origin: https://evil.example',
  'Origin: http://localhost:3978',
  'Origin: %00',
  'Referer: x',
  'X-Forwarded-For: ::1, x',
  'X-Forwarded-Proto: javascript',
  'Forwarded: for="_x"',
  'X-HTTP-Method-Override: DELETE',
  'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings',
  'Upgrade: websocket',
  'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: x',
  'Host: evil.example',
  'Host: a, b',
  'Authorization: x\r\nAuthorization: y',
  `X-Long: ${'z'.repeat(20_000)}`,
  'X-Bad\u0001: y',
  ' folded',
  'X : y',
  Array.from({ length: 150 }, (_, n) => `X-${n}: 1`).join('\r\n'),
  'Keep-Alive: timeout=-1',
  'TE: trailers',
  'Date: x',
]
const versions = ['HTTP/1.0', 'HTTP/2.0', 'HTTP/9', '']

/** One request to somewhere, from nearly right to nonsense. */
export function hostileHttp(c: Chance, known: Known): Attack {
  if (c.often(0.003)) return { pieces: [c.latin(1 + c.below(300))], whole: false }
  const usual = c.often(0.7)
  const path = (usual && c.often(0.5) ? '/api/messages' : c.one(places)).replace(/:(id|x|c|t)/g, (_, name: string) =>
    name === 'id' ? known.conversationId : name === 't' ? known.stream : c.one(c.often(0.97) ? segments : noSegments),
  )
  const activity = () => hostileActivity(c, { conversation: `h-${c.below(200)}`, serviceUrl: known.sink })
  const method = usual && path === '/api/messages' ? 'POST' : c.often(0.97) ? c.one(methods) : c.one(noMethods)
  const bodiless = ['GET', 'HEAD'].includes(method) && c.often(0.9)
  const body = bodiless ? '' : Buffer.from(hostileBody(c, activity), 'utf8').toString('latin1')
  const spoilt =
    c.often(0.04) && body.length > 4 ? `${body.slice(0, body.length >> 1)}\u00c3\u0028\u00f0\u009f${body.slice(body.length >> 1)}` : body
  const headers = [
    c.often(0.97) ? 'Host: localhost' : 'X-No-Host: 1',
    ...(body && (usual || c.often(0.8)) ? [`Content-Type: ${usual && /^[{[]/.test(body) ? 'application/json' : c.one(types)}`] : []),
    ...(c.often(path.includes('directline') ? 0.85 : 0.2) ? [`Authorization: ${c.one(schemes)} ${c.one(bearers(c, known))}`] : []),
    ...(usual ? [] : Array.from({ length: c.below(3) }, () => c.one(junk))),
  ]
  const start = `${method} ${path}${path.includes('?') ? '' : c.one(queries)} ${c.often(usual ? 1 : 0.95) ? 'HTTP/1.1' : c.one(versions)}\r\n${headers.join('\r\n')}\r\nConnection: close\r\n`
  if (c.often(0.004)) return { pieces: [c.often(0.5) ? start : `${start}Content-Length: ${body.length + 10}\r\n\r\n${body}`], whole: false }
  const whole = usual && method !== 'CONNECT'
  if (bodiless || (body === '' && c.often(0.5))) return { pieces: [`${start}\r\n`], whole }
  if (c.often(0.1)) return { pieces: chunked(c, start, spoilt), whole: false }
  const lie = c.often(0.01) ? c.one([-1, 1, 5]) : 0
  return { pieces: [`${start}Content-Length: ${spoilt.length + lie}\r\n\r\n${spoilt}`], whole: whole && lie === 0 }
}

/** The same in pieces, now and then with a length that is none or an end that does not come. */
function chunked(c: Chance, start: string, body: string): string[] {
  const at = c.below(body.length + 1)
  const chunk = (text: string) => `${c.often(0.97) ? text.length.toString(16) : c.one(['zz', '-1', 'ffffffffffffffff', ''])}\r\n${text}\r\n`
  return [
    `${start}Transfer-Encoding: chunked\r\n\r\n`,
    ...[body.slice(0, at), body.slice(at)].filter((part) => part !== '').map(chunk),
    c.often(0.95) ? '0\r\n\r\n' : c.one(['0\r\n', '0\r\nX: y\r\n\r\n', '']),
  ]
}
