import type { HourRefusal } from '../hours/verdict.ts'

/** Everything that can be wrong with a cell or a line: each has a text that says what, and one that says how to mend it. */
export const problemIds = [
  'needed',
  'name',
  'email',
  'email-double',
  'id',
  'id-double',
  'number',
  'yes-no',
  'choice',
  'date',
  'date-none',
  'date-year',
  'date-future',
  'period',
  'language',
  'phone',
  'phase',
  'phase-date',
  'phase-order',
  'before-start',
  'step',
  'state',
  'reason',
  'coach',
  'coach-double',
  'intermediary',
  'candidate',
  'candidate-double',
  'length-missing',
  'length',
  'length-unclear',
  'length-odd',
  'kind',
  'clock',
  'rate',
  'too-long',
  'key-used',
  'cells',
  'changed',
  'name-double',
  'in-use',
] as const
export type ProblemId = (typeof problemIds)[number]

/** What is wrong in one cell. `column` is the column's id; without it the whole line is meant. `value` is what the cell says, shortened. */
export type CellProblem =
  | { column?: string; what: ProblemId; value?: string; number?: number }
  | { column?: string; what: 'refused'; why: HourRefusal; name: string }

/** The same with the line of the file, from 1. */
export type LineProblem = CellProblem & { line: number }

/** As much of a cell as is shown again. */
export const shownValue = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
