import type { Actor } from '../../../data/journey.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { Cells } from '../../../rules/import/cells.ts'
import type { CellProblem, LineProblem } from '../../../rules/import/problem.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { CoachesDesk } from '../coaches/coaches-desk.ts'
import type { HoursImport } from '../hours/import-hours.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import type { Seals } from '../people/seals.ts'

/** What imports need. */
export type ImportDesk = {
  store: Store
  programme: Programme
  staff: StaffDirectory
  directory: CandidateDirectory
  audit: Auditor
  seals: Pick<Seals, 'address'>
  coaches: Pick<CoachesDesk, 'profiles' | 'record'>
  hours: HoursImport
  /** Forgets what is in memory of a person whose journey was written here. */
  forget: (personId: string) => void
  now: () => Date
  newId: () => string
}

/** A line that is right, and how to import it: all of it or nothing, and once more is the same. Refused after all when something changed since it was looked at. */
export type ImportItem = {
  line: number
  state: 'fresh' | 'changed' | 'same' | 'kept'
  apply: () => Promise<{ ok: true } | { ok: false; problem: CellProblem }>
}

export type Prepared = { items: ImportItem[]; problems: LineProblem[] }

/** Reads lines and holds them against what there is; nothing is written. `by` is who imports. */
export type Prepare = (desk: ImportDesk, lines: readonly Cells[], by: Actor) => Promise<Prepared>

/** The problems of lines, with their numbers. */
export const problemsOf = (lines: readonly Cells[]): LineProblem[] =>
  lines.flatMap(({ line, problems }) => problems.map((one) => ({ ...one, line })))
