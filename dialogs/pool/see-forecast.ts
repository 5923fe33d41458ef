import type { ForecastMonth } from '../../rules/matching/forecast.ts'
import type { Context, Topic } from '../context.ts'
import type { ListItem, Var } from '../reply.ts'
import { poolRoles } from './pool-list.ts'
import { toPool } from './pool-vars.ts'
import type { ForecastShown } from './port.ts'

const monthVar = (month: string): Var => ({ at: `${month}-15T11:00:00.000Z`, style: 'month' })

/** Who is expected to need a coach and a school in the months to come, against the room there is; what is short is said in words. */
export const forecastTopic: Topic = {
  id: 'pool-forecast',
  roles: poolRoles,
  async open({ pool, who }: Context) {
    const found = pool.forecast(who)
    if (!found) return { replies: [{ key: 'topic.notForYou' }] }
    return {
      replies: [
        {
          key: 'pool.forecast.show',
          vars: { coaches: coachesVar(found), schools: schoolsVar(found), leaving: leavingVar(found) },
          card: { type: 'list', items: found.months.map((one) => monthItem(one, found)) },
        },
        {
          key: 'pool.forecast.how',
          vars: { perMonth: { nl: String(found.perMonth).replace('.', ','), en: String(found.perMonth) } },
          choices: [
            toPool,
            { label: { key: 'matching.button.whatIf' }, value: 'match-what-if' },
            { label: { key: 'pool.button.placesIf' }, value: 'school-what-if' },
          ],
        },
      ],
    }
  },
}

function coachesVar({ outlook: { from, worst } }: ForecastShown): Var {
  const vars = { month: monthVar((from ?? worst).month), worst: monthVar(worst.month), count: Math.abs(worst.left) }
  if (!from) return { key: 'pool.forecast.enough', vars }
  return from.month === worst.month
    ? { key: 'pool.forecast.short', vars }
    : { key: 'pool.forecast.shorter', vars: { ...vars, first: -from.left } }
}

const schoolsVar = ({ outlook: { schoolsFrom, schoolsShort } }: ForecastShown): Var =>
  schoolsFrom
    ? { key: 'pool.forecast.schoolsShort', vars: { month: monthVar(schoolsFrom.month), count: schoolsShort } }
    : { key: 'pool.forecast.schoolsEnough' }

function leavingVar({ months, nameOf }: ForecastShown): Var {
  const lines = months.flatMap(({ leaving, month }) =>
    leaving.map((coach): Var => ({ key: 'pool.forecast.leaves', vars: { coach: nameOf(coach), month: monthVar(month) } })),
  )
  return lines.length === 0 ? '' : { key: 'pool.forecast.leaving', vars: { coaches: { joined: lines } } }
}

function monthItem(
  { month, newcomers, finishing, starts, leaving, candidates, capacity, left, schoolsLeft }: ForecastMonth,
  { nameOf }: ForecastShown,
): ListItem {
  return {
    title: monthVar(month),
    facts: [
      { key: left < 0 ? 'pool.forecast.monthShort' : 'pool.forecast.month', vars: { candidates, capacity, count: Math.abs(left) } },
      { key: 'pool.forecast.flow', vars: { newcomers, finishing, starts } },
      ...(leaving.length > 0 ? [{ key: 'pool.forecast.monthLeaves', vars: { coaches: { joined: leaving.map(nameOf) } } } as const] : []),
      ...(schoolsLeft < 0 ? [{ key: 'pool.forecast.monthSchools', vars: { count: -schoolsLeft } } as const] : []),
    ],
    choices: [],
  }
}
