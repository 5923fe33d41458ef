import type { Programme } from '../programme.ts'
import type { Path, Problem } from './problem.ts'

type Period = { from: string; until?: string }

const next = (schoolYear: string) => `${Number(schoolYear.slice(0, 4)) + 1}-${Number(schoolYear.slice(5)) + 1}`
const overlaps = (one: Period, other: Period) => one.from <= (other.until ?? '9999') && other.from <= (one.until ?? '9999')

const inOrder = (path: Path, periods: readonly Period[]): Problem[] =>
  periods.flatMap((period, index): Problem[] => {
    const at = [...path, index]
    const before = periods[index - 1]
    if (period.until !== undefined && period.until < period.from) {
      return [
        { path: [...at, 'until'], problem: `${period.until} is before ${period.from}`, mend: 'end in the same school year or a later one' },
      ]
    }
    if (!before) return []
    if (overlaps(before, period)) {
      const last = `${Number(period.from.slice(0, 4)) - 1}-${period.from.slice(0, 4)}`
      return [
        { path: at, problem: `two figures hold in ${period.from}`, mend: `add "until": "${last}" to the one before, or correct the years` },
      ]
    }
    if (before.until !== undefined && period.from !== next(before.until)) {
      return [
        {
          path: [...at, 'from'],
          problem: `no figure holds in ${next(before.until)}`,
          mend: `begin in ${next(before.until)}, so that the years join up`,
        },
      ]
    }
    return []
  })

/** Two budgets of one phase in the same school year: an hour would not know where to count. Budgets of an hour kind stand apart. */
const sharedPhases = ({ budgets, hourKinds }: Programme): Problem[] => {
  const ofKinds = new Set(hourKinds.map((kind) => kind.countsTo))
  return budgets.flatMap((budget, index) => {
    if (ofKinds.has(budget.id)) return []
    const rival = budgets.slice(0, index).find((other) => {
      const meet = other.phases.some((phase) => budget.phases.includes(phase))
      return meet && !ofKinds.has(other.id) && other.periods.some((one) => budget.periods.some((two) => overlaps(one, two)))
    })
    const phase = rival?.phases.find((one) => budget.phases.includes(one))
    return rival
      ? [
          {
            path: ['budgets', index, 'phases'],
            problem: `phase "${phase}" has the budget "${rival.id}" in the same school years`,
            mend: 'keep one budget for each phase and year, or let an hour kind count to this one',
          },
        ]
      : []
  })
}

/** Dated figures follow each other without overlap and without a gap. */
export const checkPeriods = (programme: Programme): Problem[] => [
  ...programme.budgets.flatMap((budget, index) => inOrder(['budgets', index, 'periods'], budget.periods)),
  ...programme.rates.flatMap((rate, index) => inOrder(['rates', index, 'periods'], rate.periods)),
  ...programme.kpis.flatMap((kpi, index) => inOrder(['kpis', index, 'targets'], kpi.targets)),
  ...sharedPhases(programme),
]
