import type { MatchCoach, Seeker } from './match-input.ts'
import type { MatchTerms, Travel } from './match-terms.ts'
import { anyShared, listed, type Part, shared } from './reason.ts'

const nearness = { near: 1, fair: 0.3, far: -1 } as const

const shortest = (terms: MatchTerms, part: string | undefined, parts: readonly string[]): (Travel & { to: string }) | undefined => {
  let found: (Travel & { to: string }) | undefined
  for (const to of part === undefined ? [] : parts) {
    const travel = terms.travel(part ?? '', to)
    if (travel && (!found || travel.minutes < found.minutes)) found = { ...travel, to }
  }
  return found
}

/** What the two of them have in common. Whatever a person left open says nothing, for or against. */
export const coachParts = (terms: MatchTerms): Part<Seeker, MatchCoach>[] => [
  {
    id: 'days',
    fraction: (seeker, coach) => {
      if (seeker.days.length === 0 || coach.days.length === 0) return 0
      const count = shared(seeker.days, coach.days).length
      return count === 0 ? -1 : count === 1 ? 0.5 : 1
    },
    vars: (seeker, coach, inFavour) => ({ days: listed(inFavour ? shared(seeker.days, coach.days) : seeker.days) }),
  },
  {
    id: 'travel',
    fraction: (seeker, coach) => {
      const travel = shortest(terms, seeker.part, coach.parts)
      return travel ? nearness[travel.class] : 0
    },
    vars: (seeker, coach) => {
      const travel = shortest(terms, seeker.part, coach.parts)
      return { from: seeker.part ?? '', to: travel?.to ?? '', minutes: travel?.minutes ?? 0 }
    },
  },
  {
    id: 'group',
    fraction: (seeker, coach) => {
      if (seeker.groups.length === 0 || coach.groups.length === 0) return 0
      return anyShared(seeker.groups, coach.groups) ? 1 : -0.5
    },
    vars: (seeker, coach, inFavour) => ({ groups: listed(inFavour ? shared(seeker.groups, coach.groups) : seeker.groups) }),
  },
  {
    id: 'background',
    fraction: (seeker, coach) => {
      if (seeker.backgrounds.length === 0 || coach.backgrounds.length === 0) return 0
      return anyShared(seeker.backgrounds, coach.backgrounds) ? 1 : -0.25
    },
    vars: (seeker, coach, inFavour) => ({
      backgrounds: listed(inFavour ? shared(seeker.backgrounds, coach.backgrounds) : seeker.backgrounds),
    }),
  },
  {
    id: 'specialties',
    fraction: (seeker, coach) => {
      if (seeker.needs.length === 0) return 0
      const met = shared(seeker.needs, coach.specialties).length
      return met === 0 ? -0.5 : met / seeker.needs.length
    },
    vars: (seeker, coach, inFavour) => ({ needs: listed(inFavour ? shared(seeker.needs, coach.specialties) : seeker.needs) }),
  },
  {
    id: 'continuity',
    fraction: (seeker, coach) => (seeker.known.length === 0 ? 0 : seeker.known.includes(coach.id) ? 1 : -0.5),
  },
  { id: 'silence', fraction: (seeker, coach) => (seeker.silent.includes(coach.id) ? -1 : 0) },
]

/** The points that depend on how many a coach has: full for the first, none halfway, as much against for the last. */
export const loadFraction = (taken: number, capacity: number): number => (capacity <= 0 ? -1 : 1 - (2 * taken) / capacity)
