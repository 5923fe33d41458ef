import type { Draft } from './draft.ts'
import type { HourJudged, HourWish } from './port.ts'

/**
 * Everything of writing hours down. `form` asks for one entry field by field, or all at once on a card; `choosing` and `changing` are about which entry is to be
 * changed; `judged` is what was shown to confirm; `over` that a budget is full, `room` that more is asked for. With `instead` it is a correction.
 */
export type LogAnswers = {
  request: string
  drafts: Draft[]
  form: true
  choosing: true
  changing: number
  over: true
  room: HourWish
  judged: HourJudged[]
  instead: { candidate: string; entry: string; name: string; was: HourWish }
  which: number
  change: string
  candidate: string
  date: string
  minutes: number
  what: string
  note: string
  noteFor: 'coach' | 'candidate'
  fill: { at: number; change: Partial<Draft> }
  check: string
  reason: string
}

export const logFlowId = 'hours-log'
export const logFlowVersion = 1

/** The fields of the card; each is a step of the flow. */
export const fields = ['candidate', 'date', 'minutes', 'what', 'note', 'noteFor'] as const

/** What is typed instead of an answer, to be read once more as a whole. */
export const asSentence = (text: string) => `say:${text}`
export const sentenceIn = (answer: string | undefined): string | undefined => (answer?.startsWith('say:') ? answer.slice(4) : undefined)

/** Whether the fields of the card can be answered now. */
export const takesFields = ({ form, changing, change, candidate }: Partial<LogAnswers>) =>
  (form === true && sentenceIn(candidate) === undefined) || (changing !== undefined && change === undefined)
