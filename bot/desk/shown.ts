import type { Ticket, TicketCard, TicketOwner } from '../../data/ticket.ts'

/** A line of the queue as the page gets it: without what only this program needs, such as anybody's conversation. */
export function shownCard({ conversation, person: _person, coach: _coach, owner, ...card }: TicketCard) {
  const { partition: _partition, kind: _kind, etag: _etag, ttl: _ttl, ...rest } = { ...card } as Record<string, unknown>
  return { ...rest, id: card.id, channel: conversation.channelId, ...(owner && { owner: shownOwner(owner) }) }
}

/** Without where they talk with the bot. */
const shownOwner = ({ staffId, name, since, number }: TicketOwner) => ({ staffId, name, since, number })

/** A ticket as the page gets it. What is personal goes along only when the candidate shared it. */
export function shownTicket(ticket: Ticket) {
  const { state, name, language, reason, question, shared, openedAt, queuedAt, outOfHours, mail, owner, lastAt, notes } = ticket
  return {
    ...{ state, name, language, reason, question, shared, openedAt, queuedAt, outOfHours, lastAt, notes },
    channel: ticket.conversation.channelId,
    mail: mail !== undefined,
    owner: owner && shownOwner(owner),
    ...{ for: ticket.for, snoozedUntil: ticket.snoozedUntil, endedAt: ticket.endedAt, result: ticket.result, rating: ticket.rating },
    /** Since when the candidate has not seen what the agent said: their web chat is closed. */
    unseenSince: ticket.unread?.since,
  }
}
