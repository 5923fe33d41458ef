import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'restify'
import type { Locale } from '../../data/bilingual.ts'
import type { Role } from '../../data/person.ts'
import { StoreUnavailableError } from '../../data/store.ts'
import type { Texts } from '../../locales/texts.ts'
import { commonHeaders } from '../pages/security-headers.ts'
import { readJsonBody } from '../read-body.ts'
import { sendJson } from '../send-json.ts'
import type { DeskGuard, GuardRefusal, Member } from './desk-guard.ts'

/** One request of the page: by whom, in which language they read, and what they sent. */
export type Ask = { member: Member; language: Locale; id: string; deed: string; query: URLSearchParams; body: Record<string, unknown> }
export type Problem = GuardRefusal | 'unknown' | 'state' | 'taken' | 'late' | 'wrong' | 'many' | 'unavailable'
export type Told =
  | { ok: true; body: unknown; headers?: Record<string, string> }
  | { ok: false; reason: Problem; vars?: Record<string, string | number> }
  /** Refused in words that are there already. */
  | { ok: false; reason: 'said'; status: 400 | 404 | 409; code: string; message: string }

const statuses: Record<Problem, number> = {
  origin: 403,
  csrf: 403,
  'signed-out': 401,
  forbidden: 403,
  unknown: 404,
  state: 409,
  taken: 409,
  late: 409,
  wrong: 400,
  many: 429,
  unavailable: 503,
}

/** Characters of the longest message are a sixth of this, also when each takes four bytes. */
const mostBytes = 32_000

type Access = { roles?: readonly Role[]; here?: boolean }
type Request = IncomingMessage & { params?: Record<string, string> }

/** Puts paths of the API on the server. Whoever may not is told why, in their language; nothing is ever kept by a browser. */
export function deskRoutes(server: Server, guard: DeskGuard, texts: Texts) {
  const headers = { ...commonHeaders(guard.https), 'cross-origin-resource-policy': 'same-origin', vary: 'Cookie' }

  function refuse(response: ServerResponse, language: Locale, reason: Problem, vars: Record<string, string | number> = {}): void {
    const message = texts.text(language, `desk.error.${reason}`, vars)
    sendJson(response, statuses[reason], { error: { code: reason, message, ...vars } }, headers)
  }

  const bodyOf = async (request: Request) =>
    request.method === 'POST' ? await readJsonBody(request, mostBytes) : { ok: true as const, body: {} }

  async function answer(request: Request, response: ServerResponse, access: Access, tell: (ask: Ask) => Promise<Told>): Promise<void> {
    const language = guard.languageOf(request)
    try {
      const entered = await guard.enter(request, { changes: request.method === 'POST', here: access.here ?? false, ...access })
      if (!entered.ok) return refuse(response, language, entered.reason)
      const read = await bodyOf(request)
      if (!read.ok) return refuse(response, language, 'wrong')
      const { id = '', deed = '' } = request.params ?? {}
      const query = new URL(request.url ?? '/', 'http://desk').searchParams
      const told = await tell({ member: entered.member, language, id, deed, query, body: read.body })
      if (told.ok) return sendJson(response, told.body === undefined ? 204 : 200, told.body, { ...headers, ...told.headers })
      if (told.reason !== 'said') return refuse(response, language, told.reason, told.vars)
      sendJson(response, told.status, { error: { code: told.code, message: told.message } }, headers)
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error
      refuse(response, language, 'unavailable')
    }
  }

  return {
    headers,
    refuse,
    get(path: string, tell: (ask: Ask) => Promise<Told>, access: Access = {}) {
      server.get(path, async (request: Request, response: ServerResponse) => await answer(request, response, access, tell))
    },
    /** Whoever sends something is there. */
    post(path: string, tell: (ask: Ask) => Promise<Told>, access: Access = {}) {
      server.post(
        path,
        async (request: Request, response: ServerResponse) => await answer(request, response, { here: true, ...access }, tell),
      )
    },
  }
}
export type DeskRoutes = ReturnType<typeof deskRoutes>
