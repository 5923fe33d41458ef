import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export type Asked = { method: string; path: string; headers: IncomingHttpHeaders; body: unknown }
const jwt = (claims: object) =>
  ['{"alg":"RS256"}', JSON.stringify(claims), 'signature'].map((part) => Buffer.from(part).toString('base64url')).join('.')

/** Azure's token endpoints as documented, on this machine: knows one secret and the conversations it made. Ends with the test. */
export async function azureDirectLine({ secret, answer }: { secret: string; answer?: RequestListener }) {
  const asked: Asked[] = []
  const users = new Map<string, string>()
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const path = (request.url ?? '').replace('/v3/directline', '')
    asked.push({ method: request.method ?? '', path, headers: request.headers, body: body && JSON.parse(body) })
    if (answer) return answer(request, response)
    const reply = (status: number, json: object) => {
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(json))
    }
    if (request.headers.authorization !== `Bearer ${secret}`)
      return reply(403, { error: { code: 'BadArgument', message: 'Invalid token or secret' } })
    if (path === '/tokens/generate') {
      const id = `azure-${users.size + 1}-eu`
      const user: string = JSON.parse(body).user.id
      users.set(id, user)
      return reply(200, { conversationId: id, token: jwt({ conv: id, user }), expires_in: 3600 })
    }
    const id = path.replace('/conversations/', '')
    const user = users.get(id)
    if (!user) return reply(404, { error: { code: 'BadArgument', message: 'Unknown conversation' } })
    return reply(200, {
      conversationId: id,
      token: jwt({ conv: id, user }),
      expires_in: 1800,
      streamUrl: 'wss://x',
      referenceGrammarId: 'y',
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3/directline`, asked, users }
}
