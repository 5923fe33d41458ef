import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'restify'
import { demoCast, demoPerson } from '../../data/demo-people.ts'
import type { StaffDoc } from '../../data/person.ts'
import type { Inbound, Numbered } from '../channel.ts'
import { readJsonBody } from '../read-body.ts'
import { sendJson } from '../send-json.ts'
import { deskApi } from './desk-api.ts'
import { readCookie, setCookie } from './desk-cookies.ts'
import type { DeskDeps } from './desk-deps.ts'
import { deskEvents } from './desk-events.ts'
import { deskGuard, deskRoles } from './desk-guard.ts'
import { deskRoutes } from './desk-routes.ts'
import { deskSessions } from './desk-sessions.ts'
import { mountDeskSignIn } from './desk-sign-in.ts'
import { matchingApi } from './matching-api.ts'
import { openDeskPages } from './page/desk-pages.ts'

/** The page where agents work: who may come in, what it asks and does, and what it hears of. */
export function openDesk(deps: DeskDeps) {
  const { store, publicUrl, mode, words, realNow } = deps
  const demo = mode === 'demo'
  const sessions = deskSessions({ store, now: realNow })
  const guard = deskGuard({ sessions, store, publicUrl, demo })
  const { https } = guard
  const events = deskEvents(deps)
  const pages = openDeskPages({ publicUrl, cacheFolder: deps.cacheFolder })

  function mount(server: Server): void {
    const routes = deskRoutes(server, guard, words.texts)
    deskApi(routes, deps, { https, changed: events.changed })
    matchingApi(routes, deps)
    pages.mount(server)
    mountDeskSignIn(server, { ...deps, guard, sessions })

    server.get('/desk', async (request: IncomingMessage, response: ServerResponse) => {
      const language = guard.languageOf(request)
      const member = guard.isOurHost(request) ? await guard.memberOf(request, true) : undefined
      if (member && deskRoles.some((role) => member.staff.roles.includes(role))) return pages.desk(request, response, { language })
      if (member) return pages.refused(request, response, { language, why: 'role', csrf: member.session.csrf })
      if (!demo && deps.oidc) return toSignIn(response)
      if (!demo) return pages.refused(request, response, { language, why: 'settings' })
      const people = demoCast.slice(1).map(({ as, name, role }) => ({ as, name, roles: [role] }))
      return pages.chooser(request, response, { language, people })
    })

    server.get('/desk/api/events', async (request: IncomingMessage, response: ServerResponse) => {
      const language = guard.languageOf(request)
      const look = () => guard.enter(request, { changes: false, here: false })
      const entered = await look()
      if (!entered.ok) return routes.refuse(response, language, entered.reason)
      const { session, staff } = entered.member
      const mayStay = async () => {
        const still = await look()
        return still.ok ? undefined : still.reason === 'forbidden' ? 'forbidden' : 'signed-out'
      }
      const opened = events.open({ sessionId: session.id, staffId: staff.id, mayStay }, response, routes.headers)
      if (!opened) routes.refuse(response, language, 'many')
    })

    routes.post(
      '/desk/sign-out',
      async ({ member: { session, staff }, body }) => {
        if (body.everywhere === true) {
          await sessions.endAll(staff.id)
          events.end({ staffId: staff.id })
        } else {
          await sessions.end(session)
          events.end({ sessionId: session.id })
        }
        return {
          ok: true,
          body: { ok: true, next: demo ? '/desk' : '/desk/signed-out' },
          headers: { 'set-cookie': setCookie('desk', undefined, https) },
        }
      },
      { roles: ['helpdesk', 'intermediary', 'coach', 'manager', 'candidate'], here: false },
    )

    if (demo)
      server.post('/desk/demo-sign-in', async (request: IncomingMessage, response: ServerResponse) => {
        const language = guard.languageOf(request)
        if (!guard.isSameSite(request, true)) return routes.refuse(response, language, 'origin')
        const read = await readJsonBody(request, 1000)
        const person = read.ok && typeof read.body.as === 'string' ? demoPerson(read.body.as) : undefined
        const staff = person && (await store.get<StaffDoc>({ partition: 'staff', kind: 'staff', id: person.id }))
        if (!staff) return routes.refuse(response, language, 'wrong')
        const token = await sessions.begin(staff.id, readCookie(request, 'desk', https))
        const { name, roles } = staff
        sendJson(response, 200, { name, roles }, { ...routes.headers, 'set-cookie': setCookie('desk', token, https) })
      })
  }

  return {
    mount,
    /** Something was said in a conversation, on this machine. */
    said: (conversation: { channelId: string; id: string }, activities: readonly Numbered[]) =>
      events.said(conversation, activities.at(-1)?.seq ?? 0),
    /** What passes and is not kept: that somebody types. */
    passing(inbound: Inbound): void {
      deps.helpdesk.typing(inbound)
      if (inbound.type === 'typing') events.typing({ channelId: inbound.channelId, id: inbound.conversation.id })
    },
    close: events.close,
  }
}

function toSignIn(response: ServerResponse): void {
  response.writeHead(302, { Location: '/desk/sign-in', 'Cache-Control': 'no-store' })
  response.end()
}
export type Desk = ReturnType<typeof openDesk>
