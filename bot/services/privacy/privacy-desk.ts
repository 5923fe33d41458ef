import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { Publish } from '../../channel.ts'
import type { Words } from '../../render-vars.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { PersonFiles } from '../documents/person-files.ts'
import type { ForgetClaim } from '../info-sessions/forget-sign-ups.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'

/** What the parts of the privacy service share. */
export type PrivacyDesk = {
  store: Store
  programme: Programme
  now: () => Date
  newId: () => string
  audit: Auditor
  staff: StaffDirectory
  directory: Pick<CandidateDirectory, 'all' | 'forget'>
  forgetSignUps: (session: string, claim: ForgetClaim, registrations: readonly string[]) => Promise<void>
  /** The keyed hash of an address that names its partition. */
  sealAddress: (email: string) => string
  files: PersonFiles
  words: Words
  publish: Publish
  /** What must stay for accounts is kept without the person; runs before the person is removed. Safe to repeat. */
  forAccounts: (personId: string) => Promise<void>
}
