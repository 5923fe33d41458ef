import { type IncomingMessage, STATUS_CODES } from 'node:http'
import restify, { type Request, type Response, type Server } from 'restify'
import { type Store, StoreUnavailableError } from '../data/store.ts'
import { readFile } from './files.ts'
import type { Log } from './log.ts'
import { sendJson } from './send-json.ts'

/** The HTTP server: what it cannot serve is answered in the one JSON error shape, `{ error: { code, message } }`; bugs go to the log. */
export function createServer(log: Log): Server {
  // Signed links are longer than the hundred characters a part of a path may have by default.
  const options = { name: 'loket', handleUncaughtExceptions: false, handleUpgrades: false, maxParamLength: 2_000 }
  const server = restify.createServer(options)
  server.server.requestTimeout = 30_000
  server.server.headersTimeout = 10_000
  server.pre((request, response, next) => {
    if (hasUrl(request)) return next()
    sendJson(response, 400, { error: { code: 'BadArgument', message: 'The address or the Host header is not one.' } })
    next(false)
  })
  server.on('restifyError', (request: Request, _response: Response, error: Failure, done: () => void) => {
    const status = error instanceof StoreUnavailableError ? 503 : (error.statusCode ?? 500)
    if (status >= 500) log.error({ error, path: request.url?.split('?')[0] }, 'a request failed')
    const body = { error: { code: codeOf(status), message: messages[status] ?? STATUS_CODES[status] ?? 'Something went wrong.' } }
    Object.assign(error, { statusCode: status, toJSON: () => body, toString: () => JSON.stringify(body) })
    done()
  })
  return server
}

type Failure = Error & { statusCode?: number }

/** restify makes an URL of these two with nothing to catch it: one wrong `Host` would end the program. */
function hasUrl({ url = '', headers }: IncomingMessage): boolean {
  const base = `http://${headers.host || 'localhost'}`
  return url.startsWith('/') ? URL.canParse(base + url) : URL.canParse(url, base)
}

const messages: Record<number, string> = { 404: 'There is nothing at this address.', 405: 'This address does not take this method.' }
const codeOf = (status: number) => ({ 404: 'NotFound', 405: 'MethodNotAllowed' })[status] ?? (status < 500 ? 'BadArgument' : 'ServiceError')

/** Calendar files and the like that the bot gave in a conversation. The link is the key: 128 random bits. */
export function mountFiles(server: Server, store: Store): void {
  // A wildcard, because restify takes no parameter of more than a hundred characters, and Teams' conversations have longer names.
  server.get('/files/*', async (request, response) => {
    const [partition = '', id = ''] = String(request.params['*']).split('/')
    const file = await readFile(store, partition, id)
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
