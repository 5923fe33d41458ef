import type { Ticket, TicketOwner, TicketResult } from '../../data/ticket.ts'

/** After so many days a conversation that ended begins as a new one. */
export const reopenDays = 7
const day = 86_400_000
const remembered = 20

/** What a ticket becomes. `at` is the instant; who may do it is `mayDo`. */
export type TicketMove =
  | { move: 'claim'; owner: Omit<TicketOwner, 'since'> }
  /** From whoever had it. */
  | { move: 'take-over'; owner: Omit<TicketOwner, 'since'> }
  | { move: 'release' }
  | { move: 'transfer'; to: { staffId: string; name: string } }
  | { move: 'snooze'; until: string }
  | { move: 'close'; result: TicketResult }
  | { move: 'give-back' }
  | { move: 'leave' }
  | { move: 'expire' }
  | { move: 'reopen'; outOfHours: boolean }
  /** Away from the contact centre, into our own queue. */
  | { move: 'to-desk' }

/** The ticket after a move, or why not: `taken` by somebody else, `state` when it stands otherwise, `late` after too many days. */
export function moveTicket(
  ticket: Ticket,
  move: TicketMove,
  at: string,
): { ok: true; ticket: Ticket } | { ok: false; reason: 'taken' | 'state' | 'late' } {
  const { owner, snoozedUntil: _snoozed, for: _passed, hub: _hub, ...rest } = ticket
  const queued = { ...rest, state: 'waiting', queuedAt: at, lastAt: at, told: 0 } as const
  const end = (state: 'returned' | 'closed' | 'expired') => ({ ...rest, ...(owner && { owner }), state, endedAt: at, lastAt: at })
  const open = ticket.state === 'waiting' || ticket.state === 'claimed'
  switch (move.move) {
    case 'claim':
      if (ticket.state === 'claimed') return { ok: false, reason: 'taken' }
      if (ticket.state !== 'waiting') return { ok: false, reason: 'state' }
      return {
        ok: true,
        ticket: {
          ...rest,
          state: 'claimed',
          owner: { ...move.owner, since: at },
          firstClaimedAt: ticket.firstClaimedAt ?? at,
          lastAt: at,
        },
      }
    case 'take-over':
      return ticket.state === 'claimed'
        ? { ok: true, ticket: { ...rest, owner: { ...move.owner, since: at }, lastAt: at } }
        : { ok: false, reason: 'state' }
    case 'release':
      return ticket.state === 'claimed' ? { ok: true, ticket: queued } : { ok: false, reason: 'state' }
    case 'transfer':
      return ticket.state === 'claimed' ? { ok: true, ticket: { ...queued, for: move.to } } : { ok: false, reason: 'state' }
    case 'snooze':
      return ticket.state === 'claimed' && owner
        ? { ok: true, ticket: { ...rest, owner, snoozedUntil: move.until } }
        : { ok: false, reason: 'state' }
    case 'close':
      return ticket.state === 'claimed' ? { ok: true, ticket: { ...end('closed'), result: move.result } } : { ok: false, reason: 'state' }
    case 'give-back':
      return ticket.state === 'claimed' ? { ok: true, ticket: end('returned') } : { ok: false, reason: 'state' }
    case 'leave':
      return open ? { ok: true, ticket: end('returned') } : { ok: false, reason: 'state' }
    case 'expire':
      return open ? { ok: true, ticket: end('expired') } : { ok: false, reason: 'state' }
    case 'to-desk':
      return open && ticket.hub ? { ok: true, ticket: queued } : { ok: false, reason: 'state' }
    case 'reopen': {
      if (open) return { ok: false, reason: 'state' }
      if (Date.parse(at) - Date.parse(ticket.endedAt ?? at) > reopenDays * day) return { ok: false, reason: 'late' }
      const { endedAt, result: _result, rating: _rating, ...again } = queued
      const apart = [...(ticket.apart ?? []), { from: endedAt ?? at, until: at }]
      return { ok: true, ticket: { ...again, apart, outOfHours: move.outOfHours } }
    }
  }
}

/** Remembers that a request was done. */
export const markDone = (ticket: Ticket, request: string): Ticket => ({ ...ticket, done: [...ticket.done.slice(1 - remembered), request] })

/** The smallest number that none of these has. */
export function freeNumber(taken: readonly number[]): number {
  let number = 1
  while (taken.includes(number)) number++
  return number
}
