import type { Locale } from '../data/bilingual.ts'
import type { LastQuestion, Memory } from './context.ts'
import type { FlowState } from './flow.ts'
import type { Label } from './reply.ts'

/** A button shown in the last turn, so that its label, its number or its words can be typed instead. `asks` when it answers the open question. */
export type Offered = { label: Label; value: string; asks?: true }

/** All that a conversation remembers between turns. */
export type Conversation = {
  locale: Locale
  /** The person chose the language; it is not offered again. */
  localeChosen?: boolean
  localeOffered?: boolean
  greeted?: boolean
  open?: FlowState
  parked: Record<string, FlowState>
  /** A topic the person asked for while a flow was open; waits for "yes, switch". */
  pending?: { topic: string; rest: string }
  offered: Offered[]
  /** The knowledge topic of the last answer, for follow-up questions. */
  lastTopic?: string
  /** The last question to the desk, to learn from what becomes of it. */
  lastQuestion?: LastQuestion
  /** The topic of the answer that was met with a thumb down and has been replied to. */
  disliked?: string
  /** Messages in a row that were not understood. */
  misses: number
  memory: Memory
  personId?: string
}

export const newConversation = (locale: Locale): Conversation => ({ locale, parked: {}, offered: [], misses: 0, memory: {} })
