import { webcrypto } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'
import { deriveKey } from '../derive-key.ts'

/** Whose conversation a token opens. `origins`: the only pages that may use it. */
export type Claims = { conversationId: string; userId: string; name?: string; locale?: string; origins?: string[] }

/** What a token is for; one is never accepted for the other. */
export type Purpose = 'direct-line' | 'stream' | 'resume'
export type ReadToken = { ok: true; claims: Claims } | { ok: false; reason: 'invalid' | 'expired' }
export type Tokens = {
  sign: (purpose: Purpose, claims: Claims, seconds: number) => Promise<string>
  read: (purpose: Purpose, token: string) => Promise<ReadToken>
}

const maxLength = 4096
const payloadSchema = z.object({
  conv: z.string().min(1),
  user: z.string().min(1),
  name: z.string().exactOptional(),
  locale: z.string().exactOptional(),
  origins: z.array(z.string()).exactOptional(),
})

/** Signed tokens (JWT, HS256). `user` is where clients of Azure's tokens look for the user id. */
export function signedTokens({ secret, now }: { secret: string; now: () => Date }): Tokens {
  const bytes = deriveKey(secret, 'tokens')
  const key = webcrypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
  return {
    async sign(purpose, { conversationId, userId, ...rest }, seconds) {
      const at = Math.floor(now().getTime() / 1000)
      return new SignJWT({ conv: conversationId, user: userId, ...rest })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setAudience(purpose)
        .setIssuedAt(at)
        .setExpirationTime(at + seconds)
        .sign(await key)
    },
    async read(purpose, token) {
      if (token.length > maxLength) return { ok: false, reason: 'invalid' }
      try {
        const { payload } = await jwtVerify(token, await key, {
          algorithms: ['HS256'],
          audience: purpose,
          requiredClaims: ['exp'],
          currentDate: now(),
        })
        const { conv, user, ...rest } = payloadSchema.parse(payload)
        return { ok: true, claims: { conversationId: conv, userId: user, ...rest } }
      } catch (error) {
        return { ok: false, reason: error instanceof errors.JWTExpired ? 'expired' : 'invalid' }
      }
    },
  }
}
