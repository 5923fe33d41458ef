import type { HourBalance } from '../../data/hours.ts'
import type { Programme } from '../../data/programme.ts'
import { type BudgetAt, budgetFor } from '../budget-minutes.ts'
import { budgetLeft } from './budget-left.ts'
import type { BudgetLeft } from './verdict.ts'

type Figures = Pick<Programme, 'budgets' | 'hourKinds'>

/** The budget that is open in a phase on a local date: what a kind without a budget of its own draws on. */
export function phaseBudgetOn(figures: Figures, phase: string, date: string): BudgetAt | undefined {
  const kind = figures.hourKinds.find(({ countsTo }) => countsTo === 'phase')?.id
  return kind === undefined ? undefined : budgetFor(figures, { kind, phase, date })
}

/** What somebody in this phase has left of it. */
export function phaseBudgetLeft(
  figures: Figures,
  phase: string,
  date: string,
  balance: Pick<HourBalance, 'used' | 'room'>,
): BudgetLeft | undefined {
  const budget = phaseBudgetOn(figures, phase, date)
  return budget && budgetLeft(balance, budget)
}
