import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Answer } from './answer.ts'
import { callOf } from './call.ts'
import type { Limits } from './limits.ts'
import { matchPath } from './match-path.ts'
import type { OriginRules } from './origins.ts'
import type { RateLimit } from './rate-limit.ts'
import { refuse, tooMany } from './refuse.ts'
import type { StreamHub } from './stream-hub.ts'
import type { Tokens } from './tokens.ts'
import { parseWatermark } from './watermark.ts'

type Dependencies = {
  tokens: Tokens
  hub: StreamHub
  rules: OriginRules
  clientAddress: (request: IncomingMessage) => string
  allowConnect: RateLimit
  limits: Limits
}
type Checked = { ok: true; conversationId: string; base: string; after: number } | { ok: false; answer: Answer }

export const streamPath = '/v3/directline/conversations/:id/stream'

/** Turns a request for a `streamUrl` into a WebSocket. Returns false, touching nothing, when the request is for something else. */
export function webSocketOpener(dependencies: Dependencies): (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean {
  // Clients only ever send empty messages, to see whether the connection lives.
  const server = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false })
  server.on('wsClientError', (_error, socket) =>
    answerRaw(socket, refuse('BadArgument', { message: 'The WebSocket handshake is not valid.' })),
  )
  return (request, socket, head) => {
    const [conversationId] = matchPath(streamPath, (request.url ?? '').split('?')[0] ?? '') ?? []
    if (conversationId === undefined) return false
    const onError = () => socket.destroy()
    socket.on('error', onError)
    check(dependencies, request, conversationId).then(
      (checked) => {
        if (!checked.ok) return answerRaw(socket, checked.answer)
        socket.off('error', onError)
        server.handleUpgrade(request, socket, head, (webSocket) => dependencies.hub.open(webSocket, checked))
      },
      () => socket.destroy(),
    )
    return true
  }
}

async function check(
  { tokens, hub, rules, clientAddress, allowConnect, limits }: Dependencies,
  request: IncomingMessage,
  conversationId: string,
): Promise<Checked> {
  const call = callOf(request, rules, clientAddress)
  const no = (answer: Answer) => ({ ok: false as const, answer })
  if (call.origin !== undefined && !rules.allows(call.origin, request)) return no(refuse('OriginNotAllowed'))
  const allowed = allowConnect(call.address)
  if (!allowed.ok) return no(tooMany(allowed.retryAfterSeconds))
  const token = call.query.get('t')
  if (!token) return no(refuse('MissingToken'))
  const read = await tokens.read('stream', token)
  if (!read.ok) return no(refuse(read.reason === 'expired' ? 'TokenExpired' : 'InvalidToken'))
  if (read.claims.conversationId !== conversationId) return no(refuse('WrongConversation'))
  if (call.origin !== undefined && read.claims.origins && !read.claims.origins.includes(call.origin)) return no(refuse('OriginNotAllowed'))
  const watermark = parseWatermark(call.query.get('watermark'))
  if (!watermark.ok) return no(watermark.answer)
  if (hub.count() >= limits.sockets) return no(refuse('ServiceUnavailable', { headers: { 'Retry-After': '10' } }))
  return { ok: true, conversationId, base: call.base, after: watermark.seq }
}

function answerRaw(socket: Duplex, answer: Answer) {
  const json = JSON.stringify(answer.body)
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(json)),
    Connection: 'close',
    ...answer.headers,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${answer.status} Refused\r\n${lines.join('')}\r\n${json}`)
}
