import type { SignUp } from '../../dialogs/info-sessions/port.ts'
import { noticeDesk } from './notice-desk.ts'
import { sampleFacts } from './sample-session.ts'
import { intermediary, visitor } from './session-desk.ts'

/** The desk with everything that happens because time goes by, as `/demo/clock` does it. */
export async function followUpDesk(options: Parameters<typeof noticeDesk>[0] = {}) {
  const desk = await noticeDesk({ now: new Date('2026-12-01T10:00:00Z'), ...options })
  const seen = new Set<string>()
  return {
    ...desk,
    /** Moves the clock and does what is due then. */
    async passes(to?: string | number) {
      if (to !== undefined) desk.clock.set(typeof to === 'number' ? new Date(desk.clock.now().getTime() + to) : new Date(to))
      await desk.sessions.refresh()
      await desk.follow.runDue()
      await desk.notices.runDue()
    },
    async plan(change: Partial<typeof sampleFacts> = {}) {
      const made = await desk.sessions.staff.create(intermediary, { ...sampleFacts, ...change })
      if (!made.ok) throw new Error(made.reason)
      return made.card.id
    },
    /** An anonymous visitor signs up, who is `visitor(name)` from then on. */
    signUp: (session: string, name: string, more: Partial<SignUp> = {}) =>
      desk.sessions.signUp(visitor(name), {
        session,
        name,
        email: `${name}@voorbeeld.nl`,
        language: 'nl',
        consent: { purpose: 'info-session', version: 1, text: 'Ik vind het goed.' },
        request: `r-${name}`,
        ...more,
      }),
    /** Mails since the last look, as `who: subject`. */
    async post() {
      const fresh = (await desk.mails()).filter((one) => !seen.has(`${one.at} ${one.to} ${one.subject}`))
      for (const one of fresh) seen.add(`${one.at} ${one.to} ${one.subject}`)
      return fresh.map((one) => `${one.to.split('@')[0]}: ${one.subject}`).sort()
    },
    mailTo: async (name: string, subject: RegExp) =>
      (await desk.mails()).findLast((one) => one.to.startsWith(`${name}@`) && subject.test(one.subject)),
  }
}
