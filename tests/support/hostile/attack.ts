import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Program } from '../program.ts'
import { chance } from './chance.ts'
import { exchange, statusOf } from './exchange.ts'
import { hostileHttp, type Known } from './hostile-http.ts'

/** Answers by status (`none`: the connection ended without one), and the requests that were answered wrongly. */
export type Outcome = { statuses: Record<string, number>; wrong: string[] }

/** Direct Line takes some thirty posts at once of one conversation. */
const requestsPerConversation = 150

/** Sends hostile requests, `atOnce` beside each other; the same seed sends the same. */
export async function attack(
  program: Program,
  { requests, seed, atOnce = 16 }: { requests: number; seed: number; atOnce?: number },
): Promise<Outcome> {
  const c = chance(seed)
  const sink = await openSink(seed)
  const outcome: Outcome = { statuses: {}, wrong: [] }
  let known = await newConversation(program.url, sink.url)
  let sent = 0
  const attacker = async () => {
    while (sent < requests) {
      if (sent++ % requestsPerConversation === 0) known = await newConversation(program.url, sink.url)
      const request = hostileHttp(c, known)
      const answer = await exchange(program.url, request)
      const status = statusOf(answer)
      outcome.statuses[status] = (outcome.statuses[status] ?? 0) + 1
      const failed = Number(status) >= 500 || answer.includes('"label":"error.') || (status === 'none' && request.whole)
      if (failed) outcome.wrong.push(`${request.pieces.join('').slice(0, 1500)}\n=> ${answer.slice(0, 500)}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, attacker))
  sink.close()
  return outcome
}

async function newConversation(url: string, sink: string): Promise<Known> {
  const { token, conversationId }: { token: string; conversationId: string } = await (
    await fetch(`${url}/demo/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  ).json()
  const started = await fetch(`${url}/v3/directline/conversations`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
  const { streamUrl = '' }: { streamUrl?: string } = await started.json()
  return { conversationId, token, stream: /t=(.*)$/.exec(streamUrl)?.[1] ?? '', sink }
}

/** A channel that takes replies as badly as channels can: mostly well, but slow down, fail and answer rubbish too. */
async function openSink(seed: number): Promise<{ url: string; close: () => void }> {
  const c = chance(seed + 1)
  const server: Server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (c.often(0.9)) return response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}')
      if (c.often(0.2)) return response.destroy()
      response
        .writeHead(c.one([200, 201, 400, 401, 403, 404, 412, 429, 500, 502]), { 'retry-after': c.one(['0', '0.01', '-1', 'soon']) })
        .end(c.one(['', '{', '[]', 'null', '<html>']))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}`, close }
}
