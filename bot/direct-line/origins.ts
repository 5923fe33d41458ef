import type { IncomingMessage } from 'node:http'

export type OriginRules = {
  /** Where the caller reached us, without a slash at the end: the public URL; without one as `Host` says, over plain HTTP. */
  base: (request: IncomingMessage) => string
  /** Whether a page on this origin may use the service. */
  allows: (origin: string, request: IncomingMessage) => boolean
  /** Demo mode only: a program on this machine. */
  isLocal: (request: IncomingMessage) => boolean
}

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i
const plainHost = /^[a-z0-9.-]{1,253}(:\d{1,5})?$/i
const loopbackAddress = /^(127\.|::1$|::ffff:127\.)/

/**
 * Who may call from where. In demo mode (`open`) every page on this machine may, recognised by a loopback name in `Host` and `Origin`, so
 * that a foreign name pointed at this machine (DNS rebinding) gains nothing. Throws TypeError on an origin that is none.
 */
export function originRules(options: { allowedOrigins: readonly string[]; publicUrl?: string | undefined; open: boolean }): OriginRules {
  const own = options.publicUrl === undefined ? [] : [options.publicUrl]
  const allowed = new Set([...options.allowedOrigins, ...own].map((origin) => new URL(origin).origin))
  const isLoopback = (request: IncomingMessage) => loopbackHost.test(request.headers.host ?? '')
  return {
    base(request) {
      if (options.publicUrl !== undefined && !(options.open && isLoopback(request))) return options.publicUrl.replace(/\/+$/, '')
      const { host = '' } = request.headers
      return `http://${isLoopback(request) || plainHost.test(host) ? host : 'localhost'}`
    },
    allows(origin, request) {
      if (allowed.has(origin)) return true
      return options.open && isLoopback(request) && /^https?:\/\//.test(origin) && loopbackHost.test(origin.replace(/^https?:\/\//, ''))
    },
    isLocal: (request) => options.open && isLoopback(request) && loopbackAddress.test(request.socket.remoteAddress ?? ''),
  }
}

/** The headers that let a page on an allowed origin read the answer. Credentials are never part of it: tokens travel in a header. */
export function corsHeaders(origin: string | undefined, preflight: boolean): Record<string, string> {
  if (origin === undefined) return { Vary: 'Origin' }
  const headers = { Vary: 'Origin', 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After' }
  if (!preflight) return headers
  return {
    ...headers,
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Ms-Bot-Agent, X-Requested-With',
    'Access-Control-Max-Age': '600',
  }
}
