import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { Words } from '../../render-vars.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import type { PoolDirectory } from './pool-directory.ts'
import type { StatementLinks } from './statement-links.ts'

/** What the parts of the statements share. */
export type StatementDesk = {
  store: Store
  programme: Programme
  staff: StaffDirectory
  directory: CandidateDirectory
  pool: PoolDirectory
  links: StatementLinks
  words: Words
  now: () => Date
}
