import type { CoachProfile } from '../../data/coach-profile.ts'
import type { Programme } from '../../data/programme.ts'
import type { Route } from '../journey/planned-steps.ts'
import { addDays, localDate } from '../local-date.ts'
import { daysUntilThrough, phaseDays, type Whereabouts } from './route-days.ts'

/** Somebody on the route; `placed`: they have a place at a school, or one is held for them. */
export type OnRoute = Whereabouts & { placed: boolean }

/**
 * What a forecast leans on. `perMonth` is how many register in a month; `schoolPlaces` how many places at schools nobody has or holds. Who stops is not foreseen, so that
 * there is never too little room because people were expected to leave.
 */
export type ForecastInput = {
  candidates: readonly OnRoute[]
  coaches: readonly (Pick<CoachProfile, 'capacity' | 'until'> & { id: string })[]
  perMonth: number
  schoolPlaces: number
}

/**
 * One month (`2026-12`). `newcomers` register in it, `finishing` are done with the route, `starts` begin at a school. `candidates` need a coach at its end, for whom there is
 * `capacity`; `left` is what remains, below zero what is short. `leaving` are coaches (ids) whose last day is in it. `schoolsLeft` is what remains of the places at schools after everybody who started by then.
 */
export type ForecastMonth = {
  month: string
  newcomers: number
  finishing: number
  starts: number
  leaving: string[]
  candidates: number
  capacity: number
  left: number
  schoolsLeft: number
}

type Terms = Pick<Programme, 'matching' | 'timeZone'> & Route

/** The months from the one of `now`, this one included. */
export function forecast(programme: Terms, input: ForecastInput, now: Date, months = 12): ForecastMonth[] {
  const { candidates, coaches, perMonth, schoolPlaces } = input
  const { coach: coached, school } = programme.matching.phases
  const today = localDate(now, programme.timeZone)
  const lastOf = (phases: readonly string[]) => programme.phases.map(({ id }) => id).findLast((id) => phases.includes(id)) ?? ''
  const dayOf = (goal: string) => (one: OnRoute) => {
    const days = daysUntilThrough(programme, one, goal, now)
    return days === undefined ? undefined : addDays(today, days)
  }
  const need = candidates.filter(({ phase }) => coached.includes(phase))
  const ends = need.map(dayOf(lastOf(coached)))
  const begins = candidates.flatMap((one) => (one.placed ? [] : (dayOf(lastOf(school))(one) ?? [])))
  const within = (phases: readonly string[]) => {
    const last = programme.phases.findIndex(({ id }) => id === lastOf(phases))
    return programme.phases.slice(0, last + 1).reduce((sum, { id }) => sum + phaseDays(programme, id), 0)
  }
  const [untilStart, untilEnd] = [within(school), within(coached)]
  /** How many of all who register from now on are this far by a day; they come evenly. */
  const newBy = (day: string, after: number) => {
    const since = (Date.parse(day) - Date.parse(today)) / 86_400_000 - after
    return Math.max(0, Math.round((perMonth * since) / averageMonth))
  }
  let before = { newcomers: 0, finishing: 0, starts: 0 }
  return monthsFrom(today, months).map(({ month, end }) => {
    const by = {
      newcomers: newBy(end, 0),
      finishing: ends.filter((day) => day !== undefined && day <= end).length + newBy(end, untilEnd),
      starts: begins.filter((day) => day <= end).length + newBy(end, untilStart),
    }
    const capacity = coaches.reduce((sum, coach) => sum + (coach.until === undefined || coach.until > end ? coach.capacity : 0), 0)
    const count = need.length + by.newcomers - by.finishing
    const shown = {
      month,
      newcomers: by.newcomers - before.newcomers,
      finishing: by.finishing - before.finishing,
      starts: by.starts - before.starts,
      leaving: coaches.filter(({ until }) => until?.slice(0, 7) === month && until >= today).map(({ id }) => id),
      ...{ candidates: count, capacity, left: capacity - count, schoolsLeft: schoolPlaces - by.starts },
    }
    before = by
    return shown
  })
}

const averageMonth = 365.25 / 12

/** Months with their last days. */
const monthsFrom = (today: string, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const end = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) + at, 0)).toISOString().slice(0, 10)
    return { month: end.slice(0, 7), end }
  })

/** A forecast in a few facts: from which month there is too little, when it is worst, or else when it is tightest; the same for schools. Months count from 0. */
export type Outlook = { from?: ForecastMonth; worst: ForecastMonth; schoolsFrom?: ForecastMonth; schoolsShort: number }

/** What a list of months comes down to; nothing for no months. */
export function outlook(months: readonly ForecastMonth[]): Outlook | undefined {
  const [first] = months
  if (!first) return undefined
  const from = months.find(({ left }) => left < 0)
  const schoolsFrom = months.find(({ schoolsLeft }) => schoolsLeft < 0)
  return {
    ...(from && { from }),
    worst: months.reduce((worst, one) => (one.left < worst.left ? one : worst), first),
    ...(schoolsFrom && { schoolsFrom }),
    schoolsShort: Math.max(0, ...months.map(({ schoolsLeft }) => -schoolsLeft)),
  }
}

/** How many register in a month, by those of the last three months; without anybody in those, by `otherwise`. */
export function registrationsPerMonth(createdAts: readonly string[], now: Date, otherwise: number): number {
  const days = 91
  const since = new Date(now.getTime() - days * 86_400_000).toISOString()
  const count = createdAts.filter((at) => at >= since && at <= now.toISOString()).length
  return count === 0 ? otherwise : Math.round((count / days) * averageMonth * 10) / 10
}
