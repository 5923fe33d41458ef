import { coachPartition } from '../../../data/coach-hours.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Actor } from '../../../data/journey.ts'
import type { Programme } from '../../../data/programme.ts'
import { schoolPartition } from '../../../data/school.ts'
import type { Store } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Words } from '../../render-vars.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { JourneyDesk } from '../journey/journey-desk.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import type { CohortJob, SolvedCohort } from './cohort-job.ts'
import type { MatchDirectory } from './match-directory.ts'

/** What the parts of the matching service share. */
export type MatchingDesk = {
  store: Store
  programme: Programme
  words: Words
  staff: StaffDirectory
  directory: CandidateDirectory
  pool: MatchDirectory
  journey: JourneyDesk
  audit: Auditor
  /** Puts the hours of somebody right who got another coach. */
  rebuildHours: (candidate: string) => Promise<void>
  solve: (job: CohortJob) => Promise<SolvedCohort>
  /** One after another for a partition, within this process. */
  inTurn: <T>(partition: string, work: () => Promise<T>) => Promise<T>
  now: () => Date
}

export type To = 'coach' | 'school'
/** Whom an offer is made to. */
export type Target = { to: To; target: string }

export const targetPartition = ({ to, target }: Target) => (to === 'coach' ? coachPartition(target) : schoolPartition(target))
export const placeKey = (at: Target, id: string) => ({ partition: targetPartition(at), kind: 'place' as const, id })
export const offerKey = (candidate: string, id: string) => ({ partition: candidatePartition(candidate), kind: 'offer' as const, id })
export const slotKey = (candidate: string, to: To) => ({ partition: candidatePartition(candidate), kind: 'match' as const, id: to })
export const pairKey = (candidate: string, target: string) => ({
  partition: candidatePartition(candidate),
  kind: 'pair' as const,
  id: target,
})

export const system: Actor = { role: 'system', id: 'matching' }

/** A member of staff as who did something; nothing without that role. */
export function staffActor({ roles, staffId, name }: Who, role: 'coach' | 'intermediary'): Actor | undefined {
  return staffId !== undefined && roles.includes(role) ? { role, id: staffId, ...(name !== undefined && { name }) } : undefined
}
