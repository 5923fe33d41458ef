import fc from 'fast-check'

/** What an attacker may know: one conversation of their own, its tokens, and an origin that is allowed. */
export type Known = { conversationId: string; token: string; stream: string; secret: string; site: string }

const words = (text: string) => text.trim().split(/\s+/)
const weighted = <T>(good: number, right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>) =>
  fc.oneof({ weight: good, arbitrary: right }, { weight: 10 - good, arbitrary: wrong })

const odd = fc.constantFrom(
  '{"__proto__":{}}',
  '{"type":"message","constructor":{"prototype":{}}}',
  '[[[[',
  '"\\ud800"',
  '{"type":"message","text":"\\u0000"}',
  '1e999',
  '',
)
const wrongly = (right: fc.Arbitrary<unknown>) => weighted(8, right, fc.anything())
const activity = fc
  .record(
    {
      type: wrongly(fc.constantFrom('message', 'typing', 'event', 'invoke', 'conversationUpdate')),
      text: wrongly(fc.string({ unit: 'binary' })),
      from: fc.anything(),
      channelData: wrongly(fc.record({ clientActivityID: wrongly(fc.string()) })),
      attachments: wrongly(fc.array(fc.record({ contentType: wrongly(fc.string()), content: fc.anything() }), { maxLength: 3 })),
      entities: wrongly(fc.array(fc.record({ type: wrongly(fc.string()) }), { maxLength: 3 })),
      value: fc.anything(),
      localTimestamp: wrongly(fc.constant('2026-03-02T10:00:00+01:00')),
    },
    { requiredKeys: ['type'] },
  )
  .map(stringify)
const settings = fc
  .record(
    {
      user: wrongly(fc.record({ id: wrongly(fc.constantFrom('dl_x', 'x')) })),
      resume: fc.anything(),
      locale: wrongly(fc.string()),
      trustedOrigins: fc.anything(),
    },
    { requiredKeys: [] },
  )
  .map(stringify)
const deep = fc.integer({ min: 10, max: 60_000 }).map((depth) => `{"type":"message","value":${'['.repeat(depth)}${']'.repeat(depth)}}`)
const disposition = fc.constantFrom(
  'form-data; name="file"; filename="a"',
  'form-data; name="activity"',
  'form-data',
  'attachment',
  '',
  'form-data; name="__proto__"; filename="../x"',
)
const form = fc
  .array(fc.tuple(disposition, fc.string({ maxLength: 60 })))
  .map((parts) => `${parts.map(([header, text]) => `--x\r\nContent-Disposition: ${header}\r\n\r\n${text}\r\n`).join('')}--x--\r\n`)
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array).toString('latin1'))
const typed = (type: string) => (body: string) => ({ type, body })
const json = fc.oneof(activity, activity, settings, fc.json(), odd, deep, bytes).map(typed('application/json'))
const types = fc.constantFrom(
  'application/json; charset=utf-16',
  'multipart/form-data',
  'multipart/mixed; boundary="',
  'image/png',
  'text/plain',
  '/',
)
const content = fc.oneof(
  json,
  json,
  form.map(typed('multipart/form-data; boundary=x')),
  fc.record({ type: types, body: fc.oneof(form, bytes, activity) }),
)

const names = words(`__proto__ constructor %00 %E0%A4%A %2e%2e .. % %2F ${'a'.repeat(3000)} %F0%9F%92%A9 * ';--`)
const leaf = fc.constantFrom(
  ...words('/activities /activities /activities /upload /upload /stream /attachments/x /attachments/%E0 /activities/ //activities'),
  '',
)
const fixed = fc.constantFrom(
  ...words('tokens/generate tokens/refresh conversations conversations').map((end) => `/v3/directline/${end}`),
  '/webchat/token',
  '/v3/directline/',
)
const anywhere = fc
  .array(fc.constantFrom(...names, ...words('conversations activities upload stream tokens generate session')), { maxLength: 6 })
  .map((parts) => `/v3/directline/${parts.join('/')}`)
const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
const extra = fc.constantFrom(
  ...[
    'Content-Encoding: gzip',
    'Accept-Language: ;;;,,,',
    'Accept-Language: nl',
    'Expect: 100-continue',
    'Expect: x',
    'Range: bytes=0-1',
    'Accept-Version: x',
  ],
  ...['Origin: null', 'Origin: %%%', 'Origin: http://[', 'X-HTTP-Method-Override: PUT', 'Content-Disposition: filename="%00/\\'],
  ...['Connection: Upgrade\r\nUpgrade: h2c', 'Upgrade: websocket', upgrade],
)

/** Requests over HTTP/1.1, as bytes (latin1): from nearly right to nonsense, to every path there is. */
export function hostileRequest({ conversationId, token, stream, secret, site }: Known): fc.Arbitrary<string> {
  const path = fc.oneof(
    fc
      .tuple(weighted(7, fc.constant(conversationId), fc.constantFrom(...names)), leaf)
      .map(([id, end]) => `/v3/directline/conversations/${id}${end}`),
    weighted(8, fixed, anywhere),
  )
  const value = fc.oneof(
    fc.constantFrom(...words('0 1 -1 1e3 99999999999999999999 NaN %00 % [] null'), stream, stream, token),
    fc.string({ unit: fc.constantFrom(...'aB9-_.%+') }),
  )
  const pair = fc.tuple(fc.constantFrom('watermark', 't', 't', 'e', 's', '__proto__'), value).map((both) => both.join('='))
  const query = weighted(
    4,
    fc.array(pair, { maxLength: 3 }).map((pairs) => `?${pairs.join('&')}`),
    fc.constant(''),
  )
  const bad = fc.constantFrom(
    `Bearer ${secret}`,
    `Bearer ${secret}`,
    `Bearer ${token}x`,
    'Bearer',
    'x y z',
    `bearer   ${stream}`,
    `Basic ${token}`,
  )
  const authorization = weighted(7, fc.constant(`Bearer ${token}`), bad).map((text) => `Authorization: ${text}`)
  const headers = fc.tuple(
    fc.option(authorization, { freq: 8 }),
    fc.option(fc.constant(`Origin: ${site}`), { freq: 1 }),
    fc.array(weighted(3, extra, fc.constant('X-A: b')), { maxLength: 2 }),
  )
  const size = weighted(9, fc.constant(0), fc.constantFrom(1, 50, -5))
  const method = weighted(8, fc.constantFrom('GET', 'POST', 'POST'), fc.constantFrom(...words('PUT DELETE OPTIONS HEAD PATCH TRACE')))
  const opening = fc
    .tuple(value, weighted(7, fc.constant(stream), value))
    .map(
      ([watermark, t]) =>
        `GET /v3/directline/conversations/${conversationId}/stream?watermark=${watermark}&t=${t} HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n\r\n`,
    )
  const request = fc.record({ method, path, query, headers, content, size }).map((request) => {
    const length = Math.max(0, Buffer.byteLength(request.content.body, 'latin1') + request.size)
    const lines = [
      `${request.method} ${request.path}${request.query} HTTP/1.1`,
      'Host: x',
      ...request.headers.flat().filter((line) => line !== null),
      'Connection: close',
    ]
    return `${lines.join('\r\n')}\r\nContent-Type: ${request.content.type}\r\nContent-Length: ${length}\r\n\r\n${request.content.body}`
  })
  return fc.oneof({ weight: 19, arbitrary: request }, { weight: 1, arbitrary: opening })
}

function stringify(value: unknown): string {
  return JSON.stringify(value, (_key, field) => (typeof field === 'bigint' ? String(field) : field)) ?? ''
}
