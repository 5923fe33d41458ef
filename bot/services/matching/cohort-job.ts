import type { Programme } from '../../../data/programme.ts'
import type { CohortMatch, CohortQuestion } from '../../../rules/matching/match-cohort.ts'

/** A cohort to match: under which programme, on which local day, and how many seconds it may take before the best known is good enough. */
export type CohortJob = { question: CohortQuestion; programme: Pick<Programme, 'matching' | 'coachPool'>; day: string; seconds: number }

/** What came out, and how many milliseconds it took. */
export type SolvedCohort = CohortMatch & { ms: number }
