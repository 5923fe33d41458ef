import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import restify from 'restify'
import { onTestFinished } from 'vitest'
import type { Publish } from '../../bot/channel.ts'
import { createDirectLine, type DirectLineOptions } from '../../bot/direct-line/direct-line.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import { echoBot } from './echo-bot.ts'

export const secret = 'a-secret-that-only-the-tests-know'
export const site = 'https://campagne.example'

export type Reply = { status: number; headers: Headers; body: Record<string, unknown>; text: string }
export type DirectLineWorld = Awaited<ReturnType<typeof directLineWorld>>

/** The real service on the real SQLite store and restify, with an echo bot and a clock that stands still. Ends with the test. */
export async function directLineWorld({
  path = ':memory:',
  port = 0,
  ...options
}: Partial<DirectLineOptions> & { path?: string; port?: number } = {}) {
  let at = Date.parse('2026-03-02T09:00:00.000Z')
  const now = () => new Date(at)
  const store = sqliteStore({ path, now })
  const logged: { details: object; message: string }[] = []
  const note = (details: object, message: string) => void logged.push({ details, message })
  const publish: Publish = (conversation, activities) => line.publish(conversation, activities)
  const bot = echoBot(store, publish)
  const line = createDirectLine({
    ...{ store, handle: bot, now, newId: randomUUID, secret, allowedOrigins: [site], log: { warn: note, error: note }, ...options },
  })
  const server = restify.createServer({ handleUncaughtExceptions: false })
  line.routes(server)
  server.get('/elsewhere', (_request, response, next) => {
    response.send(200, { page: 'elsewhere' })
    next()
  })
  server.server.on('upgrade', (request, socket, head) => line.upgrade(request, socket, head) || socket.destroy())
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function call(path: string, init: RequestInit & { token?: string; json?: unknown } = {}): Promise<Reply> {
    const { token, json, ...rest } = init
    const headers = new Headers(rest.headers)
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`)
    if (json !== undefined) headers.set('Content-Type', headers.get('Content-Type') ?? 'application/json')
    const response = await fetch(path.startsWith('http') ? path : url + path, {
      ...rest,
      headers,
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('Content-Type') ?? '')
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} }
  }

  async function close() {
    line.close()
    server.server.closeAllConnections()
    server.close()
    await store.close()
  }
  onTestFinished(close)

  return {
    url,
    api: `${url}/v3/directline`,
    port: Number(new URL(url).port),
    line,
    store,
    bot,
    logged,
    now,
    call,
    close,
    advance(seconds: number) {
      at += seconds * 1000
    },
    /** A started conversation: what POST /conversations answered, and calls with its token. */
    async start(json?: unknown) {
      const generated = await call('/v3/directline/tokens/generate', { method: 'POST', token: secret })
      const started = await call('/v3/directline/conversations', {
        method: 'POST',
        token: String(generated.body.token),
        ...(json !== undefined && { json }),
      })
      const { conversationId, token, streamUrl } = started.body as Record<'conversationId' | 'token' | 'streamUrl', string>
      const here = `/v3/directline/conversations/${conversationId}`
      return {
        conversationId,
        token,
        streamUrl,
        status: started.status,
        here,
        post: (activity: unknown) => call(`${here}/activities`, { method: 'POST', token, json: activity }),
        say: (text: string, channelData?: object) =>
          call(`${here}/activities`, { method: 'POST', token, json: { type: 'message', from: { id: 'me' }, text, channelData } }),
        read: async (watermark = '') => {
          const { body } = await call(`${here}/activities?watermark=${watermark}`, { token })
          return body as { activities: Record<string, unknown>[]; watermark: string }
        },
      }
    },
  }
}

export const texts = (set: { activities: Record<string, unknown>[] }) => set.activities.map((activity) => activity.text)
