import * as z from 'zod'
import type { Answer } from './answer.ts'
import type { azureTokens } from './azure-token.ts'
import type { Call } from './call.ts'
import type { Limits } from './limits.ts'
import type { OriginRules } from './origins.ts'
import type { RateLimit } from './rate-limit.ts'
import { readJson } from './read-body.ts'
import { refuse, tooMany } from './refuse.ts'
import { requestedLocale } from './requested-locale.ts'
import type { Claims, Tokens } from './tokens.ts'

const bodySchema = z.object({ locale: z.string().nullish(), resume: z.string().nullish() })

type Dependencies = {
  tokens: Tokens
  azure: ReturnType<typeof azureTokens> | undefined
  rules: OriginRules
  limits: Limits
  allowToken: RateLimit
  newId: () => string
}

/**
 * `POST /webchat/token`, for our own page and pages on allowed origins: what a chat needs to begin or to come back. `resume` is handed in next
 * time, and stands for the same user and conversation; one that is no longer good quietly gives a new conversation.
 */
export function webChatToken({ tokens, azure, rules, limits, allowToken, newId }: Dependencies) {
  return async (call: Call): Promise<Answer> => {
    if (call.origin === undefined && !rules.isLocal(call.request)) return refuse('OriginNotAllowed')
    const allowed = allowToken(call.address)
    if (!allowed.ok) return tooMany(allowed.retryAfterSeconds)
    const body = await readJson(call.request, bodySchema, limits)
    if (!body.ok) return body.answer
    const known = body.value.resume ? await tokens.read('resume', body.value.resume) : undefined
    const locale = requestedLocale(body.value.locale ?? undefined, call.request.headers['accept-language'])
    const given = await (azure
      ? fromAzure(azure, call, known?.ok ? known.claims : undefined)
      : ours(known?.ok ? known.claims : undefined, locale))
    if (!given) return refuse('DirectLineUnavailable')
    const { claims, token, expires_in, domain } = given
    const { conversationId, userId } = claims
    const resume = await tokens.sign('resume', { conversationId, userId }, limits.resumeSeconds)
    return { status: 200, body: { token, conversationId, userId, expires_in, resume, domain: domain ?? `${call.base}/v3/directline` } }
  }

  async function ours(known: Claims | undefined, locale: string | undefined) {
    const claims: Claims = { ...(known ?? { conversationId: newId(), userId: `dl_${newId()}` }), ...(locale && { locale }) }
    return {
      claims,
      token: await tokens.sign('direct-line', claims, limits.tokenSeconds),
      expires_in: limits.tokenSeconds,
      domain: undefined,
    }
  }

  async function fromAzure(source: ReturnType<typeof azureTokens>, call: Call, known: Claims | undefined) {
    const userId = known?.userId ?? `dl_${newId()}`
    const token = (known && (await source.resume(known))) ?? (await source.generate(userId, call.origin === undefined ? [] : [call.origin]))
    return token && { claims: { conversationId: token.conversationId, userId }, ...token, domain: source.endpoint }
  }
}
