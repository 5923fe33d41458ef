import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { StaffDirectory } from '../../staff.ts'
import { type Auditor, auditor } from '../audit.ts'
import { type CandidateDirectory, candidateDirectory } from '../people/candidate-directory.ts'
import { type JourneyService, journeys } from './journeys.ts'

export type OpenJourneys = { audit: Auditor; directory: CandidateDirectory; journeys: JourneyService }

/** The journeys, the list of candidates that goes with them, and the record of who looked at whom. */
export function openJourneys(deps: {
  store: Store
  programme: Programme
  staff: StaffDirectory
  now: () => Date
  newId: () => string
}): OpenJourneys {
  const audit = auditor(deps)
  const directory = candidateDirectory(deps.store, deps.programme.phases[0]?.id ?? '')
  return { audit, directory, journeys: journeys({ ...deps, directory, audit }) }
}
