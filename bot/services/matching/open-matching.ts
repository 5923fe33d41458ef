import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { Pool } from '../../../dialogs/pool/port.ts'
import type { Words } from '../../render-vars.ts'
import { serial } from '../../serial.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { HoursService } from '../hours/hours.ts'
import { programmeVersions } from '../journey/programme-versions.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import { openPool } from '../pool/open-pool.ts'
import type { SchoolDirectory } from '../schools/school-directory.ts'
import type { CohortJob, SolvedCohort } from './cohort-job.ts'
import { matchDirectory } from './match-directory.ts'
import { type MatchingService, matching } from './matching.ts'
import { solveCohort } from './solve-cohort.ts'

type Options = {
  store: Store
  programme: Programme
  words: Words
  staff: StaffDirectory
  directory: CandidateDirectory
  hours: Pick<HoursService, 'rebuildCandidate'>
  audit: Auditor
  now: () => Date
  /** For the forecast of places; none unless given. */
  schools?: Pick<SchoolDirectory, 'schools'>
  /** Another solver, for tests. */
  solve?: (job: CohortJob) => Promise<SolvedCohort>
}

/** Matching of candidates and coaches, over one store. */
export function openMatching({
  store,
  programme,
  words,
  staff,
  directory,
  hours,
  audit,
  now,
  schools = { schools: () => [] },
  solve = (job) => solveCohort(job),
}: Options): MatchingService & { coachPool: Pool } {
  const journey = { store, versions: programmeVersions(store, programme), staff, directory, audit, now, known: new Map() }
  const pool = matchDirectory(store, programme, staff)
  const service = matching({
    ...{ store, programme, words, staff, directory, audit, now, journey, solve },
    pool,
    rebuildHours: hours.rebuildCandidate,
    inTurn: serial(Number.POSITIVE_INFINITY),
  })
  const coachPool = openPool({ store, programme, words, staff, directory, pool, schools, audit, now })
  return {
    ...service,
    coachPool: coachPool.pool,
    start: async () => void (await Promise.all([service.start(), coachPool.start()])),
    tend: async () => void (await Promise.all([service.tend(), coachPool.tend()])),
  }
}
