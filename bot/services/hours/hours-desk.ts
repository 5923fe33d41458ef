import type { PersonDoc } from '../../../data/candidate.ts'
import type { Actor, JourneyDoc } from '../../../data/journey.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { StepEvent } from '../../../rules/journey.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { ProgrammeVersions } from '../journey/programme-versions.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import { shortHash } from '../person-of.ts'
import type { PartitionChanger } from './partition-changer.ts'

/** What the parts of the hours service share. */
export type HoursDesk = {
  store: Store
  changer: PartitionChanger
  versions: ProgrammeVersions
  staff: StaffDirectory
  directory: CandidateDirectory
  audit: Auditor
  timeZone: string
  now: () => Date
  newId: () => string
  /** Journeys as they were read lately, by person. */
  routes: Map<string, { at: number; route: Promise<Route | undefined> }>
}

/** A journey with its history and the programme it is on: what says which phase somebody was in. */
export type Route = { journey: JourneyDoc; events: readonly StepEvent[]; programme: Programme }

/** A proved person with a route. */
export type Candidate = Route & { id: string; person: PersonDoc }

/** Who acts on a candidate's hours, and what they are towards this candidate. */
export type Hand = { role: 'coach' | 'intermediary'; by: Actor }

/** The key of an entry: the same for the same request and place in it. */
export const entryKey = (request: string, place: number | string) => shortHash('hours', request, String(place))

/** The key of the one counter-entry an entry can have, so that it is taken back once. */
export const counterKey = (entry: string) => shortHash('hours-counter', entry)

/** A session of several candidates, within one request. */
export const groupKey = (request: string, group: string) => shortHash('hours-group', request, group)
