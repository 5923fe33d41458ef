import type { Locale } from './bilingual.ts'

/** How sure the desk was of its answer. */
export type Band = 'answer' | 'choose' | 'unknown'

/** How somebody let know what they thought of an answer: picked it from a choice, picked none of a choice, pressed Yes or No, or used the channel's own thumbs. */
export type FeedbackBy = 'pick' | 'none' | 'button' | 'thumb'

/**
 * What the desk learns from: a question with what became of it, or how an answer was received. Written without personal data.
 * `question` is what was asked before the feedback, when the answer was one to it; `among` are the topics it could be, from likely to unlikely.
 */
export type Learned =
  | { kind: 'question'; text: string; locale: Locale; band: Band; topics: string[] }
  | {
      kind: 'feedback'
      topic: string
      good: boolean
      by: FeedbackBy
      text?: string
      question?: string
      locale?: Locale
      among?: string[]
    }

/** A question or how an answer was received, kind `question` or `feedback`, partition `questions/<yyyy-mm>`; `at` is an hour in UTC (`2026-11-22T09`), and ids are in order of it. Nothing in it leads to a person or a conversation. */
export type LearnedDoc = Learned & { partition: string; id: string; etag?: string; ttl: number; at: string }

export const learnedPartition = (at: Date) => `questions/${at.toISOString().slice(0, 7)}`
