import type { HoursMonth } from '../../data/coach-hours.ts'
import type { BudgetState } from '../../rules/hours/silence.ts'
import type { Statement } from '../../rules/hours/statement.ts'
import type { BudgetLeft } from '../../rules/hours/verdict.ts'
import type { Who } from '../context.ts'

/** `unknown` when there is no such coach or month. */
export type StatementRefusal = { ok: false; reason: 'forbidden' | 'unknown' }

/** How a candidate stands: the budget of their phase, and when hours were last logged for them by anybody of whom that is known here. */
export type CaseHours = { left?: BudgetLeft; lastAt?: string }

/** One month of a coach. `names` by candidate id, none for a manager; `left` is the budget of the phase each is in now. */
export type MonthShown = Pick<HoursMonth, 'status' | 'signed' | 'closed' | 'reopened'> & {
  ok: true
  coach: string
  coachName: string
  external: boolean
  statement: Statement
  names: ReadonlyMap<string, string>
  left: ReadonlyMap<string, BudgetLeft>
}

/** A month that its coach signed off and nobody closed yet. */
export type SignedMonth = { coach: string; coachName: string; month: string; at: string }

export type CoachTotal = {
  coach: string
  name: string
  external: boolean
  candidates: number
  minutes: number
  phases: Readonly<Record<string, number>>
}

/** A budget worth a look; without `name` for a manager. */
export type PoolBudget = BudgetLeft & { candidate: string; name?: string; coachName: string; state: BudgetState }

/** The pool in one school year, as of `at`: hours by coach and phase, in minutes; budgets are of candidates on the route, whatever the year. */
export type PoolShown = {
  ok: true
  at: string
  schoolYear: string
  years: readonly string[]
  coaches: readonly CoachTotal[]
  phases: Readonly<Record<string, number>>
  minutes: number
  budgets: readonly PoolBudget[]
}

export const fileFormats = ['pdf', 'xlsx', 'csv'] as const
export type FileFormat = (typeof fileFormats)[number]

/** Minutes a link to a file works. */
export const fileMinutes = 10

/** What a file is about: a coach's month, or the pool in a school year. */
export type FileAbout = { what: 'month'; coach: string; month: string } | { what: 'pool'; schoolYear: string }

/** Statements and the pool as dialogs use them. Nothing here changes anything; months are moved by `hours.moveMonth`. */
export type Statements = {
  /** How the candidates stand that this person may see hours of, by id: for a coach one read of their own partition, for intermediaries from memory. */
  caseload: (who: Who) => Promise<ReadonlyMap<string, CaseHours>>
  /** A coach's month, for themselves, intermediaries and managers; one's own without `coach`. */
  month: (who: Who, wish: { coach?: string; month: string }) => Promise<MonthShown | StatementRefusal>
  /** For intermediaries, the oldest first. From memory. */
  signed: (who: Who) => readonly SignedMonth[]
  /** The pool, for intermediaries and managers. From memory, at most minutes old. */
  pool: (who: Who, schoolYear?: string) => PoolShown | StatementRefusal
  /** Links for this person that work for minutes; who opens one is judged again. Nothing when they may not have it. */
  links: (who: Who, about: FileAbout, language: 'nl' | 'en') => { format: FileFormat; url: string }[]
}
