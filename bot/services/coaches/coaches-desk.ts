import type { Store } from '../../../data/store.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { AuditBy, Auditor } from '../audit.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import type { CoachProfiles } from './coach-profiles.ts'

/** What the parts of the coaches service share. */
export type CoachesDesk = {
  store: Store
  staff: StaffDirectory
  directory: CandidateDirectory
  profiles: CoachProfiles
  audit: Auditor
  now: () => Date
  /** Puts a change to a coach on record, where changes to staff are. */
  record: (staffId: string, by: AuditBy, about: string) => Promise<void>
}
