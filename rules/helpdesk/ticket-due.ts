import type { Programme } from '../../data/programme.ts'
import type { Ticket } from '../../data/ticket.ts'
import { nextOpening } from '../opening-hours.ts'

const minute = 60_000
const hour = 60 * minute

/** What is said to agents about a ticket that waits, in minutes of waiting, and when the candidate may choose an answer by e-mail. */
const told = [
  { what: 'new', minutes: 0 },
  { what: 'remind', minutes: 1 },
  { what: 'remind', minutes: 3 },
  { what: 'late', minutes: 5 },
] as const
/** Nobody came for so long: the candidate hears how to go on. */
const expireAfterMs = 14 * 24 * hour
/** A conversation in which nothing was said for so long goes back to the bot. */
const quietAfterMs = 24 * hour
/** What was said into a closed web chat goes by e-mail after so long, all of it in one. */
const mailAfterMs = minute

export type TicketDue = { at: Date; what: 'new' | 'remind' | 'late' | 'expire' | 'wake' | 'mail' | 'quiet' }
type Desk = Pick<Programme, 'openingHours' | 'holidays' | 'timeZone'>

/** What is next to do about a ticket by itself, and when. Outside opening hours nobody waits: it counts from the opening. */
export function ticketDue(ticket: Ticket, desk: Desk): TicketDue | undefined {
  const { state, queuedAt, lastAt, snoozedUntil, unread } = ticket
  const after = (at: string, ms: number) => new Date(Date.parse(at) + ms)
  const mail: TicketDue[] = unread ? [{ at: after(unread.since, mailAfterMs), what: 'mail' }] : []
  if (state === 'claimed') {
    const own: TicketDue = snoozedUntil ? { at: new Date(snoozedUntil), what: 'wake' } : { at: after(lastAt, quietAfterMs), what: 'quiet' }
    return earliest([own, ...mail])
  }
  if (state !== 'waiting') return earliest(mail)
  const step = told[ticket.told]
  const from = nextOpening(desk, new Date(queuedAt))
  const next: TicketDue =
    step && from
      ? { at: new Date(from.getTime() + step.minutes * minute), what: step.what }
      : { at: after(queuedAt, expireAfterMs), what: 'expire' }
  return earliest([next, ...mail])
}

const earliest = (dues: readonly TicketDue[]): TicketDue | undefined => dues.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0]
