import type { CoachProfile, WeekDay } from '../../data/coach-profile.ts'
import type { School } from '../../data/school.ts'

/**
 * All that matching knows of a candidate. Nothing about origin, gender, age or name, and nothing to guess them by: whoever adds a field here answers for that.
 * `known` are the coaches who guided them before, `refused` the coaches and schools they are not proposed to again, `silent` those who left an offer about them unanswered.
 */
export type Seeker = {
  id: string
  phase: string
  /** An ISO day or instant. */
  waitingSince: string
  days: readonly WeekDay[]
  part?: string
  groups: readonly string[]
  languages: readonly string[]
  backgrounds: readonly string[]
  needs: readonly string[]
  specialEducation: boolean
  known: readonly string[]
  refused: readonly string[]
  silent: readonly string[]
}

/** A coach, and how many candidates are theirs or held for them now. */
export type MatchCoach = Omit<CoachProfile, 'updatedAt'> & { id: string; taken: number }

/** A school, and the groups of the places that are held or taken now; a place without a group counts for the guidance only. */
export type MatchSchool = Pick<
  School,
  'board' | 'part' | 'specialEducation' | 'training' | 'places' | 'vacancies' | 'guidance' | 'strengths' | 'changeOfLeader'
> & { id: string; taken: readonly { group?: string }[] }

/** A board, and how many first-year career changers its schools have now. */
export type MatchBoard = { id: string; classes: number; share: number; firstYears: number }

export type Pool = { coaches: readonly MatchCoach[]; schools: readonly MatchSchool[]; boards: readonly MatchBoard[] }
