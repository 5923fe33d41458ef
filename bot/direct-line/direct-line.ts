import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Server } from 'restify'
import type { Store } from '../../data/store.ts'
import type { Handle, Publish } from '../channel.ts'
import { activities } from './activities.ts'
import type { Answer } from './answer.ts'
import { authorizer } from './authorize.ts'
import { type Azure, azureTokens } from './azure-token.ts'
import type { Call } from './call.ts'
import { peerAddress } from './caller-address.ts'
import { conversations } from './conversations.ts'
import { deliverer, type Log } from './deliver.ts'
import { generateToken } from './generate-token.ts'
import type { Bot } from './inbound.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { webSocketOpener } from './open-web-socket.ts'
import { originRules } from './origins.ts'
import { presenter } from './present.ts'
import { type RateLimit, rateLimit } from './rate-limit.ts'
import { receiveUpload } from './receive-upload.ts'
import { refuse, tooMany } from './refuse.ts'
import { requestServer } from './request-server.ts'
import { serveUpload } from './serve-upload.ts'
import { streamHub } from './stream-hub.ts'
import { type Claims, signedTokens } from './tokens.ts'
import { transcriptReader } from './transcript.ts'
import { uploadLinks } from './upload-links.ts'
import { webChatToken } from './web-chat-token.ts'

export type DirectLineOptions = {
  store: Store
  handle: Handle
  /** The time activities carry. */
  now: () => Date
  /** The time tokens, links and limits go by, when `now` can be moved (demo mode); `now` itself otherwise. */
  realNow?: () => Date
  /** Unguessable ids without `/ \ ? #`, such as UUIDs: conversations, users, activities and uploads are named by them. */
  newId: () => string
  /** Signs tokens and is the Direct Line secret of servers. Must be the same after a restart and on every machine. */
  secret: string
  allowedOrigins: readonly string[]
  /** Where browsers reach us, such as `https://chat.example.org`. */
  publicUrl?: string | undefined
  /** Demo mode: programs and pages on this machine may ask for tokens. */
  open?: boolean
  bot?: Bot
  azure?: Azure | undefined
  /** Whose limits a request counts for; behind a proxy the address that the proxy writes. */
  clientAddress?: (request: IncomingMessage) => string
  limits?: Partial<Limits>
  log: Log
}

export type DirectLine = {
  /** Takes over `/v3/directline/…` and `/webchat/token`; anything else goes on to the server's own routes. */
  routes: (server: Pick<Server, 'pre'>) => void
  /** Answers a request for one of those paths; false, touching nothing, for any other. */
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
  /** Takes a WebSocket upgrade for a stream; false, touching nothing, when it is for something else. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean
  publish: Publish
  /** Shows an activity to whoever is watching, without keeping it (typing). */
  show: (conversationId: string, activity: object) => void
  /** A token for somebody the server knows, such as a person of the demo; a new conversation unless one is named. */
  issue: (who: { userId: string; name?: string; locale?: string; conversationId?: string }) => Promise<IssuedToken>
  /** Whether somebody has this conversation open, on this machine. */
  isOpen: (conversationId: string) => boolean
  /** Open streams, for the metrics. */
  streams: () => number
  close: () => void
}
export type IssuedToken = { token: string; conversationId: string; userId: string; expires_in: number }

/** Direct Line 3.0, served by ourselves: see docs/direct-line.md. Throws TypeError on an origin or public URL that is none. */
export function createDirectLine(options: DirectLineOptions): DirectLine {
  const { store, now, realNow = now, newId, secret, log, bot = { id: 'loket', name: 'Loket' }, clientAddress = peerAddress } = options
  const limits = { ...defaultLimits, ...options.limits }
  const allow = (name: keyof Limits['rates']) => rateLimit(limits.rates[name], realNow)
  const rules = originRules({ allowedOrigins: options.allowedOrigins, publicUrl: options.publicUrl, open: options.open ?? false })
  const tokens = signedTokens({ secret, now: realNow })
  const authorize = authorizer({ tokens, secret })
  const links = uploadLinks({ secret, now: realNow, seconds: limits.linkSeconds })
  const present = presenter(links, bot)
  const read = transcriptReader(store, limits.pageTurns)
  const deliver = deliverer({ handle: options.handle, log, milliseconds: limits.turnMilliseconds })
  const hub = streamHub({ read, present, limits, log })
  const azure = options.azure && azureTokens({ ...options.azure, log })
  const allowToken = allow('token')

  const talk = conversations({ store, tokens, authorize, deliver, bot, now, newId, limits, allowStart: allow('start') })
  const posts = activities({ read, present, deliver, bot, now, newId, limits })
  const upload = receiveUpload({ store, deliver, bot, now, newId, limits, allowBytes: allow('uploadBytes') })
  const download = serveUpload({ store, links, linkSeconds: limits.linkSeconds })

  /** For holders of a token of the conversation in the path, within a limit. */
  const within =
    (allowed: RateLimit, handle: (call: Call, claims: Claims) => Promise<Answer>) =>
    async (call: Call, conversationId = '') => {
      const held = await authorize.conversation(call, conversationId)
      if (!held.ok) return held.answer
      const may = allowed(conversationId)
      return may.ok ? await handle(call, held.claims) : tooMany(may.retryAfterSeconds)
    }

  const serve = requestServer(
    { rules, clientAddress, log },
    {
      '/webchat/token': { POST: webChatToken({ tokens, azure, rules, limits, allowToken, newId }) },
      '/v3/directline/tokens/generate': { POST: generateToken({ tokens, authorize, rules, limits, allowToken, newId }) },
      '/v3/directline/tokens/refresh': { POST: talk.refresh },
      '/v3/directline/conversations': { POST: talk.start },
      '/v3/directline/conversations/:id': { GET: (call, id = '') => talk.reconnect(call, id) },
      '/v3/directline/conversations/:id/activities': { GET: within(allow('read'), posts.list), POST: within(allow('post'), posts.post) },
      '/v3/directline/conversations/:id/upload': { POST: within(allow('upload'), upload) },
      '/v3/directline/conversations/:id/attachments/:upload': { GET: (call, id = '', uploadId = '') => download(call, id, uploadId) },
      '/v3/directline/conversations/:id/stream': { GET: async () => refuse('UpgradeRequired', { headers: { Upgrade: 'websocket' } }) },
    },
  )

  return {
    serve,
    routes(server) {
      server.pre((request, response, next) => {
        serve(request, response).then((taken) => next(taken ? false : undefined), next)
      })
    },
    upgrade: webSocketOpener({ tokens, hub, rules, clientAddress, allowConnect: allow('connect'), limits }),
    publish: hub.publish,
    show: hub.show,
    async issue({ userId, name, locale, conversationId = newId() }) {
      const token = await tokens.sign(
        'direct-line',
        { conversationId, userId, ...(name && { name }), ...(locale && { locale }) },
        limits.tokenSeconds,
      )
      return { token, conversationId, userId, expires_in: limits.tokenSeconds }
    },
    isOpen: hub.isOpen,
    streams: hub.count,
    close: hub.close,
  }
}
