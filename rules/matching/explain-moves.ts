import type { CohortMatch, CohortPair, MatchPair } from './match-cohort.ts'
import type { Obstacle } from './reason.ts'

/**
 * Why somebody's match is another one than before. `new`: they had none. `impossible`: what they had cannot be any more (`obstacle`). `displaced`: `by` took their place, and
 * they gain nothing by moving. `better`: they do. `gone`: they wait no longer, or nothing is left for them. `after` is who left the place they come to.
 * Texts are `matching.move.<cause>` and `matching.move.room`.
 */
export type Move = {
  candidate: string
  from?: string
  to?: string
  cause: 'new' | 'impossible' | 'displaced' | 'better' | 'gone'
  by?: string
  after?: string
  obstacle?: Obstacle
  /** Points of the match before, as scored then, and now. */
  was?: number
  now?: number
}

/** A pair of the run before, with its score of then. */
export type EarlierPair = MatchPair & { score: number }

type Seen = {
  candidate: string
  old: EarlierPair | undefined
  next: CohortPair | undefined
  waits: boolean
  obstacle: Obstacle | undefined
}

const place = ({ target, group }: MatchPair) => `${target} ${group ?? ''}`

/** What moved since the run before, as chains: each move of a chain made the next one necessary or possible. The longest chain first. `obstacles` are as they are now. */
export function explainMoves(
  before: readonly EarlierPair[],
  after: CohortMatch,
  obstacles: (candidate: string, pair: MatchPair) => readonly Obstacle[],
): Move[][] {
  const then = new Map(before.map((pair) => [pair.candidate, pair]))
  const now = new Map(after.pairs.map((pair) => [pair.candidate, pair]))
  const alone = new Set(after.alone.map((one) => one.candidate))
  const moved = [...new Set([...now.keys(), ...alone, ...then.keys()])]
    .map((candidate): Seen => {
      const [old, next] = [then.get(candidate), now.get(candidate)]
      const waits = next !== undefined || alone.has(candidate)
      return { candidate, old, next, waits, obstacle: old && waits ? obstacles(candidate, old)[0] : undefined }
    })
    .filter(({ old, next }) => (old && next ? place(old) !== place(next) : old !== undefined || next !== undefined))
  const { by, after: follows } = linksOf(moved)
  const moves = moved.map((one) => describe(one, by.get(one.candidate), follows.get(one.candidate)))
  return chainsOf(moves)
}

/** Who pushed whom out, and who came to a place that somebody left of themselves. */
function linksOf(moved: readonly Seen[]): { by: Map<string, string>; after: Map<string, string> } {
  const by = new Map<string, string>()
  const after = new Map<string, string>()
  const arrivals = new Map<string, string[]>()
  for (const { next, candidate } of moved) if (next) arrivals.set(place(next), [...(arrivals.get(place(next)) ?? []), candidate])
  const pushed = ({ old, next, waits, obstacle }: Seen) => old !== undefined && waits && !obstacle && (!next || next.score <= old.score)
  for (const one of [...moved.filter(pushed), ...moved.filter((other) => !pushed(other))]) {
    const other = one.old && arrivals.get(place(one.old))?.shift()
    if (!other) continue
    if (pushed(one)) by.set(one.candidate, other)
    else after.set(other, one.candidate)
  }
  return { by, after }
}

function describe({ candidate, old, next, obstacle }: Seen, by: string | undefined, after: string | undefined): Move {
  const cause = !old ? 'new' : obstacle ? 'impossible' : by ? 'displaced' : next ? 'better' : 'gone'
  return {
    candidate,
    cause,
    ...(old && { from: old.target, was: old.score }),
    ...(next && { to: next.target, now: next.score }),
    ...(by && { by }),
    ...(!by && after && { after }),
    ...(obstacle && { obstacle }),
  }
}

/** Each move behind the one it comes from; of a ring, whoever is first in the list begins. */
function chainsOf(moves: readonly Move[]): Move[][] {
  const told = new Set<Move>()
  const follow = (first: Move): Move[] => {
    if (told.has(first)) return []
    told.add(first)
    return [first, ...moves.filter((move) => (move.by ?? move.after) === first.candidate).flatMap(follow)]
  }
  const heads = moves.filter((move) => move.by === undefined && move.after === undefined)
  const chains = [...heads, ...moves].map(follow)
  return chains.filter((chain) => chain.length > 0).sort((one, other) => other.length - one.length)
}
