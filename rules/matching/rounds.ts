import type { Matching } from '../../data/programme/matching.ts'
import type { Round } from '../../data/round.ts'

export type RoundStanding = 'planned' | 'open' | 'closed'

/** How a round stands at an instant: it opens with its first millisecond and is closed from `closesAt` on. */
export function roundStanding({ opensAt, closesAt }: Pick<Round, 'opensAt' | 'closesAt'>, at: Date): RoundStanding {
  const now = at.toISOString()
  if (now >= closesAt) return 'closed'
  return now < opensAt ? 'planned' : 'open'
}

export type RankingFault = 'double' | 'too-many' | 'unknown'

/** What is wrong with a top that somebody named: ids in order. An empty one is an answer too. */
export function rankingFault(ranked: readonly string[], known: readonly string[], top: number): RankingFault | undefined {
  if (new Set(ranked).size < ranked.length) return 'double'
  if (ranked.some((id) => !known.includes(id))) return 'unknown'
  return ranked.length > top ? 'too-many' : undefined
}

/** What everybody named, in order; who did not answer, or takes no part, is missing. */
export type RoundAnswers = {
  candidates: ReadonlyMap<string, readonly string[]>
  schools: ReadonlyMap<string, readonly string[]>
}

/** A wish of one side or of both. Ranks are from 1; `points` is what it counts for in a proposal. */
export type WishCell = {
  candidate: string
  school: string
  candidateRank?: number
  schoolRank?: number
  kind: 'mutual' | 'candidate' | 'school'
  points: number
}

export type WishWeights = Pick<Matching['rounds'], 'top' | 'candidate' | 'school' | 'mutual'>

/** How strong a wish is: 1 for the first, and for each later one as much less as makes the one after the last 0. */
export const wishStrength = (rank: number, top: number): number => Math.max(0, top + 1 - rank) / top

/** Every wish, the mutual ones first and the strongest of those before the others; equal ones by id, so that the same answers give the same matrix. */
export function wishMatrix({ candidates, schools }: RoundAnswers, weights: WishWeights): WishCell[] {
  const cells = new Map<string, { candidate: string; school: string; candidateRank?: number; schoolRank?: number }>()
  const at = (candidate: string, school: string) => {
    const key = JSON.stringify([candidate, school])
    const cell = cells.get(key) ?? { candidate, school }
    cells.set(key, cell)
    return cell
  }
  for (const [candidate, ranked] of candidates)
    for (const [index, school] of ranked.entries()) at(candidate, school).candidateRank = index + 1
  for (const [school, ranked] of schools) for (const [index, candidate] of ranked.entries()) at(candidate, school).schoolRank = index + 1
  const order = { mutual: 0, candidate: 1, school: 2 }
  return [...cells.values()]
    .map((cell): WishCell => {
      const { candidateRank, schoolRank } = cell
      const kind = candidateRank === undefined ? 'school' : schoolRank === undefined ? 'candidate' : 'mutual'
      return { ...cell, kind, points: pointsOf(cell, weights) }
    })
    .sort(
      (one, other) =>
        order[one.kind] - order[other.kind] ||
        other.points - one.points ||
        one.candidate.localeCompare(other.candidate) ||
        one.school.localeCompare(other.school),
    )
}

function pointsOf({ candidateRank, schoolRank }: Pick<WishCell, 'candidateRank' | 'schoolRank'>, weights: WishWeights): number {
  const { top, candidate, school, mutual } = weights
  const theirs = candidateRank === undefined ? 0 : candidate * wishStrength(candidateRank, top)
  const ours = schoolRank === undefined ? 0 : school * wishStrength(schoolRank, top)
  return theirs + ours + (candidateRank !== undefined && schoolRank !== undefined ? mutual : 0)
}
