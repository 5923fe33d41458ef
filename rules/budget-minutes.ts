import type { Programme } from '../data/programme.ts'
import { periodAt } from './school-year.ts'

/** Coaching time for one candidate; hours of one budget add up over all `phases` it serves. */
export type BudgetAt = { budget: string; minutes: number; phases: readonly string[] }

type Figures = Pick<Programme, 'budgets' | 'hourKinds'>

const inForce = (budget: Programme['budgets'][number] | undefined, date: string): BudgetAt | undefined => {
  const period = budget && periodAt(budget.periods, date)
  return budget && period && { budget: budget.id, minutes: period.minutes, phases: budget.phases }
}

const phaseBudget = ({ budgets, hourKinds }: Figures, phase: string, date: string) => {
  const ofKinds = new Set(hourKinds.map((kind) => kind.countsTo))
  return budgets
    .filter((budget) => budget.phases.includes(phase) && !ofKinds.has(budget.id))
    .map((budget) => inForce(budget, date))
    .find((budget) => budget !== undefined)
}

/** The budget an hour of this kind draws on, in this phase and on this local date. Undefined when it costs the candidate nothing, or none is in force. */
export const budgetFor = (figures: Figures, hour: { kind: string; phase: string; date: string }): BudgetAt | undefined => {
  const countsTo = figures.hourKinds.find((kind) => kind.id === hour.kind)?.countsTo
  if (countsTo === undefined || countsTo === 'none') return undefined
  const own = figures.budgets.find((budget) => budget.id === countsTo)
  return inForce(own, hour.date) ?? phaseBudget(figures, hour.phase, hour.date)
}

/** Minutes of coaching for one candidate in the budget of this phase (shared with its other phases) on a local date; 0 when none is in force. */
export const budgetMinutes = (figures: Figures, phase: string, date: string): number => phaseBudget(figures, phase, date)?.minutes ?? 0
