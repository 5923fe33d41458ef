import { createServer } from 'node:http'

export type Sent = { method: string; path: string; body: Record<string, unknown> }

/** A channel's side of the Bot Framework: takes what the bot sends, and refuses as often as told (`fail` gives the statuses of the next requests). */
export async function startConnector() {
  const sent: Sent[] = []
  const failures: number[] = []
  const waiting: { count: number; done: () => void }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const status = failures.shift()
    if (status) {
      response.writeHead(status, { 'retry-after': '0', 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { code: 'Refused', message: 'as told' } }))
      return
    }
    sent.push({
      method: request.method ?? '',
      path: request.url ?? '',
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>,
    })
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ id: String(sent.length) }))
    for (const one of waiting.splice(0)) sent.length >= one.count ? one.done() : waiting.push(one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent,
    fail: (...statuses: number[]) => failures.push(...statuses),
    /** Refuses nothing any more. */
    recover: () => {
      failures.length = 0
    },
    /** Resolves when so many activities have arrived. */
    arrived: (count: number) => (sent.length >= count ? Promise.resolve() : new Promise<void>((done) => waiting.push({ count, done }))),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
