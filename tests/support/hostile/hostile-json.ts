import type { Chance } from './chance.ts'

const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)

/** JSON texts that programs trip over, as they are written on the wire. */
const raw = [
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  '-0',
  '9007199254740993',
  '1e-400',
  '""',
  '" "',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '[{}]',
  '{"":""}',
  '{"id":null}',
  '{"id":{}}',
  '{"__proto__":{"id":"x","type":"message"}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"toString":1,"valueOf":2,"hasOwnProperty":3,"length":1e9}',
  '{"then":"x"}',
  '{"toJSON":"x","nl":"x","at":"x","key":"x"}',
  '"__proto__"',
  '"constructor"',
  '"toString"',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udfff\\ud800 a"',
  '"\\ud7ff\\uffff"',
  '"\\u202e\\u200b\\ufeff"',
  '"../../../etc/passwd"',
  '"\'; drop table doc; --"',
  '"{{city}} $t(menu.all) {{constructor}}"',
  '"<script>alert(1)</script>"',
  '"%s%n%d"',
  '"2026-13-45T99:99:99Z"',
  '"9999-12-31T23:59:59.999999999Z"',
  '"=cmd|calc"',
]

const words =
  'menu|zelfscan|terug|stop|taal|opnieuw|medewerker|mijn gegevens|bijeenkomsten|mijn bijeenkomsten|ja|nee|1|2|99|bijeenkomsten beheren|wat verdien ik?|hallo|I would like to talk English please'.split(
    '|',
  )
const commands = [
  'menu',
  'zelfscan',
  'zelfscan fresh',
  'info-sessions',
  'session x',
  'sign-up x',
  'road x',
  'switch-yes',
  'constructor',
  '__proto__',
  'ask',
  'forget',
  'manage-sessions',
]

/** A value as JSON text: ordinary, odd, very long or very deep. */
export function hostileValue(c: Chance): string {
  const kind = c.below(20)
  if (kind < 10) return c.one(raw)
  if (kind < 14) return JSON.stringify(c.one(words))
  if (kind < 16) return JSON.stringify(c.latin(c.below(60)))
  if (kind < 18) return `{${Array.from({ length: c.below(6) }, () => `${JSON.stringify(c.latin(3))}:${c.one(raw)}`).join(',')}}`
  if (kind < 19) return JSON.stringify(c.one(['a', '😀', '\u0301', '(', '{{']).repeat(c.below(5000)))
  return nested(c.below(3000), '[', ']')
}

const text = (c: Chance) => (c.often(0.7) ? JSON.stringify(c.one(words)) : hostileValue(c))
const card = (c: Chance) =>
  `{"command":${c.often(0.6) ? JSON.stringify(c.one(commands)) : hostileValue(c)},"flow":${c.one(['"zelfscan"', '"session-signup"', '"x"', hostileValue(c)])},"version":${c.one(['1', '2', '"1"', 'null'])},"step":${hostileValue(c)},"form":${c.one(['true', 'false', hostileValue(c)])},"answer":${hostileValue(c)},"name":${hostileValue(c)},"email":${hostileValue(c)}}`

