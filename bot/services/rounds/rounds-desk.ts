import type { RoundDoc } from '../../../data/round.ts'
import { roundIdOf } from '../../../data/round.ts'
import type { RoundLine, RoundRefusal } from '../../../dialogs/rounds/port.ts'
import { roundStanding } from '../../../rules/matching/rounds.ts'
import type { PassingLinks } from '../../sealed-links.ts'
import type { MatchingDesk } from '../matching/matching-desk.ts'
import type { SchoolDirectory } from '../schools/school-directory.ts'
import type { RoundDirectory } from './round-directory.ts'
import type { MatrixClaims } from './round-links.ts'

/** What the parts of the rounds service share. */
export type RoundsDesk = {
  matching: MatchingDesk
  schools: SchoolDirectory
  rounds: RoundDirectory
  matrixLinks: PassingLinks<MatrixClaims>
}

export const refused = (reason: RoundRefusal['reason']) => ({ ok: false, reason }) as const

export const lineOf = ({ partition, name, opensAt, closesAt, top }: RoundDoc, now: Date): RoundLine => ({
  id: roundIdOf(partition),
  ...{ name, opensAt, closesAt, top },
  standing: roundStanding({ opensAt, closesAt }, now),
})
