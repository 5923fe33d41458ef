import { coachPartition } from '../../../data/coach-hours.ts'
import type { PoolDateDoc } from '../../../data/pool-date.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { ForecastShown, Pool, PoolShown } from '../../../dialogs/pool/port.ts'
import { localDate } from '../../../rules/local-date.ts'
import { forecast, outlook, registrationsPerMonth } from '../../../rules/matching/forecast.ts'
import { byNeed, coachStanding } from '../../../rules/pool/coach-standing.ts'
import { periodAt } from '../../../rules/school-year.ts'
import { schoolRoom } from '../../../rules/schools/school-room.ts'
import { slotKey } from '../matching/matching-desk.ts'
import { shelf } from '../matching/shelf.ts'
import { absence } from './absence.ts'
import { poolDates } from './pool-dates.ts'
import type { PoolDesk } from './pool-desk.ts'

export type PoolService = { pool: Pool; start: () => Promise<void>; tend: () => Promise<void> }

const may = ({ staffId, roles }: Who) => staffId !== undefined && (roles.includes('intermediary') || roles.includes('manager'))
const onRoute: readonly string[] = ['interested', 'active']

/** The pool of coaches over a store: who has room, what is planned, and what is to come. */
export function openPool(options: Omit<PoolDesk, 'dates'>): PoolService {
  const desk: PoolDesk = { ...options, dates: shelf<PoolDateDoc>(options.store, 'pool-date') }
  const { programme, staff, directory, pool, schools, dates, now } = desk

  function view(): PoolShown {
    const all = dates.all()
    const terms = { rhythm: programme.coachPool.rhythm, timeZone: programme.timeZone, now: now() }
    const coaches = pool.coaches().map(({ id, external, capacity, away, until }) => {
      const { held = 0, taken = 0 } = pool.places.get(coachPartition(id), 'places') ?? {}
      const member = { id, name: staff.byId(id)?.name ?? '', external, capacity, taken, held, away, ...(until !== undefined && { until }) }
      return coachStanding(member, all, terms)
    })
    const sum = (of: (one: (typeof coaches)[number]) => number) => coaches.reduce((total, one) => total + of(one), 0)
    return {
      coaches: byNeed(coaches),
      capacity: sum(({ capacity }) => capacity),
      taken: sum(({ taken }) => taken),
      held: sum(({ held }) => held),
      free: sum(({ free }) => free),
    }
  }

  function foreseen(): ForecastShown | undefined {
    const cards = directory.all()
    const candidates = cards
      .filter(({ state }) => onRoute.includes(state))
      .map(({ id, phase, step, since }) => {
        // A place that is held for somebody is theirs or, after a no, there again: either way counted once.
        const placed = pool.slots.get(slotKey(id, 'school').partition, 'school') !== undefined
        return { phase, since, placed, ...(step !== undefined && { step }) }
      })
    const today = localDate(now(), programme.timeZone)
    const agreed = programme.kpis.find(({ id }) => id === 'intake-year')
    const yearly = (agreed && periodAt(agreed.targets, today)?.value) ?? 0
    const createdAts = cards.map(({ createdAt }) => createdAt)
    const perMonth = registrationsPerMonth(createdAts, now(), Math.round(yearly / 12))
    const schoolPlaces = schools.schools().reduce((total, { school, had }) => total + schoolRoom(school, had).left, 0)
    const months = forecast(programme, { candidates, coaches: pool.coaches(), perMonth, schoolPlaces }, now())
    const found = outlook(months)
    return found && { months, outlook: found, perMonth, nameOf: (id) => staff.byId(id)?.name ?? '' }
  }

  const start = () => dates.refresh()
  return {
    pool: {
      ...poolDates(desk),
      ...absence(desk),
      view: (who) => (may(who) ? view() : undefined),
      forecast: (who) => (may(who) ? foreseen() : undefined),
    },
    start,
    tend: start,
  }
}
