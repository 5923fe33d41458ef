import { type Ticket, type TicketCardDoc, ticketsPartition } from '../../data/ticket.ts'

/** The line of a ticket in the queue. */
export function ticketCard(id: string, ticket: Ticket, ttl: number): TicketCardDoc {
  const { state, conversation, person, name, language, reason, question, openedAt, queuedAt, owner, snoozedUntil } = ticket
  return {
    partition: ticketsPartition,
    kind: 'ticket-card',
    id,
    ttl,
    ...{ state, conversation, person, language, reason, openedAt, queuedAt, mail: ticket.mail !== undefined },
    ...(name !== undefined && { name }),
    ...(question !== undefined && { question }),
    ...(owner && { owner }),
    ...(ticket.coach !== undefined && { coach: ticket.coach }),
    ...(ticket.for && { for: ticket.for }),
    ...(ticket.hub && { hub: ticket.hub }),
    ...(snoozedUntil !== undefined && { snoozedUntil }),
    ...(ticket.detachedAt !== undefined && { detachedAt: ticket.detachedAt }),
    ...(ticket.firstClaimedAt !== undefined && { firstClaimedAt: ticket.firstClaimedAt }),
    ...(ticket.endedAt !== undefined && { endedAt: ticket.endedAt }),
  }
}
