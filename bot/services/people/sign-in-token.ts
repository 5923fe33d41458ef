import { errors, jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'
import { deriveKey } from '../../derive-key.ts'

/** A link in a mail is good this long. */
const days = 7
const longestToken = 2000

const claims = z.object({ sub: z.string().min(1), jti: z.string().min(1), exp: z.number() })

/** `id` makes the link single-use; `until` is when it expires, in seconds since 1970. */
export type SignInClaims = { personId: string; id: string; until: number }

export type SignInTokens = {
  /** The address of a link that logs in one person: for a mail to their proved address, and nowhere else. */
  create: (personId: string) => Promise<string>
  read: (token: string) => Promise<{ ok: true; claims: SignInClaims } | { ok: false; reason: 'invalid' | 'expired' }>
}

type Options = { secret: string; publicUrl: string; now: () => Date; newId: () => string }

/** Signed links that log in (JWT, HS256, with a key of their own). */
export function signInTokens({ secret, publicUrl, now, newId }: Options): SignInTokens {
  const key = deriveKey(secret, 'sign-in links')
  return {
    async create(personId) {
      const at = Math.floor(now().getTime() / 1000)
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(personId)
        .setAudience('sign-in')
        .setJti(newId())
        .setIssuedAt(at)
        .setExpirationTime(at + days * 86_400)
        .sign(key)
      return `${publicUrl}/sign-in?t=${token}`
    },
    async read(token) {
      if (token.length > longestToken) return { ok: false, reason: 'invalid' }
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], audience: 'sign-in', currentDate: now() })
        const { sub, jti, exp } = claims.parse(payload)
        return { ok: true, claims: { personId: sub, id: jti, until: exp } }
      } catch (error) {
        return { ok: false, reason: error instanceof errors.JWTExpired ? 'expired' : 'invalid' }
      }
    },
  }
}
