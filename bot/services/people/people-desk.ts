import type { Programme } from '../../../data/programme.ts'
import type { ScanResult } from '../../../data/scan-result.ts'
import { ConflictError, type Key, type Store, StoreUnavailableError } from '../../../data/store.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { CandidateDirectory } from './candidate-directory.ts'
import type { Seals } from './seals.ts'

/** What the parts of the people service share. */
export type PeopleDesk = {
  store: Store
  programme: Programme
  now: () => Date
  newId: () => string
  /** Six digits that nobody can guess. */
  newCode: () => string
  seals: Seals
  directory: CandidateDirectory
  staff: StaffDirectory
  audit: Auditor
  /** Takes over the sign-ups of an anonymous visitor and of an address that was proved; gives how many. Safe to repeat. */
  adoptSignUps: (claim: { from: string; to: string; email: string }) => Promise<number>
  /** Begins the journey of somebody who was just joined to a person, before they hear it, with their line in the list of candidates; safe to repeat. */
  joined: (personId: string, from: { zelfscan?: ScanResult }) => Promise<void>
  /** A mail is waiting that somebody looks out for. */
  wake: (notice?: Key) => void
}

const attempts = 20

/** Does it again when somebody else wrote in between. */
export async function retried<T>(what: string, attempt: () => Promise<T>): Promise<T> {
  for (let left = attempts; left > 0; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
    }
  }
  throw new StoreUnavailableError(`${what} kept changing during ${attempts} attempts`)
}

/** A write that holds only while the document is as it was read; a new one only while there is none. */
export const unchanged = <T extends { etag?: string; partition: string; kind: string; id: string }>(
  found: { etag: string } | undefined,
  doc: T,
): { op: 'create' | 'put'; doc: T } => (found ? { op: 'put', doc: { ...doc, etag: found.etag } } : { op: 'create', doc })
