import { createServer } from 'node:http'
import { conversationLimits } from '../../rules/notices/teams-limits.ts'

export type TeamsTally = {
  /** Requests that came, those refused because a limit was passed, and those refused at random, by status. */
  requests: number
  overTenant: number
  overConversation: number
  refused: Record<string, number>
  /** Messages that arrived, by conversation. */
  arrived: Map<string, number>
  /** When requests came, in milliseconds. */
  times: number[]
}

type Options = {
  ratePerSecond: number
  /** The part of requests that is refused at random, from 0 to 1. */
  faults: number
  /** Conversations whose person blocked the bot. */
  blocked?: (conversation: string) => boolean
  latencyMs?: number
  chance?: () => number
}

/** The connector of Teams as it is documented: limits a tenant and each conversation, and refuses some at random with 429 and Retry-After, 412, 502-504. */
export async function startTeams({ ratePerSecond, faults, blocked = () => false, latencyMs = 5, chance = Math.random }: Options) {
  const tally: TeamsTally = { requests: 0, overTenant: 0, overConversation: 0, refused: {}, arrived: new Map(), times: [] }
  const byConversation = new Map<string, number[]>()

  function refusal(conversation: string, now: number): { status: number; code: string; retryAfter?: number } | undefined {
    tally.requests++
    const window = tally.times.slice(-ratePerSecond)
    tally.times.push(now)
    if (window.length === ratePerSecond && now - (window[0] as number) < 1_000) {
      tally.overTenant++
      return { status: 429, code: 'TooManyRequests', retryAfter: 1 }
    }
    const times = byConversation.get(conversation) ?? []
    byConversation.set(conversation, [...times, now])
    if (conversationLimits.some(({ most, withinMs }) => times.length >= most && now - (times.at(-most) as number) < withinMs)) {
      tally.overConversation++
      return { status: 429, code: 'TooManyRequests', retryAfter: 1 }
    }
    if (blocked(conversation)) return { status: 403, code: 'MessageWritesBlocked' }
    if (chance() >= faults) return undefined
    const status = [429, 412, 502, 503, 504][Math.floor(chance() * 5)] ?? 503
    return status === 429 ? { status, code: 'Throttled', retryAfter: 1 } : { status, code: 'Passing' }
  }

  const server = createServer((request, response) => {
    const now = performance.now()
    const conversation = decodeURIComponent(/\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '')?.[1] ?? '')
    const refused = refusal(conversation, now)
    request.resume()
    request.on('end', () => {
      if (!refused) tally.arrived.set(conversation, (tally.arrived.get(conversation) ?? 0) + 1)
      else tally.refused[refused.status] = (tally.refused[refused.status] ?? 0) + 1
      setTimeout(() => {
        const body = refused ? { error: { code: refused.code, message: 'as told' } } : { id: String(tally.requests) }
        response.writeHead(refused?.status ?? 201, {
          'content-type': 'application/json',
          ...(refused?.retryAfter !== undefined && { 'retry-after': String(refused.retryAfter) }),
        })
        response.end(JSON.stringify(body))
      }, latencyMs)
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    tally,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
