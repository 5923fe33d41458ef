import type { Programme } from '../../data/programme.ts'
import type { Ticket } from '../../data/ticket.ts'
import type { TicketFigure } from '../../data/ticket-figure.ts'
import { localDate } from '../local-date.ts'
import { openSeconds } from '../opening-hours.ts'

type Desk = Pick<Programme, 'openingHours' | 'holidays' | 'timeZone'>

/** What stays of a ticket for the figures; nothing of one that is still open. */
export function ticketFigure(ticket: Ticket, desk: Desk): TicketFigure | undefined {
  const { state, openedAt, endedAt, language, reason, topics, outOfHours, firstClaimedAt, firstSaidAt, result, rating } = ticket
  if (state === 'waiting' || state === 'claimed' || endedAt === undefined) return undefined
  const until = (at: string) => openSeconds(desk, new Date(openedAt), new Date(at))
  return {
    date: localDate(new Date(openedAt), desk.timeZone),
    ...{ language, reason, topics, outOfHours, end: state, helped: firstClaimedAt !== undefined, endSeconds: until(endedAt) },
    ...(firstSaidAt !== undefined && { answerSeconds: until(firstSaidAt) }),
    ...(result !== undefined && { result }),
    ...(rating !== undefined && { rating }),
  }
}
