import type { HourBalance } from '../../data/hours.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import type { Programme } from '../../data/programme.ts'
import { titleVars, toStaff } from '../journey/journey-notices.ts'
import { budgetLeft } from './budget-left.ts'

type Crossing = {
  programme: Pick<Programme, 'budgets' | 'coaching'>
  candidate: { id: string; name: string; coach?: string | undefined }
  intermediaries: readonly string[]
  budget: { budget: string; minutes: number }
  before: HourBalance
  after: HourBalance
}

/**
 * What is said when an entry uses up most of a budget, or all of it: to the coach, and of all of it to the intermediary too. `told` is what the balance
 * remembers of it, so that each is said once, and again only after room was given.
 */
export function budgetNotices(crossing: Crossing, now: Date): { notices: NoticeDoc[]; told?: HourBalance['told'] } {
  const { programme, candidate, intermediaries, budget, before, after } = crossing
  const { of, left, used } = budgetLeft(after, budget)
  const crossed = (share: number) => of > 0 && budgetLeft(before, budget).used < share * of && used >= share * of
  const about = crossed(1) ? 'full' : crossed(programme.coaching.nearShare) ? 'near' : undefined
  const mark = `${budget.budget}/${about}`
  if (about === undefined || (before.told?.[mark] ?? 0) >= of) return { notices: [] }
  const { id, name, coach } = candidate
  const title = programme.budgets.find((one) => one.id === budget.budget)?.title ?? { nl: budget.budget, en: budget.budget }
  const vars = { person: id, candidate: name, leftMinutes: left, ofMinutes: of, ...titleVars('budget', title) }
  const coaches = coach === undefined ? [] : [coach]
  const to = about === 'full' ? [...new Set([...coaches, ...intermediaries])] : coaches
  return {
    notices: toStaff(id, to, { about: `hours-budget-${about}`, key: `${budget.budget}-${of}`, vars }, now),
    told: { ...before.told, [mark]: of },
  }
}
