import type { IncomingMessage } from 'node:http'
import { addressKey } from './caller-address.ts'
import type { OriginRules } from './origins.ts'

/** One request, as far as the handlers look at it. */
export type Call = {
  request: IncomingMessage
  path: string
  query: URLSearchParams
  /** What limits by address count by. */
  address: string
  /** The page that asks, already found to be allowed; a program sends none. */
  origin: string | undefined
  /** Scheme and host the caller reached us by; links in answers begin with it. */
  base: string
}

export function callOf(request: IncomingMessage, rules: OriginRules, clientAddress: (request: IncomingMessage) => string): Call {
  const [path = '', ...query] = (request.url ?? '').split('?')
  return {
    request,
    path,
    query: new URLSearchParams(query.join('?')),
    address: addressKey(clientAddress(request)),
    origin: request.headers.origin,
    base: rules.base(request),
  }
}

/** The token or secret of `Authorization: Bearer …`. */
export function bearerOf(request: IncomingMessage): string | undefined {
  const header = request.headers.authorization ?? ''
  return /^bearer /i.test(header) ? header.slice(7).trim() || undefined : undefined
}
