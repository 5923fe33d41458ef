import type { TicketFigure } from './ticket-figure.ts'

/** A question that somebody of the demo had for a person, so many days ago. Minutes are of opening hours; without `answer` nobody came in time or they left the queue. */
export type DemoQuestion = {
  days: number
  topics: string[]
  answer?: number
  end: number
  result?: NonNullable<TicketFigure['result']>
  rating?: 'good' | 'bad'
  reason?: TicketFigure['reason']
  language?: 'en'
  late?: true
  found?: readonly [helpful: boolean, correct: boolean, friendly: boolean]
}

export const demoQuestions: readonly DemoQuestion[] = [
  { days: 1, topics: ['foreign-diploma'], answer: 3, end: 14, result: 'answered', rating: 'good', language: 'en' },
  { days: 1, topics: [], answer: 6, end: 19, result: 'unanswered', rating: 'bad', reason: 'not-understood' },
  { days: 2, topics: ['salary-during'], answer: 2, end: 9, result: 'answered', rating: 'good', found: [true, true, true] },
  { days: 3, topics: ['coach-match'], answer: 4, end: 21, result: 'forwarded', late: true },
  { days: 4, topics: ['foreign-diploma'], answer: 1, end: 12, result: 'answered', rating: 'good' },
  { days: 5, topics: [], end: 7, reason: 'not-understood' },
  { days: 7, topics: ['dutch-level', 'foreign-diploma'], answer: 9, end: 31, result: 'answered', language: 'en', late: true },
  { days: 8, topics: ['interview'], answer: 2, end: 8, result: 'answered', rating: 'good', found: [true, true, false] },
  { days: 10, topics: ['cost'], answer: 5, end: 16, result: 'answered', reason: 'unhappy', rating: 'good' },
  { days: 12, topics: ['duration'], answer: 3, end: 10, result: 'no-reply' },
  {
    days: 15,
    topics: ['salary-during'],
    answer: 12,
    end: 40,
    result: 'answered',
    rating: 'bad',
    reason: 'unhappy',
    found: [false, true, true],
  },
  { days: 17, topics: [], answer: 4, end: 18, result: 'forwarded', reason: 'distress' },
  { days: 21, topics: ['foreign-diploma'], answer: 2, end: 11, result: 'answered', rating: 'good' },
  { days: 26, topics: ['interview'], answer: 7, end: 22, result: 'answered', late: true },
  { days: 33, topics: ['cost'], end: 5 },
  { days: 40, topics: ['dutch-level'], answer: 3, end: 13, result: 'answered', rating: 'good', language: 'en' },
]
