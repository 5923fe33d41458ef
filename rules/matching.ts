import type { Person } from '../data/candidate.ts'
import type { CoachProfile, MatchWishes } from '../data/coach-profile.ts'
import type { PairDoc } from '../data/offer.ts'
import type { BoardDoc, SchoolDoc } from '../data/school.ts'
import type { MatchBoard, MatchCoach, MatchSchool, Seeker } from './matching/match-input.ts'
import { silentTargets } from './offers/pairs.ts'

/** What is kept of a candidate. `phase` is where they are on the route; `waitingSince` since when they wait for this match, without it since they were proved. */
export type SeekerDocs = {
  id: string
  person: Pick<Person, 'coach' | 'createdAt'> & Partial<Omit<Person, 'coach' | 'createdAt'>>
  phase: string
  waitingSince?: string
  wishes?: MatchWishes | undefined
  pairs: readonly Pick<PairDoc, 'id' | 'to' | 'state'>[]
}

/**
 * A candidate as matching sees them. This is the only way in: of the person it takes who guides them and since when they are known, of the wishes the words of the programme's
 * vocabularies. Origin, gender, age, name, language of the screen and free words stay outside.
 */
export function seekerOf({ id, person, phase, waitingSince, wishes, pairs }: SeekerDocs): Seeker {
  const refused = pairs.filter((pair) => pair.state === 'refused').map((pair) => pair.id)
  const guided = pairs.filter((pair) => pair.to === 'coach' && (pair.state === 'locked' || pair.state === 'ended')).map((pair) => pair.id)
  return {
    id,
    phase,
    waitingSince: waitingSince ?? person.verifiedAt ?? person.createdAt,
    days: wishes?.days ?? [],
    ...(wishes?.part !== undefined && { part: wishes.part }),
    groups: wishes?.groups ?? [],
    languages: wishes?.languages ?? [],
    backgrounds: wishes?.backgrounds ?? [],
    needs: wishes?.needs ?? [],
    specialEducation: wishes?.specialEducation ?? false,
    known: [...new Set(person.coach === undefined ? guided : [...guided, person.coach])],
    refused,
    silent: silentTargets(pairs),
  }
}

/** A coach as matching sees them; `taken` is the number of their places that are held or taken. */
export const matchCoachOf = (id: string, profile: CoachProfile, taken: number): MatchCoach => ({
  id,
  taken,
  capacity: profile.capacity,
  external: profile.external,
  days: profile.days,
  parts: profile.parts,
  groups: profile.groups,
  languages: profile.languages,
  specialties: profile.specialties,
  backgrounds: profile.backgrounds,
  specialEducation: profile.specialEducation,
  away: profile.away,
  ...(profile.until !== undefined && { until: profile.until }),
})

/** A school as matching sees it: without its name, address and contact. `taken` are the groups of its places that are held or taken. */
export const matchSchoolOf = (school: SchoolDoc, taken: MatchSchool['taken']): MatchSchool => ({
  id: school.id,
  taken,
  board: school.board,
  part: school.part,
  specialEducation: school.specialEducation,
  training: school.training,
  places: school.places,
  vacancies: school.vacancies,
  guidance: school.guidance,
  strengths: school.strengths,
  changeOfLeader: school.changeOfLeader,
})

/** A board as matching sees it; `firstYears` is how many first-year career changers its schools have. */
export const matchBoardOf = ({ id, classes, share }: BoardDoc, firstYears: number): MatchBoard => ({ id, classes, share, firstYears })
