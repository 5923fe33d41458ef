import type { Who } from '../../../dialogs/context.ts'
import type { CoachTotal, PoolBudget, PoolShown, StatementRefusal } from '../../../dialogs/statements/port.ts'
import { phaseBudgetLeft } from '../../../rules/hours/phase-budget.ts'
import { budgetState } from '../../../rules/hours/silence.ts'
import { localDate } from '../../../rules/local-date.ts'
import { schoolYearOf } from '../../../rules/school-year.ts'
import { mayName } from './read-month.ts'
import type { StatementDesk } from './statement-desk.ts'

const order = { full: 0, near: 1, unused: 2 } as const
const onRoute: readonly string[] = ['interested', 'active']

/** The pool in one school year, from memory. */
export function readPool(desk: StatementDesk, who: Who, asked?: string): PoolShown | StatementRefusal {
  const { roles, staffId } = who
  if (staffId === undefined || !(roles.includes('intermediary') || roles.includes('manager'))) return { ok: false, reason: 'forbidden' }
  const { programme, pool, now } = desk
  const current = schoolYearOf(localDate(now(), programme.timeZone))
  const years = yearsIn(desk, current)
  const schoolYear = asked ?? current
  if (!years.includes(schoolYear)) return { ok: false, reason: 'unknown' }
  const coaches = coachTotals(desk, schoolYear)
  const phases: Record<string, number> = {}
  for (const one of coaches) for (const [phase, minutes] of Object.entries(one.phases)) phases[phase] = (phases[phase] ?? 0) + minutes
  const minutes = coaches.reduce((sum, one) => sum + one.minutes, 0)
  return { ok: true, at: pool.readAt().toISOString(), schoolYear, years, coaches, phases, minutes, budgets: budgetsIn(desk, mayName(who)) }
}

const splitKey = (key: string) => {
  const at = key.lastIndexOf('@')
  return { phase: key.slice(0, at), year: key.slice(at + 1) }
}

function yearsIn({ pool }: StatementDesk, current: string): string[] {
  const years = new Set([current])
  for (const { coaches } of pool.balances().values())
    for (const { phases } of Object.values(coaches)) for (const key of Object.keys(phases)) years.add(splitKey(key).year)
  return [...years].sort().reverse()
}

/** Everybody who is a coach now, and whoever logged in that year; who logged most comes first. */
function coachTotals({ staff, directory, pool }: StatementDesk, schoolYear: string): CoachTotal[] {
  const logged = new Map<string, Record<string, number>>()
  for (const { coaches } of pool.balances().values())
    for (const [coach, { phases }] of Object.entries(coaches))
      for (const [key, minutes] of Object.entries(phases)) {
        const { phase, year } = splitKey(key)
        if (year !== schoolYear) continue
        const mine = logged.get(coach) ?? {}
        mine[phase] = (mine[phase] ?? 0) + minutes
        logged.set(coach, mine)
      }
  const has = new Map<string, number>()
  for (const card of directory.all())
    if (card.coach !== undefined && onRoute.includes(card.state)) has.set(card.coach, (has.get(card.coach) ?? 0) + 1)
  const now = staff.all().filter(({ roles }) => roles.includes('coach'))
  return [...new Set([...now.map(({ id }) => id), ...logged.keys()])]
    .map((coach): CoachTotal => {
      const phases = logged.get(coach) ?? {}
      const member = staff.byId(coach)
      const minutes = Object.values(phases).reduce((sum, one) => sum + one, 0)
      return { coach, name: member?.name ?? '', external: member?.external === true, candidates: has.get(coach) ?? 0, minutes, phases }
    })
    .sort((one, other) => other.minutes - one.minutes || one.name.localeCompare(other.name) || one.coach.localeCompare(other.coach))
}

/** Budgets of candidates on the route that are used up, nearly, or hardly at all. */
function budgetsIn({ programme, staff, directory, pool, now }: StatementDesk, named: boolean): PoolBudget[] {
  const today = localDate(now(), programme.timeZone)
  return directory
    .all()
    .filter(({ state }) => onRoute.includes(state))
    .flatMap((card): PoolBudget[] => {
      const balance = pool.balance(card.id)
      const left = phaseBudgetLeft(programme, card.phase, today, balance ?? { used: {}, room: {} })
      const moments = Object.values(balance?.coaches ?? {}).map(({ lastAt }) => lastAt)
      const state = left && budgetState(left, { lastAt: moments.sort().at(-1), since: card.stateSince, now: now() }, programme.coaching)
      if (!left || !state) return []
      const coachName = card.coach === undefined ? '' : (staff.byId(card.coach)?.name ?? '')
      return [{ ...left, candidate: card.id, ...(named && { name: card.name }), coachName, state }]
    })
    .sort(
      (one, other) =>
        order[one.state] - order[other.state] || other.used / other.of - one.used / one.of || one.candidate.localeCompare(other.candidate),
    )
}
