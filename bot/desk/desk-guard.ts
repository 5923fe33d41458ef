import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Locale } from '../../data/bilingual.ts'
import type { Role, StaffDoc } from '../../data/person.ts'
import type { Store } from '../../data/store.ts'
import type { Who } from '../../dialogs/context.ts'
import { pageLanguage } from '../pages/page-language.ts'
import { readCookie } from './desk-cookies.ts'
import type { DeskSession, DeskSessions } from './desk-sessions.ts'

/** Who works on the pages: a member of staff as the store knows them at this moment. */
export type Member = { session: DeskSession; staff: StaffDoc; who: Who }
export type GuardRefusal = 'origin' | 'csrf' | 'signed-out' | 'forbidden'
export type Entered = { ok: true; member: Member } | { ok: false; reason: GuardRefusal; member?: Member }

/** Who may work at the desk. */
export const deskRoles: readonly Role[] = ['helpdesk', 'intermediary']

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

type Options = { sessions: DeskSessions; store: Store; publicUrl: string; demo: boolean }

/** Keeps everybody out of the desk who is not to be there. */
export function deskGuard({ sessions, store, publicUrl, demo }: Options) {
  const own = new URL(publicUrl)
  const https = own.protocol === 'https:'

  /** Our own page, however this machine is called in demo mode; a foreign name that points at this machine is not. */
  const isOwn = (origin: string, { headers }: IncomingMessage) =>
    origin === own.origin || (demo && loopback.test(headers.host ?? '') && origin === `http://${headers.host}`)

  /** In demo mode a foreign name that points at this machine is nobody. */
  const isOurHost = ({ headers: { host = '' } }: IncomingMessage) => !demo || host === own.host || loopback.test(host)

  /** False when another site's page asks. Browsers that say nothing about it are believed only where `mustSay` does not hold. */
  function isSameSite(request: IncomingMessage, mustSay: boolean): boolean {
    const { origin, 'sec-fetch-site': site } = request.headers
    if (!isOurHost(request)) return false
    if (site !== undefined && site !== 'same-origin' && (mustSay || site !== 'none')) return false
    return origin === undefined ? !mustSay : isOwn(origin, request)
  }

  /** Whose browser this is. The role is looked up each time, so that somebody who left is out at once. */
  async function memberOf(request: IncomingMessage, here: boolean): Promise<Member | undefined> {
    const session = await sessions.read(readCookie(request, 'desk', https), here)
    const staff = session && (await store.get<StaffDoc>({ partition: 'staff', kind: 'staff', id: session.staffId }))
    if (!session || !staff) return undefined
    const { id, name, roles } = staff
    return { session, staff, who: { channelId: 'desk', userId: id, conversationId: '', staffId: id, name, roles } }
  }

  const holds = (given: unknown, { csrf }: DeskSession) =>
    typeof given === 'string' && /^[\w-]{43}$/.test(given) && timingSafeEqual(Buffer.from(given), Buffer.from(csrf))

  return {
    https,
    isSameSite,
    isOurHost,
    memberOf,
    /** For the API. `changes`: the page has to show that it is ours. `here`: somebody does something. */
    async enter(request: IncomingMessage, what: { changes: boolean; here: boolean; roles?: readonly Role[] }): Promise<Entered> {
      if (!isSameSite(request, what.changes)) return { ok: false, reason: 'origin' }
      const member = await memberOf(request, what.here)
      if (!member) return { ok: false, reason: 'signed-out' }
      if (what.changes && !holds(request.headers['x-loket-desk'], member.session)) return { ok: false, reason: 'csrf' }
      const { roles = deskRoles } = what
      return roles.some((role) => member.staff.roles.includes(role)) ? { ok: true, member } : { ok: false, reason: 'forbidden', member }
    },
    /** The language of whoever asks: what the page's address says, what they chose, what their browser asks for, else Dutch. */
    languageOf: ({ headers, url }: IncomingMessage): Locale => {
      const chosen = new URL(url ?? '/', 'http://desk').searchParams.get('lang')
      return pageLanguage({ chosen, cookie: headers.cookie, browser: headers['accept-language'] })
    },
  }
}
export type DeskGuard = ReturnType<typeof deskGuard>
