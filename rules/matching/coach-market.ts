import type { Room } from './assignment.ts'
import { coachObstacles } from './coach-obstacles.ts'
import { coachParts, loadFraction } from './coach-parts.ts'
import type { Market } from './market.ts'
import type { MatchCoach } from './match-input.ts'
import type { MatchTerms } from './match-terms.ts'
import type { Reason } from './reason.ts'
import { pointsOf, reasonsOf, weighed } from './score.ts'

/**
 * Coaches with the room they have for `waiting` candidates. The first of a coach's candidates counts for more than the last, so that the load is spread, and external
 * coaches, together one room, count for more up to their agreed share of all candidates with a coach than after it.
 */
export function coachMarket(coaches: readonly MatchCoach[], waiting: number, terms: MatchTerms): Market {
  const { weights } = terms.matching
  const parts = coachParts(terms)
  const taken = (some: readonly MatchCoach[]) => some.reduce((sum, coach) => sum + coach.taken, 0)
  const externals = taken(coaches.filter((coach) => coach.external))
  const agreed = Math.round(terms.externalShare * (taken(coaches) + waiting))
  const external = coaches.length
  const load = (coach: MatchCoach, more: number) => weighed(weights, 'load', loadFraction(coach.taken + more, coach.capacity))
  const share = (more: number) => weighed(weights, 'share', externals + more < agreed ? 1 : -1)
  const rooms: Room[] = coaches.map((coach) => ({
    worth: Array.from({ length: Math.max(0, Math.min(coach.capacity - coach.taken, waiting)) }, (_, more) => load(coach, more)),
    ...(coach.external && { parent: external }),
  }))
  return {
    seats: coaches.map((coach) => ({ target: coach.id })),
    rooms: [...rooms, { worth: Array.from({ length: waiting }, (_, more) => share(more)) }],
    points: (seeker, seat) => pointsOf(parts, weights, seeker, coaches[seat]!),
    reasons: (seeker, seat) => reasonsOf(parts, weights, seeker, coaches[seat]!),
    obstacles: (seeker, seat) => coachObstacles(seeker, coaches[seat]!, terms),
    margin: (seat, before) => {
      const coach = coaches[seat]!
      const has = coach.taken + before(seat)
      const found: Reason[] = [{ id: 'load', weight: load(coach, before(seat)), vars: { taken: has, capacity: coach.capacity } }]
      if (coach.external)
        found.push({ id: 'share', weight: share(before(external)), vars: { percent: Math.round(terms.externalShare * 100) } })
      return found.filter((reason) => reason.weight !== 0)
    },
  }
}
