import { loadProgramme } from '../../../data/load-programme.ts'
import type { Matching } from '../../../data/programme/matching.ts'
import type { CohortQuestion } from '../../../rules/matching/match-cohort.ts'
import type { MatchBoard, MatchCoach, MatchSchool, Pool, Seeker } from '../../../rules/matching/match-input.ts'
import { type MatchTerms, matchTerms } from '../../../rules/matching/match-terms.ts'

export const day = '2026-11-23'
export const programme = loadProgramme('amsterdam-po')

/** Amsterdam's terms, with some figures changed. */
export const termsWith = (change: Partial<Matching> = {}, externalShare = 0.25): MatchTerms =>
  matchTerms(
    {
      matching: { ...programme.matching, ...change },
      coachPool: { ...programme.coachPool, externalShareFirstYear: externalShare },
    },
    day,
  )

/** Amsterdam's terms in which only these parts of a score count. */
export const only = (weights: Partial<Matching['weights']>, change: Partial<Matching> = {}): MatchTerms =>
  termsWith({ ...change, weights: { ...nothing, ...weights } })

const nothing: Matching['weights'] = {
  days: 0,
  travel: 0,
  group: 0,
  background: 0,
  specialties: 0,
  continuity: 0,
  silence: 0,
  load: 0,
  share: 0,
  vacancy: 0,
  landing: 0,
  board: 0,
}

/** Somebody who said nothing about themselves. */
export const seeker = (id: string, about: Partial<Seeker> = {}): Seeker => ({
  id,
  phase: 'selection',
  waitingSince: day,
  days: [],
  groups: [],
  languages: [],
  backgrounds: [],
  needs: [],
  specialEducation: false,
  known: [],
  silent: [],
  refused: [],
  ...about,
})

export const coach = (id: string, about: Partial<MatchCoach> = {}): MatchCoach => ({
  id,
  capacity: 9,
  taken: 0,
  external: false,
  days: [],
  parts: [],
  groups: [],
  languages: [],
  specialties: [],
  backgrounds: [],
  specialEducation: false,
  away: [],
  ...about,
})

export const school = (id: string, about: Partial<MatchSchool> = {}): MatchSchool => ({
  id,
  board: 'board',
  part: 'oost',
  specialEducation: false,
  training: true,
  places: [{ group: 'lower', count: 2 }],
  vacancies: [],
  guidance: 4,
  strengths: [],
  changeOfLeader: false,
  taken: [],
  ...about,
})

export const board = (id: string, about: Partial<MatchBoard> = {}): MatchBoard => ({
  id,
  classes: 100,
  share: 0.07,
  firstYears: 0,
  ...about,
})

export const pool = (some: Partial<Pool>): Pool => ({ coaches: [], schools: [], boards: [], ...some })

export const question = (some: Partial<CohortQuestion>): CohortQuestion => ({
  to: 'coach',
  seekers: [],
  pool: pool({}),
  locked: [],
  previous: [],
  ...some,
})
