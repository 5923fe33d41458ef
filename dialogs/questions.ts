import type { Locale } from '../data/bilingual.ts'
import type { Reply } from './reply.ts'

/** The answers the desk knows. `ask` returns nothing when the text is not a question at all. */
export type Questions = {
  ask: (question: { text: string; locale: Locale; last?: string | undefined }) => Promise<Answered | undefined>
}

/** `band` says how sure the desk is: it answers, lets the person choose, or says it does not know. `topic` is remembered for a follow-up question. */
export type Answered = { band: 'answer' | 'choose' | 'unknown'; topic?: string; replies: Reply[] }
