import type { CandidateCard, Person } from '../../data/candidate.ts'
import type { Journey } from '../../data/journey.ts'
import type { Route } from './planned-steps.ts'
import { roadmap } from './roadmap.ts'

const staff = ['coach', 'intermediary'] as const

/** The line staff see of somebody. `phase` is the last one when the whole route is done. */
export function candidateCard(
  id: string,
  person: Person,
  journey: Journey,
  route: Route,
  { now, lastContactAt }: { now: Date; lastContactAt: string },
): CandidateCard {
  const { current, next, phases } = roadmap(route, journey, now)
  const steps = phases.flatMap((phase) => phase.steps)
  const waits = staff.filter((role) =>
    steps.some((one) => one.turn === role && (one.state === 'submitted' || (one.needed && one.since !== undefined))),
  )
  return {
    id,
    name: person.name,
    language: person.language,
    state: person.state,
    stateSince: person.stateSince,
    ...(person.coach && { coach: person.coach }),
    ...(person.intermediary && { intermediary: person.intermediary }),
    phase: current ?? route.phases.at(-1)?.id ?? '',
    ...(next && { step: next.key }),
    ...(next?.turn && { turn: next.turn }),
    ...(waits.length > 0 && { waits }),
    since: next?.since ?? person.stateSince,
    lastContactAt,
    createdAt: person.createdAt,
  }
}
