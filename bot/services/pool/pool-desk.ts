import type { PoolDateDoc } from '../../../data/pool-date.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { Words } from '../../render-vars.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { MatchDirectory } from '../matching/match-directory.ts'
import type { Shelf } from '../matching/shelf.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import type { SchoolDirectory } from '../schools/school-directory.ts'

/** What the parts of the pool's service share. */
export type PoolDesk = {
  store: Store
  programme: Programme
  words: Words
  staff: StaffDirectory
  directory: CandidateDirectory
  /** Coaches with their room, as matching knows them. */
  pool: MatchDirectory
  schools: Pick<SchoolDirectory, 'schools'>
  dates: Shelf<PoolDateDoc>
  audit: Auditor
  now: () => Date
}
