import { decodeJwt } from 'jose'
import * as z from 'zod'
import type { Log } from './deliver.ts'
import type { Claims } from './tokens.ts'

/** Azure's Direct Line instead of our own: its secret, and its endpoint (ending in /v3/directline). */
export type Azure = { secret: string; endpoint?: string }
export type AzureToken = { token: string; conversationId: string; expires_in: number }

export const europeanEndpoint = 'https://europe.directline.botframework.com/v3/directline'

const answerSchema = z.object({ token: z.string().min(1), conversationId: z.string().min(1), expires_in: z.number().default(1800) })
const timeoutMilliseconds = 10_000

/** Gets tokens from Azure Direct Line with the secret, which stays here. `undefined`: Azure gave none, and the log says why. */
export function azureTokens({ secret, endpoint = europeanEndpoint, log }: Azure & { log: Log }) {
  async function ask(path: string, init: { method: string; body?: string }): Promise<AzureToken | number> {
    const headers = { Authorization: `Bearer ${secret}`, ...(init.body && { 'Content-Type': 'application/json' }) }
    const response = await fetch(`${endpoint}${path}`, {
      ...init,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    })
    if (!response.ok) {
      await response.body?.cancel()
      return response.status
    }
    return answerSchema.parse(await response.json())
  }

  return {
    endpoint,
    /** A token for a new conversation of this user, who is named in it so that Azure rewrites a differing `from.id`. */
    async generate(userId: string, origins: string[]): Promise<AzureToken | undefined> {
      try {
        const body = JSON.stringify({ user: { id: userId }, ...(origins.length > 0 && { trustedOrigins: origins }) })
        const token = await ask('/tokens/generate', { method: 'POST', body })
        if (typeof token !== 'number') return token
        const advice =
          token === 401 || token === 403
            ? `DIRECTLINE_SECRET is not a secret of a bot at ${endpoint}`
            : 'try again, or see the status of Azure Bot Service'
        log.error({ status: token }, `Azure Direct Line refused to give a token: ${advice}`)
      } catch (error) {
        log.error({ err: error }, `Azure Direct Line gave no token: ${endpoint} cannot be reached from here or answers something else`)
      }
      return undefined
    },
    /** A token for a conversation that exists, if Azure still has it and binds the token to the same user. */
    async resume({ conversationId, userId }: Claims): Promise<AzureToken | undefined> {
      try {
        const token = await ask(`/conversations/${encodeURIComponent(conversationId)}`, { method: 'GET' })
        return typeof token !== 'number' && token.conversationId === conversationId && userOf(token.token) === userId ? token : undefined
      } catch (error) {
        log.warn({ err: error }, 'Azure Direct Line did not resume a conversation; a new one begins')
        return undefined
      }
    },
  }
}

function userOf(token: string): unknown {
  try {
    return decodeJwt<{ user?: unknown }>(token).user
  } catch {
    return undefined
  }
}
