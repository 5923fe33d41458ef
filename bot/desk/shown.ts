import type { Ticket, TicketCard } from '../../data/ticket.ts'

/** A line of the queue as the page gets it: without what only this program needs, such as the candidate's conversation. */
export function shownCard({ conversation, person: _person, ...card }: TicketCard) {
  const { partition: _partition, kind: _kind, etag: _etag, ttl: _ttl, ...rest } = { ...card } as Record<string, unknown>
  return { ...rest, id: card.id, channel: conversation.channelId }
}

/** A ticket as the page gets it. What is personal goes along only when the candidate shared it. */
export function shownTicket(ticket: Ticket) {
  const { state, name, language, reason, question, shared, openedAt, queuedAt, outOfHours, mail, owner, lastAt, notes } = ticket
  return {
    ...{ state, name, language, reason, question, shared, openedAt, queuedAt, outOfHours, lastAt, notes },
    channel: ticket.conversation.channelId,
    mail: mail !== undefined,
    owner: owner && { staffId: owner.staffId, name: owner.name, since: owner.since, number: owner.number },
    ...{ for: ticket.for, snoozedUntil: ticket.snoozedUntil, endedAt: ticket.endedAt, result: ticket.result, rating: ticket.rating },
    /** Since when the candidate has not seen what the agent said: their web chat is closed. */
    unseenSince: ticket.unread?.since,
  }
}
