import { STATUS_CODES } from 'node:http'
import restify, { type Request, type Response, type Server } from 'restify'
import type { Store } from '../data/store.ts'
import { readFile } from './files.ts'
import { sendJson } from './send-json.ts'

/** The HTTP server: what it cannot serve is answered in the one JSON error shape, `{ error: { code, message } }`. */
export function createServer(): Server {
  const server = restify.createServer({ name: 'loket', handleUncaughtExceptions: false, handleUpgrades: false })
  server.server.requestTimeout = 30_000
  server.server.headersTimeout = 10_000
  server.on(
    'restifyError',
    (_request: Request, _response: Response, error: { statusCode?: number; toJSON?: unknown; toString?: unknown }, done: () => void) => {
      const status = error.statusCode ?? 500
      const body = { error: { code: codeOf(status), message: messages[status] ?? STATUS_CODES[status] ?? 'Something went wrong.' } }
      error.toJSON = () => body
      error.toString = () => JSON.stringify(body)
      done()
    },
  )
  return server
}

const messages: Record<number, string> = { 404: 'There is nothing at this address.', 405: 'This address does not take this method.' }
const codeOf = (status: number) => ({ 404: 'NotFound', 405: 'MethodNotAllowed' })[status] ?? (status < 500 ? 'BadArgument' : 'ServiceError')

/** Calendar files and the like that the bot gave in a conversation. The link is the key: 128 random bits. */
export function mountFiles(server: Server, store: Store): void {
  server.get('/files/:partition/:id/:name', async (request, response) => {
    const file = await readFile(store, String(request.params.partition), String(request.params.id))
    if (!file) return sendJson(response, 404, { error: { code: 'NotFound', message: 'This file is not there any more.' } })
    const body = Buffer.from(file.content, 'utf8')
    response.writeHead(200, {
      'content-type': `${file.contentType}; charset=utf-8`,
      'content-length': body.length,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    response.end(body)
  })
}
