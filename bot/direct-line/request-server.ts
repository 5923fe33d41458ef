import type { IncomingMessage, ServerResponse } from 'node:http'
import { StoreUnavailableError } from '../../data/store.ts'
import { type Answer, sendAnswer } from './answer.ts'
import { type Call, callOf } from './call.ts'
import type { Log } from './deliver.ts'
import { discardRest } from './discard-rest.ts'
import { matchPath } from './match-path.ts'
import { corsHeaders, type OriginRules } from './origins.ts'
import { refuse } from './refuse.ts'

export type Handler = (call: Call, ...parameters: string[]) => Promise<Answer>
export type Routes = Record<string, Partial<Record<'GET' | 'POST', Handler>>>

type Dependencies = { rules: OriginRules; clientAddress: (request: IncomingMessage) => string; log: Log }

const ours = /^\/(v3\/directline(\/|$)|webchat\/token$)/
const always = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

/**
 * Answers requests by a table of paths. Whatever happens, the client gets one answer in one shape; outages and bugs go to the log.
 * Resolves to false, having touched nothing, when the path is not ours.
 */
export function requestServer({ rules, clientAddress, log }: Dependencies, routes: Routes) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (!ours.test((request.url ?? '').split('?', 1)[0] ?? '')) return false
    const call = callOf(request, rules, clientAddress)
    response.on('error', () => {})
    const allowed = call.origin === undefined || rules.allows(call.origin, request)
    const answer = allowed ? await answerOf(call) : refuse('OriginNotAllowed')
    await sendAnswer(response, answer, { ...always, ...corsHeaders(allowed ? call.origin : undefined, request.method === 'OPTIONS') })
    discardRest(request)
    return true
  }

  async function answerOf(call: Call): Promise<Answer> {
    for (const [pattern, methods] of Object.entries(routes)) {
      const parameters = matchPath(pattern, call.path)
      if (!parameters) continue
      const method = call.request.method
      if (method === 'OPTIONS') return { status: 204 }
      const handler = method === 'GET' || method === 'POST' ? methods[method] : undefined
      if (!handler) return refuse('MethodNotAllowed', { headers: { Allow: [...Object.keys(methods), 'OPTIONS'].join(', ') } })
      return await handler(call, ...parameters).catch((error) => failed(error, pattern))
    }
    return refuse('NotFound')
  }

  function failed(error: unknown, pattern: string): Answer {
    const outage = error instanceof StoreUnavailableError
    log.error({ err: error, path: pattern }, outage ? 'Direct Line could not reach the store' : 'Direct Line failed on a request')
    return outage ? refuse('ServiceUnavailable', { headers: { 'Retry-After': '5' } }) : refuse('ServerError')
  }
}