/** An activity that begins nearly right: each field is now and then something else, left out or there twice. */
export function hostileActivity(c: Chance, { conversation, serviceUrl }: { conversation: string; serviceUrl: string }): string {
  const fields: Record<string, () => string> = {
    type: () =>
      JSON.stringify(
        c.one([
          'message',
          'message',
          'message',
          'message',
          'conversationUpdate',
          'installationUpdate',
          'invoke',
          'event',
          'messageUpdate',
          'messageReaction',
          'typing',
          'endOfConversation',
          'delay',
          'trace',
          'handoff',
          'unheard-of',
        ]),
      ),
    id: () => JSON.stringify(`a-${c.below(1e9)}`),
    channelId: () =>
      JSON.stringify(c.one(['emulator', 'emulator', 'msteams', 'directline', 'webchat', 'email', 'sms', 'AseChannel', 'constructor'])),
    serviceUrl: () =>
      JSON.stringify(
        c.often(0.97)
          ? serviceUrl
          : c.one([
              'http://127.0.0.1:9',
              'https://evil.example',
              'urn:x',
              'file:///etc/passwd',
              '',
              'http://localhost:99999',
              'http://[::1',
              'http://127.0.0.1@evil.example/',
            ]),
      ),
    deliveryMode: () => c.one(['"expectReplies"', '"expectReplies"', '"expectReplies"', '"expectReplies"', '"normal"', '"ephemeral"']),
    from: () =>
      c.one([
        '{"id":"u"}',
        '{"id":"u","name":"Sam"}',
        '{"id":"u","name":"Adele","aadObjectId":"00000000-0000-0000-0000-0000000000022"}',
        '{"id":"u","aadObjectId":"00000000-0000-0000-0000-0000000000021","role":"skill"}',
        '{"id":"u","name":""}',
      ]),
    recipient: () => c.one(['{"id":"bot"}', '{"id":"bot","role":"skill"}', '{"id":"bot","name":"x"}']),
    conversation: () =>
      c.one([
        `{"id":"${conversation}"}`,
        `{"id":"${conversation}"}`,
        `{"id":"${conversation}","isGroup":true}`,
        `{"id":"${conversation}","conversationType":"channel","tenantId":"t"}`,
        '{"id":"a/b\\\\c?d#e"}',
        '{"id":"\\ud800"}',
      ]),
    text: () => text(c),
    locale: () => c.one(['"nl-NL"', '"en-GB"', '"en"', '"xx-Klingon-x-1"', '"_"', '"nl;q=NaN"']),
    timestamp: () =>
      c.one(['"2026-11-22T10:00:00.000Z"', '"2026-11-22T10:00:00+01:00"', '"2026-11-22T10:00:00.0000000Z"', '"9999-12-31T23:59:59Z"']),
    value: () => (c.often(0.5) ? card(c) : `{"action":{"type":"Action.Execute","verb":"x","data":${card(c)}}}`),
    name: () =>
      c.one(['"adaptiveCard/action"', '"message/submitAction"', '"webchat/join"', '"composeExtension/query"', '"signin/verifyState"']),
    attachments: () =>
      c.one([
        '[]',
        '[]',
        '[]',
        '[{"contentType":"image/gif"}]',
        '[{"contentType":"image/png","contentUrl":"file:///etc/passwd"}]',
        '[{"contentType":"text/html","content":"<at>x</at>"}]',
        '[null]',
        '[{"contentType":{}}]',
        '[{"contentType":"audio/ogg","name":"x"}]',
      ]),
    membersAdded: () => c.one(['[{"id":"bot"}]', '[{"id":"bot"},{"id":"u"}]', '[]', '[]', '[{"id":"u"}]', '[]', '[{}]', '[null]']),
    entities: () => c.one(['[]', '[]', '[]', '[{}]', '[{"type":"mention","mentioned":null}]', '[null]']),
    channelData: () => hostileValue(c),
    suggestedActions: () => hostileValue(c),
    action: () => c.one(['"add"', '"remove"', '"__proto__"']),
  }
  const written = Object.entries(fields).flatMap(([name, good]) => {
    const optional = !['type', 'channelId', 'from', 'conversation', 'deliveryMode'].includes(name)
    if (c.often(optional ? 0.4 : 0.01)) return []
    const value = `${JSON.stringify(name)}:${c.often(0.015) ? hostileValue(c) : good()}`
    return c.often(0.01) ? [value, `${JSON.stringify(name)}:${hostileValue(c)}`] : [value]
  })
  return `{${written.join(',')}}`
}

/** A body for any address: JSON, broken JSON, a form, bytes. */
export function hostileBody(c: Chance, activity: () => string): string {
  const kind = c.below(24)
  if (kind < 14) return activity()
  if (kind < 15) return activity().slice(0, c.below(400))
  if (kind < 17)
    return `{${['as', 'locale', 'advance', 'now', 'user', 'resume', 'type', 'text', 'trustedOrigins'].map((name) => `"${name}":${c.often(0.5) ? c.one(['"candidate"', '"coach"', '"P1D"', '"PT1H"', '"-P1W"', '"2027-01-01T10:00:00Z"', '{"id":"dl_x"}', '"nl"']) : hostileValue(c)}`).join(',')}}`
  if (kind < 18) return hostileValue(c)
  if (kind < 20)
    return `--x\r\nContent-Disposition: form-data; name="${c.one(['file', 'activity', '__proto__', ''])}"; filename="${c.one(['a.png', '../../x', '\u00e9%00', ''])}"\r\nContent-Type: ${c.one(['image/png', 'application/vnd.microsoft.activity', 'text/html'])}\r\n\r\n${c.often(0.5) ? activity() : c.latin(50)}\r\n--x${c.one(['--\r\n', '', '--'])}`
  if (kind < 21) return nested(20_000 + c.below(20_000), c.one(['[', '{"a":']), '')
  if (kind < 22) return ''
  if (kind < 23) return c.latin(c.below(2000))
  return c.often(0.9) ? 'x'.repeat(c.below(20_000)) : `{"type":"message","text":"${'y'.repeat(c.one([200_000, 270_000, 1_200_000]))}"}`
}
