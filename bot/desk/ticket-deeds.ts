import * as z from 'zod'
import { ticketResults } from '../../data/ticket.ts'
import type { Who } from '../../dialogs/context.ts'
import { cannedWords } from '../../dialogs/helpdesk/canned-words.ts'
import type { TicketChanged } from '../../dialogs/helpdesk/port.ts'
import { longestText } from '../../dialogs/said.ts'
import { cannedAnswers } from '../../rules/helpdesk/canned-answer.ts'
import { reopenDays } from '../../rules/helpdesk/ticket-moves.ts'
import { shortHash } from '../services/person-of.ts'
import type { DeskDeps } from './desk-deps.ts'
import type { Ask, Told } from './desk-routes.ts'
import { shownTicket } from './shown.ts'

const words = z.string().trim().min(1).max(longestText)
const body = z.object({
  request: z.string().regex(/^[\w-]{8,64}$/),
  words: words.optional(),
  canned: z.string().max(60).optional(),
  to: z.string().min(1).max(200).optional(),
  until: z.iso.datetime().optional(),
  result: z.enum(ticketResults).optional(),
})
type Body = z.infer<typeof body>
type Deed = (who: Who, id: string, body: Body, request: string) => Promise<TicketChanged> | undefined

/** A conversation is parked for two weeks at most. In milliseconds. */
const longestSnooze = 14 * 86_400_000

/** What an agent does with a conversation. The same `request` from the same person is done once. */
export function ticketDeeds({ tickets, helpdesk, now, programme }: DeskDeps): (ask: Ask) => Promise<Told> {
  const deeds: Record<string, Deed> = {
    claim: (who, id, _body, request) => tickets.claim(who, id, request),
    say(who, id, { words, canned }, request) {
      const answer = cannedAnswers.find((one) => one.id === canned)
      const card = helpdesk.queue.byId(id)
      const said = words ?? (answer && card ? cannedWords(answer, card, { programme, now: now(), who }) : undefined)
      return said === undefined ? undefined : tickets.say(who, id, { words: said, request })
    },
    note: (who, id, { words }, request) => (words === undefined ? undefined : tickets.note(who, id, words, request)),
    transfer: (who, id, { to }, request) => (to === undefined ? undefined : tickets.transfer(who, id, to, request)),
    snooze(who, id, { until }, request) {
      const ahead = until === undefined ? 0 : Date.parse(until) - now().getTime()
      return until !== undefined && ahead > 0 && ahead <= longestSnooze ? tickets.snooze(who, id, until, request) : undefined
    },
    release: (who, id, _body, request) => tickets.release(who, id, request),
    'give-back': (who, id, _body, request) => tickets.giveBack(who, id, request),
    close: (who, id, { result }, request) => (result === undefined ? undefined : tickets.close(who, id, result, request)),
    reopen: (who, id, _body, request) => tickets.reopen(who, id, request),
  }
  return async ({ member: { who }, id, deed, body: given }) => {
    const act = Object.hasOwn(deeds, deed) ? deeds[deed] : undefined
    if (!act) return { ok: false, reason: 'unknown' }
    const parsed = body.safeParse(given)
    const doing = parsed.success ? act(who, id, parsed.data, shortHash('desk', who.staffId ?? '', parsed.data.request)) : undefined
    return doing ? toldOf(await doing) : { ok: false, reason: 'wrong' }
  }
}

export function toldOf(changed: TicketChanged): Told {
  if (changed.ok) return { ok: true, body: { id: changed.id, ticket: shownTicket(changed.ticket) } }
  if (changed.reason === 'taken') return { ok: false, reason: 'taken', vars: { name: changed.name } }
  return { ok: false, reason: changed.reason, ...(changed.reason === 'late' && { vars: { days: reopenDays } }) }
}
