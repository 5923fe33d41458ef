import type { MatchSchool, Seeker } from './match-input.ts'
import type { MatchTerms } from './match-terms.ts'
import { listed, type Part, shared } from './reason.ts'

/** A school's places for one group: what a candidate is matched to. */
export type SchoolSeat = { school: MatchSchool; group: string }

const nearness = { near: 1, fair: 0.3, far: -1 } as const

/** What a candidate and a place have to offer each other. */
export const schoolParts = (terms: MatchTerms): Part<Seeker, SchoolSeat>[] => [
  {
    id: 'travel',
    fraction: (seeker, { school }) => {
      const travel = seeker.part === undefined ? undefined : terms.travel(seeker.part, school.part)
      return travel ? nearness[travel.class] : 0
    },
    vars: (seeker, { school }) => ({
      from: seeker.part ?? '',
      to: school.part,
      minutes: terms.travel(seeker.part ?? '', school.part)?.minutes ?? 0,
    }),
  },
  {
    id: 'group',
    fraction: (seeker, { group }) => (seeker.groups.length === 0 ? 0 : seeker.groups.includes(group) ? 1 : -0.5),
    vars: (seeker, { group }, inFavour) => ({ groups: inFavour ? group : listed(seeker.groups) }),
  },
  {
    id: 'specialties',
    fraction: (seeker, { school }) => {
      if (seeker.needs.length === 0) return 0
      const met = shared(seeker.needs, school.strengths).length
      return met === 0 ? -0.5 : met / seeker.needs.length
    },
    vars: (seeker, { school }, inFavour) => ({ needs: listed(inFavour ? shared(seeker.needs, school.strengths) : seeker.needs) }),
  },
  {
    id: 'vacancy',
    fraction: (_, { school, group }) => (school.vacancies.some((one) => one.group === group && one.count > 0) ? 1 : 0),
    vars: (_, { group }) => ({ groups: group }),
  },
  { id: 'landing', fraction: (_, { school }) => (school.changeOfLeader ? -1 : 0.5) },
  { id: 'silence', fraction: (seeker, { school }) => (seeker.silent.includes(school.id) ? -1 : 0) },
]

/** Places of one group that nobody has or holds. */
export const freePlaces = ({ school, group }: SchoolSeat): number =>
  school.places.reduce((sum, place) => sum + (place.group === group ? place.count : 0), 0) -
  school.taken.filter((one) => one.group === group).length

/** The groups a school has places for, in its order, each once. */
export const schoolSeats = (school: MatchSchool): SchoolSeat[] =>
  [...new Set(school.places.map((place) => place.group))].map((group) => ({ school, group }))
