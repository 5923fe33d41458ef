import type { Programme } from '../programme.ts'
import type { Problem } from './problem.ts'

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Opening hours end after they begin and follow each other; hour kinds and budgets do not take the words with a meaning of their own. */
export const checkDesk = ({ openingHours, budgets }: Programme): Problem[] => [
  ...days.flatMap((day) =>
    openingHours[day].flatMap((hours, index): Problem[] => {
      const path = ['openingHours', day, index]
      const before = openingHours[day][index - 1]
      if (hours.until <= hours.from)
        return [{ path, problem: `closes at ${hours.until}, not after ${hours.from}`, mend: 'let "until" be later than "from"' }]
      if (before && hours.from < before.until) {
        return [
          { path, problem: `opens at ${hours.from}, before ${before.until}`, mend: 'put the hours of a day in order, without overlap' },
        ]
      }
      return []
    }),
  ),
  ...budgets.flatMap((budget, index): Problem[] =>
    budget.id === 'phase' || budget.id === 'none'
      ? [{ path: ['budgets', index, 'id'], problem: `"${budget.id}" already means something in "countsTo"`, mend: 'choose another id' }]
      : [],
  ),
]
