import type { Seeker } from './match-input.ts'
import type { MatchTerms } from './match-terms.ts'
import type { Obstacle } from './reason.ts'
import { freePlaces, type SchoolSeat } from './school-parts.ts'

/** Whatever the score, this place is not for this candidate now. None when they can be matched. */
export function schoolObstacles(seeker: Seeker, seat: SchoolSeat, { matching }: MatchTerms): Obstacle[] {
  const { school, group } = seat
  const found: Obstacle[] = []
  if (freePlaces(seat) <= 0) found.push({ id: 'places', vars: { groups: group } })
  if (school.taken.length >= school.guidance) found.push({ id: 'guidance', vars: { guidance: school.guidance } })
  if (!school.training) found.push({ id: 'not-training' })
  if (seeker.specialEducation && !school.specialEducation) found.push({ id: 'special-education' })
  if (!seeker.specialEducation && school.specialEducation) found.push({ id: 'special-school' })
  if (seeker.refused.includes(school.id)) found.push({ id: 'refused' })
  if (!matching.phases.school.includes(seeker.phase)) found.push({ id: 'phase', vars: { phase: seeker.phase } })
  return found
}
