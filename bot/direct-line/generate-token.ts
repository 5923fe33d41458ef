import * as z from 'zod'
import type { Answer } from './answer.ts'
import type { Authorize } from './authorize.ts'
import { bearerOf, type Call } from './call.ts'
import type { Limits } from './limits.ts'
import type { OriginRules } from './origins.ts'
import type { RateLimit } from './rate-limit.ts'
import { readJson } from './read-body.ts'
import { refuse, tooMany } from './refuse.ts'
import { requestedLocale } from './requested-locale.ts'
import type { Claims, Tokens } from './tokens.ts'

const origin = z
  .string()
  .max(300)
  .refine((value) => URL.canParse(value))
  .transform((value) => new URL(value).origin)

/** What a server or page may ask of a token. */
export const tokenRequest = z.object({
  user: z.object({ id: z.string().max(200).nullish(), name: z.string().max(100).nullish() }).nullish(),
  trustedOrigins: z.array(origin).max(20).nullish(),
  locale: z.string().max(100).nullish(),
})
export type TokenRequest = z.output<typeof tokenRequest>

type Dependencies = {
  tokens: Tokens
  authorize: Authorize
  rules: OriginRules
  limits: Limits
  allowToken: RateLimit
  newId: () => string
}

/** `POST tokens/generate`: a token for a conversation that does not exist yet; the bot hears nothing of it. */
export function generateToken({ tokens, authorize, rules, limits, allowToken, newId }: Dependencies) {
  return async (call: Call): Promise<Answer> => {
    const trusted = authorize.hasSecret(call)
    if (!trusted && bearerOf(call.request) !== undefined) return refuse('InvalidToken')
    if (!trusted && call.origin === undefined && !rules.isLocal(call.request)) return refuse('MissingToken')
    const allowed = trusted ? { ok: true as const } : allowToken(call.address)
    if (!allowed.ok) return tooMany(allowed.retryAfterSeconds)
    const body = await readJson(call.request, tokenRequest, limits)
    if (!body.ok) return body.answer
    const claims = newClaims(body.value, trusted, newId)
    if (!claims) return badUserId()
    const token = await tokens.sign('direct-line', claims, limits.tokenSeconds)
    return { status: 200, body: { conversationId: claims.conversationId, token, expires_in: limits.tokenSeconds } }
  }
}

/**
 * A new conversation for the user a server names, or for a new user. Who only has a browser may propose an id, as the protocol allows, but does not
 * get it: knowing an id must not make anyone that person. `undefined`: the proposed id does not begin with `dl_`.
 */
export function newClaims({ user, trustedOrigins, locale }: TokenRequest, trusted: boolean, newId: () => string): Claims | undefined {
  if (user?.id && !/^dl_[\w.-]{1,150}$/.test(user.id)) return undefined
  const known = requestedLocale(locale ?? undefined)
  return {
    conversationId: newId(),
    userId: trusted && user?.id ? user.id : `dl_${newId()}`,
    ...(trusted && user?.name && { name: user.name }),
    ...(known && { locale: known }),
    ...(trustedOrigins && trustedOrigins.length > 0 && { origins: trustedOrigins }),
  }
}

export const badUserId = () =>
  refuse('BadArgument', { message: 'A user id is dl_ followed by letters, digits, dots, dashes and underscores.' })
