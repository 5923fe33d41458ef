import { once } from 'node:events'
import type { Server } from 'node:http'
import { Readable } from 'node:stream'
import { createHttpServer } from '@vercel/cosmosdb-server'

export type Headers = Record<string, string>
export type Answer = { status: number; headers: Headers; body: string }
export type Json = { [name: string]: unknown }

/** The npm Cosmos server behind the front, asked within the process: no second connection, no second TLS. */
export type Upstream = {
  ask: (method: string, url: string, headers?: Headers, body?: string) => Promise<Answer>
  close: () => void
}

export async function startUpstream(): Promise<Upstream> {
  const server: Server = createHttpServer({ keepAlive: true })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    ask: (method, url, headers = {}, body = '') =>
      new Promise((resolve) => {
        const request = Object.assign(Readable.from(body === '' ? [] : [Buffer.from(body)]), {
          method,
          url,
          headers: { host: 'localhost', ...headers },
        })
        const given: Headers = {}
        const response = {
          statusCode: 200,
          finished: false,
          setHeader(name: string, value: string) {
            given[name.toLowerCase()] = value
          },
          end(text: string | undefined) {
            resolve({ status: response.statusCode, headers: given, body: text ?? '' })
          },
        }
        server.emit('request', request, response)
      }),
    close: () => server.close(),
  }
}
