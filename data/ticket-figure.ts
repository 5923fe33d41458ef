import type { Locale } from './bilingual.ts'
import type { TicketReason, TicketResult } from './ticket.ts'

/**
 * What is kept of a question to a person once it ended, for the figures: not whose it was, who helped, or what was said. `date` is the local day on which it was asked.
 * Seconds are of opening hours only: until a person first said something, and until the end.
 */
export type TicketFigure = {
  date: string
  language: Locale
  reason: TicketReason
  topics: string[]
  outOfHours: boolean
  end: 'closed' | 'returned' | 'expired'
  helped: boolean
  answerSeconds?: number
  endSeconds: number
  result?: TicketResult
  rating?: 'good' | 'bad'
}

/** What a colleague found of a conversation that was drawn by lot. */
export const reviewQuestions = ['helpful', 'correct', 'friendly'] as const
export type TicketReview = { date: string } & Record<(typeof reviewQuestions)[number], boolean>

/** Partition `ticket-figures`; the id begins with the date, and is the same for a figure and a review of one ticket. Kept without limit: they name nobody. */
export const ticketFiguresPartition = 'ticket-figures'
type Stored = { partition: typeof ticketFiguresPartition; id: string; etag?: string }
export type TicketFigureDoc = TicketFigure & Stored & { kind: 'ticket-figure' }
export type TicketReviewDoc = TicketReview & Stored & { kind: 'ticket-review' }
