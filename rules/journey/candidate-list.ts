import type { CandidateCard } from '../../data/candidate.ts'
import type { Role } from '../../data/person.ts'

export type CandidateFilter = { waitsFor?: 'me'; quietDays?: number; phase?: string; without?: 'coach'; state?: CandidateCard['state'] }

/** `covers` are intermediaries who are away: their work is the others' as long. */
type Viewer = { roles: readonly Role[]; staffId?: string | undefined; covers?: readonly string[] }

const day = 86_400_000
const resting: readonly CandidateCard['state'][] = ['paused', 'stopped', 'finished']

/**
 * Whether something of a candidate waits for this member of staff: for a coach of their own candidates, for an intermediary of theirs and of those who are
 * nobody's yet, also when a coach is missing.
 */
export function waitsFor(
  { roles, staffId, covers = [] }: Viewer,
  { waits = [], coach, intermediary, state, phase }: CandidateCard,
  firstPhase: string,
): boolean {
  if (staffId === undefined || resting.includes(state)) return false
  if (roles.includes('coach') && coach === staffId && waits.includes('coach')) return true
  if (!roles.includes('intermediary')) return false
  if (intermediary !== undefined && intermediary !== staffId && !covers.includes(intermediary)) return false
  return waits.includes('intermediary') || (coach === undefined && (waits.includes('coach') || phase !== firstPhase))
}

/** The candidates of a list, who has waited longest first. Who rests is shown only when asked for by state. */
export function candidateList(
  cards: readonly CandidateCard[],
  viewer: Viewer,
  filter: CandidateFilter,
  { now, firstPhase }: { now: Date; firstPhase: string },
): CandidateCard[] {
  const quiet = filter.quietDays === undefined ? undefined : new Date(now.getTime() - filter.quietDays * day).toISOString()
  return cards
    .filter((card) => (filter.state ? card.state === filter.state : !resting.includes(card.state)))
    .filter((card) => !filter.phase || card.phase === filter.phase)
    .filter((card) => !filter.without || card.coach === undefined)
    .filter((card) => quiet === undefined || card.lastContactAt <= quiet)
    .filter((card) => !filter.waitsFor || waitsFor(viewer, card, firstPhase))
    .sort((one, other) => one.since.localeCompare(other.since) || one.id.localeCompare(other.id))
}
