import type { MatchCoach, Seeker } from './match-input.ts'
import type { MatchTerms } from './match-terms.ts'
import { anyShared, listed, type Obstacle } from './reason.ts'

/** Whatever the score, this coach is not for this candidate now. None when they can be matched. */
export function coachObstacles(seeker: Seeker, coach: MatchCoach, { matching, day, stayUntil }: MatchTerms): Obstacle[] {
  const found: Obstacle[] = []
  if (coach.taken >= coach.capacity) found.push({ id: 'room', vars: { taken: coach.taken, capacity: coach.capacity } })
  const away = coach.away.find((one) => one.from <= day && day <= one.until)
  if (away) found.push({ id: 'away', vars: { until: away.until } })
  if (coach.until !== undefined && coach.until < stayUntil) found.push({ id: 'leaves', vars: { until: coach.until, needed: stayUntil } })
  if (seeker.languages.length > 0 && coach.languages.length > 0 && !anyShared(seeker.languages, coach.languages)) {
    found.push({ id: 'language', vars: { languages: listed(seeker.languages) } })
  }
  if (seeker.specialEducation && !coach.specialEducation) found.push({ id: 'special-education' })
  if (seeker.refused.includes(coach.id)) found.push({ id: 'refused' })
  if (!matching.phases.coach.includes(seeker.phase)) found.push({ id: 'phase', vars: { phase: seeker.phase } })
  return found
}
