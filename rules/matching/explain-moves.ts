import type { CohortMatch, CohortPair, MatchPair } from './match-cohort.ts'
import type { Obstacle } from './reason.ts'

/**
 * Why somebody's match is another one than before. `new`: they had none. `impossible`: what they had cannot be any more (`obstacle`). `displaced`: `by` took the place
 * they had. `better`: something better came free. `gone`: they wait no longer, or nothing is left for them. Texts are `matching.move.<cause>`.
 */
export type Move = {
  candidate: string
  from?: string
  to?: string
  cause: 'new' | 'impossible' | 'displaced' | 'better' | 'gone'
  by?: string
  obstacle?: Obstacle
  /** Points of the match before, as scored then, and now. */
  was?: number
  now?: number
}

/** The pairs of a run that are to be compared with; `score` as it was then. */
export type EarlierPair = MatchPair & { score?: number }

/** What moved since the run before, as chains: the first move of a chain is the cause of the second, and so on. The longest chain first. */
export function explainMoves(
  before: readonly EarlierPair[],
  after: CohortMatch,
  obstacles: (candidate: string, pair: MatchPair) => readonly Obstacle[],
): Move[][] {
  const then = new Map(before.map((pair) => [pair.candidate, pair]))
  const now = new Map(after.pairs.map((pair) => [pair.candidate, pair]))
  const waits = new Set(after.alone.map((one) => one.candidate))
  const place = ({ target, group }: MatchPair) => `${target} ${group ?? ''}`
  const moved = [...new Set([...now.keys(), ...waits, ...then.keys()])].filter((id) => {
    const [old, next] = [then.get(id), now.get(id)]
    return old && next ? place(old) !== place(next) : old !== undefined || next !== undefined
  })
  const arrivals = new Map<string, string[]>()
  for (const id of moved) {
    const next = now.get(id)
    if (next) arrivals.set(place(next), [...(arrivals.get(place(next)) ?? []), id])
  }
  const taker = new Map<string, string>()
  for (const id of moved) {
    const old = then.get(id)
    if (!old || (!now.has(id) && !waits.has(id))) continue
    const by = obstacles(id, old).length === 0 ? arrivals.get(place(old))?.shift() : undefined
    if (by) taker.set(id, by)
  }
  const moveOf = (id: string): Move => describe(id, then.get(id), now.get(id), taker.get(id), obstacles)
  return chainsOf(moved, taker).map((chain) => chain.map(moveOf))
}

function describe(
  candidate: string,
  old: EarlierPair | undefined,
  next: CohortPair | undefined,
  by: string | undefined,
  obstacles: (candidate: string, pair: MatchPair) => readonly Obstacle[],
): Move {
  const [obstacle] = old ? obstacles(candidate, old) : []
  const cause = !old ? 'new' : obstacle ? 'impossible' : by ? 'displaced' : next ? 'better' : 'gone'
  return {
    candidate,
    cause,
    ...(old && { from: old.target }),
    ...(next && { to: next.target, now: next.score }),
    ...(old?.score !== undefined && { was: old.score }),
    ...(by && { by }),
    ...(obstacle && { obstacle }),
  }
}

/** Each displaced candidate comes after who displaced them; a ring begins with whoever is first in the list. */
function chainsOf(moved: readonly string[], taker: ReadonlyMap<string, string>): string[][] {
  const displaces = new Map([...taker].map(([id, by]) => [by, id]))
  const told = new Set<string>()
  const follow = (first: string) => {
    const chain: string[] = []
    for (let id: string | undefined = first; id !== undefined && !told.has(id); id = displaces.get(id)) {
      told.add(id)
      chain.push(id)
    }
    return chain
  }
  const heads = moved.filter((id) => !taker.has(id))
  const chains = [...heads, ...moved].map((id) => (told.has(id) ? [] : follow(id)))
  return chains.filter((chain) => chain.length > 0).sort((one, other) => other.length - one.length)
}
