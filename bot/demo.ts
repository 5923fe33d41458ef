import type { Server } from 'restify'
import { demoCandidate } from '../data/demo-candidates.ts'
import { demoCast, demoPerson, demoUserId } from '../data/demo-people.ts'
import { addDuration, type Clock } from './clock.ts'
import type { DirectLine } from './direct-line/direct-line.ts'
import { readJsonBody } from './read-body.ts'
import { sendJson } from './send-json.ts'

export type DemoDeps = {
  directLine: DirectLine
  clock: Clock
  /** Runs what is due at the clock's time. */
  runDue: () => Promise<void>
  /** E-mail it would have sent, oldest first. */
  mail: () => Promise<unknown[]>
  /** Back to fresh demo data. */
  reset: () => Promise<void>
  newId: () => string
}

const wrong = (message: string) => ({ error: { code: 'BadArgument', message } })

/** The paths of demo mode: become somebody, move the clock, read the mail, begin afresh. They do not exist in production. */
export function mountDemo(server: Server, { directLine, clock, runDue, mail, reset, newId }: DemoDeps): void {
  server.get('/demo/people', async (_request, response) => sendJson(response, 200, { people: demoCast }))

  server.post('/demo/token', async (request, response) => {
    const read = await readJsonBody(request, 10_000)
    if (!read.ok) return sendJson(response, read.status, wrong(read.message))
    const { as = 'candidate', locale } = read.body
    const person = typeof as === 'string' && as !== 'candidate' ? (demoPerson(as) ?? demoCandidate(as)) : undefined
    if (as !== 'candidate' && !person)
      return sendJson(
        response,
        400,
        wrong(
          `"as" is one of: ${['candidate', 'coach', 'intermediary', 'helpdesk', 'manager', ...demoCast.slice(1).map((one) => one.as)].join(', ')}`,
        ),
      )
    const userId = person ? demoUserId(person.slug) : `dl_${newId()}`
    const issued = await directLine.issue({
      userId,
      ...(person && { name: person.name }),
      ...(typeof locale === 'string' && { locale: locale.slice(0, 20) }),
    })
    sendJson(response, 200, issued)
  })

  server.get('/demo/clock', async (_request, response) => sendJson(response, 200, { now: clock.now().toISOString() }))
  server.post('/demo/clock', async (request, response) => {
    const read = await readJsonBody(request, 10_000)
    if (!read.ok) return sendJson(response, read.status, wrong(read.message))
    const { advance, now } = read.body
    const target =
      typeof advance === 'string'
        ? addDuration(clock.now(), advance)
        : typeof now === 'string' && /^\d{4}-\d\d-\d\dT/.test(now)
          ? new Date(now)
          : undefined
    if (!target || Number.isNaN(target.getTime()))
      return sendJson(response, 400, wrong('Give {"advance":"P1DT2H"} or {"now":"2026-12-01T09:00:00Z"}.'))
    clock.set(target)
    await runDue()
    sendJson(response, 200, { now: clock.now().toISOString() })
  })

  server.get('/demo/mail', async (_request, response) => sendJson(response, 200, await mail()))
  let resetting: Promise<void> | undefined
  server.post('/demo/reset', async (_request, response) => {
    clock.reset()
    resetting ??= reset().finally(() => {
      resetting = undefined
    })
    await resetting
    sendJson(response, 200, { ok: true })
  })
}
