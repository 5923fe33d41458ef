import { demoQuestions } from '../../../data/demo-questions.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Write } from '../../../data/store.ts'
import { type TicketFigureDoc, type TicketReviewDoc, ticketFiguresPartition } from '../../../data/ticket-figure.ts'
import { addDays, localDate } from '../../../rules/local-date.ts'
import { shortHash } from '../person-of.ts'

/** What stays of questions that people of the demo had, so that the figures of the helpdesk show something. One commit. */
export function demoFigureWrites({ timeZone }: Programme, now: Date): Write[][] {
  const today = localDate(now, timeZone)
  const writes = demoQuestions.flatMap((one, index): Write[] => {
    const { days, topics, answer, end, result, rating, reason = 'asked', language = 'nl', late = false, found } = one
    const date = addDays(today, -days)
    const key = { partition: ticketFiguresPartition, id: `${date}_${shortHash('demo-question', String(index))}` } as const
    const figure: TicketFigureDoc = {
      ...{ ...key, kind: 'ticket-figure', date, language, reason, topics, outOfHours: late },
      ...{ end: result ? 'closed' : 'returned', helped: answer !== undefined, endSeconds: end * 60 },
      ...(answer !== undefined && { answerSeconds: answer * 60 }),
      ...(result && { result }),
      ...(rating && { rating }),
    }
    const [helpful, correct, friendly] = found ?? []
    const looked = helpful !== undefined && correct !== undefined && friendly !== undefined
    const review: TicketReviewDoc | undefined = looked ? { ...key, kind: 'ticket-review', date, helpful, correct, friendly } : undefined
    return [{ op: 'put', doc: figure }, ...(review ? [{ op: 'put', doc: review } as const] : [])]
  })
  return [writes]
}
