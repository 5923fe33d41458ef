import type { Store } from '../../data/store.ts'
import type { Answer } from './answer.ts'
import type { Authorize } from './authorize.ts'
import type { Call } from './call.ts'
import type { Deliver } from './deliver.ts'
import { badUserId, newClaims, tokenRequest } from './generate-token.ts'
import { type Bot, conversationUpdate } from './inbound.ts'
import type { Limits } from './limits.ts'
import type { RateLimit } from './rate-limit.ts'
import { readJson } from './read-body.ts'
import { type Refused, tooMany } from './refuse.ts'
import { requestedLocale } from './requested-locale.ts'
import type { Claims, Tokens } from './tokens.ts'
import { lastSeq } from './transcript.ts'
import { parseWatermark } from './watermark.ts'

type Dependencies = {
  store: Store
  tokens: Tokens
  authorize: Authorize
  deliver: Deliver
  bot: Bot
  now: () => Date
  newId: () => string
  limits: Limits
  allowStart: RateLimit
}

/** Starting, coming back to and keeping hold of a conversation. */
export function conversations({ store, tokens, authorize, deliver, bot, now, newId, limits, allowStart }: Dependencies) {
  /** Lets the bot greet a conversation in which nothing was said yet. `seq` is that of the last activity before. */
  async function greet(claims: Claims, locale: string | undefined): Promise<{ ok: true; started: boolean; seq: number } | Refused> {
    const seq = await lastSeq(store, claims.conversationId)
    if (seq > 0) return { ok: true, started: false, seq }
    const delivered = await deliver(conversationUpdate(claims, locale, bot, now()))
    return delivered.ok ? { ok: true, started: !delivered.duplicate, seq } : delivered
  }

  const tokenOf = async (claims: Claims) => ({
    conversationId: claims.conversationId,
    token: await tokens.sign('direct-line', claims, limits.tokenSeconds),
    expires_in: limits.tokenSeconds,
  })

  async function conversationOf(call: Call, claims: Claims, watermark: number) {
    const t = await tokens.sign('stream', claims, limits.streamSeconds)
    const path = `/v3/directline/conversations/${encodeURIComponent(claims.conversationId)}/stream`
    const streamUrl = `${call.base.replace(/^http/, 'ws')}${path}?watermark=${watermark}&t=${t}`
    return { ...(await tokenOf(claims)), streamUrl }
  }

  return {
    /** `POST conversations`: 201 and a greeting for a new one; 200 for the token of one that was started before. */
    async start(call: Call): Promise<Answer> {
      const trusted = authorize.hasSecret(call)
      const read = trusted ? undefined : await authorize.token(call)
      if (read && !read.ok) return read.answer
      const allowed = read ? allowStart(read.claims.conversationId) : { ok: true as const }
      if (!allowed.ok) return tooMany(allowed.retryAfterSeconds)
      const body = await readJson(call.request, tokenRequest, limits)
      if (!body.ok) return body.answer
      const claims = read ? read.claims : newClaims(body.value, trusted, newId)
      if (!claims) return badUserId()
      const locale = requestedLocale(body.value.locale ?? undefined, claims.locale, call.request.headers['accept-language'])
      const greeted = await greet(claims, locale)
      if (!greeted.ok) return greeted.answer
      return { status: greeted.started ? 201 : 200, body: await conversationOf(call, claims, 0) }
    },

    /** `GET conversations/:id`: a new `streamUrl`, from the watermark on; without the parameter from now on. */
    async reconnect(call: Call, conversationId: string): Promise<Answer> {
      const read = await authorize.conversation(call, conversationId)
      if (!read.ok) return read.answer
      const allowed = allowStart(conversationId)
      if (!allowed.ok) return tooMany(allowed.retryAfterSeconds)
      const watermark = parseWatermark(call.query.get('watermark'))
      if (!watermark.ok) return watermark.answer
      const greeted = await greet(read.claims, requestedLocale(read.claims.locale, call.request.headers['accept-language']))
      if (!greeted.ok) return greeted.answer
      return { status: 200, body: await conversationOf(call, read.claims, call.query.has('watermark') ? watermark.seq : greeted.seq) }
    },

    /** `POST tokens/refresh`: the same token with a new expiry. */
    async refresh(call: Call): Promise<Answer> {
      const read = await authorize.token(call)
      if (!read.ok) return read.answer
      const allowed = allowStart(read.claims.conversationId)
      if (!allowed.ok) return tooMany(allowed.retryAfterSeconds)
      return { status: 200, body: await tokenOf(read.claims) }
    },
  }
}
