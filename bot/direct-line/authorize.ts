import { timingSafeEqual } from 'node:crypto'
import { deriveKey } from '../derive-key.ts'
import { bearerOf, type Call } from './call.ts'
import { type Refused, refused } from './refuse.ts'
import type { Claims, Tokens } from './tokens.ts'

export type Authorize = {
  /** The token of a request: valid, not expired, used by a page it is meant for. */
  token: (call: Call) => Promise<{ ok: true; claims: Claims } | Refused>
  /** The same, and for this conversation. */
  conversation: (call: Call, conversationId: string) => Promise<{ ok: true; claims: Claims } | Refused>
  /** Whether the request carries the secret itself, as only our own or a partner's server can. */
  hasSecret: (call: Call) => boolean
}

export function authorizer({ tokens, secret }: { tokens: Tokens; secret: string }): Authorize {
  const digest = (value: string) => Buffer.from(deriveKey(value, 'compare'))
  const expected = digest(secret)

  async function token(call: Call): ReturnType<Authorize['token']> {
    const bearer = bearerOf(call.request)
    if (bearer === undefined) return refused('MissingToken')
    const read = await tokens.read('direct-line', bearer)
    if (!read.ok) return refused(read.reason === 'expired' ? 'TokenExpired' : 'InvalidToken')
    const { origins } = read.claims
    return call.origin !== undefined && origins && !origins.includes(call.origin) ? refused('OriginNotAllowed') : read
  }

  return {
    token,
    async conversation(call, conversationId) {
      const read = await token(call)
      return read.ok && read.claims.conversationId !== conversationId ? refused('WrongConversation') : read
    },
    hasSecret(call) {
      const bearer = bearerOf(call.request)
      return bearer !== undefined && timingSafeEqual(digest(bearer), expected)
    },
  }
}
