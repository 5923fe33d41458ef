import { type TicketCard, type TicketResult, ticketResults } from '../../data/ticket.ts'
import { reviewQuestions, type TicketFigure, type TicketReview } from '../../data/ticket-figure.ts'
import { addDays } from '../local-date.ts'

export const supervisionPeriods = ['week', 'month', 'quarter'] as const
export type SupervisionPeriod = (typeof supervisionPeriods)[number]

/** The first day of the period a local date is in: its Monday, or the first of its month or quarter. */
export function periodStart(period: SupervisionPeriod, date: string): string {
  if (period === 'week') return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))
  const month = Number(date.slice(5, 7))
  const first = period === 'month' ? month : month - ((month - 1) % 3)
  return `${date.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
}

/** Of how many, the middle one and what nine of ten stay under, in seconds. */
export type Spread = { of: number; median: number; p90: number }

export type Supervised = {
  /** Questions that were asked in the period: those that ended, and those that are open still. */
  asked: number
  open: number
  /** Ended after a person took them over, after leaving the queue, or without anybody. */
  helped: number
  left: number
  expired: number
  outOfHours: number
  answer: Spread | undefined
  end: Spread | undefined
  /** The most asked first; `undefined` is what the bot had no topic for. */
  topics: { topic: string | undefined; count: number }[]
  results: Record<TicketResult, number>
  ratings: { good: number; bad: number }
  reviews: { of: number } & Record<(typeof reviewQuestions)[number], number>
}

const nearest = (sorted: readonly number[], share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0

/** The median and the ninetieth percentile, by nearest rank: values that were really there. */
export function spread(seconds: readonly number[]): Spread | undefined {
  const sorted = seconds.toSorted((a, b) => a - b)
  return sorted.length > 0 ? { of: sorted.length, median: nearest(sorted, 0.5), p90: nearest(sorted, 0.9) } : undefined
}

/** How the helpdesk did, from what is kept of questions that ended; `open` is how many of the period still are. A question about two topics counts for both. */
export function supervise(figures: readonly TicketFigure[], reviews: readonly TicketReview[], open: number): Supervised {
  const count = (fits: (one: TicketFigure) => boolean) => figures.filter(fits).length
  const about = Map.groupBy(
    figures.flatMap(({ topics }) => (topics.length > 0 ? [...new Set<string | undefined>(topics)] : [undefined])),
    (topic) => topic,
  )
  const helped = figures.filter((one) => one.helped)
  return {
    asked: figures.length + open,
    open,
    helped: helped.length,
    left: count((one) => !one.helped && one.end === 'returned'),
    expired: count((one) => !one.helped && one.end === 'expired'),
    outOfHours: count((one) => one.outOfHours),
    answer: spread(figures.flatMap(({ answerSeconds }) => answerSeconds ?? [])),
    end: spread(helped.map(({ endSeconds }) => endSeconds)),
    topics: [...about]
      .map(([topic, all]) => ({ topic, count: all.length }))
      .sort((a, b) => b.count - a.count || (a.topic ?? '~').localeCompare(b.topic ?? '~')),
    results: Object.fromEntries(ticketResults.map((result) => [result, count((one) => one.result === result)])) as Record<
      TicketResult,
      number
    >,
    ratings: { good: count((one) => one.rating === 'good'), bad: count((one) => one.rating === 'bad') },
    reviews: {
      of: reviews.length,
      ...(Object.fromEntries(reviewQuestions.map((one) => [one, reviews.filter((review) => review[one]).length])) as Record<
        (typeof reviewQuestions)[number],
        number
      >),
    },
  }
}

/** How it is at this moment. `longestSince` is since when who waits longest does. */
export type SupervisedNow = { waiting: number; longestSince?: string; claimed: number }

export function superviseNow(cards: readonly Pick<TicketCard, 'state' | 'queuedAt'>[]): SupervisedNow {
  const since = cards.flatMap((one) => (one.state === 'waiting' ? [one.queuedAt] : [])).sort()
  const [longestSince] = since
  return {
    waiting: since.length,
    ...(longestSince !== undefined && { longestSince }),
    claimed: cards.filter((one) => one.state === 'claimed').length,
  }
}
