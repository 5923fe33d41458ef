import type { HourBalance, HourEntry } from '../../data/hours.ts'
import type { BudgetAt } from '../budget-minutes.ts'
import type { BudgetLeft } from './verdict.ts'

/** The place of a budget's minutes of one school year in a balance. */
export const usedKey = (budget: string, schoolYear: string) => `${budget}@${schoolYear}`

/**
 * Minutes used of a budget. A budget is a candidate's once, not again each school year (004 bijlage 1: hours "per kandidaat"), so the years add up; which figure
 * holds follows the school year of the hour.
 */
export const usedOf = ({ used }: Pick<HourBalance, 'used'>, budget: string): number =>
  Object.entries(used)
    .filter(([key]) => key.slice(0, key.lastIndexOf('@')) === budget)
    .reduce((sum, [, minutes]) => sum + minutes, 0)

/** What is left of a budget; `instead` is the entry being corrected, whose minutes are left out. Never below zero. */
export function budgetLeft(
  balance: Pick<HourBalance, 'used' | 'room'>,
  { budget, minutes }: Pick<BudgetAt, 'budget' | 'minutes'>,
  instead?: Pick<HourEntry, 'budget' | 'minutes'>,
): BudgetLeft {
  const used = usedOf(balance, budget) - (instead?.budget === budget ? instead.minutes : 0)
  const of = minutes + (balance.room[budget] ?? 0)
  return { budget, of, used, left: Math.max(0, of - used) }
}

/** Whether these minutes fit. What was written down already may always become less. */
export const fits = ({ budget, left }: BudgetLeft, minutes: number, instead?: Pick<HourEntry, 'budget' | 'minutes'>) =>
  minutes <= left || (instead?.budget === budget && minutes <= instead.minutes)
