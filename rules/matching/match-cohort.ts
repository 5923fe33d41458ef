import { assign } from './assign.ts'
import type { AssignmentProblem } from './assignment.ts'
import { coachMarket } from './coach-market.ts'
import { type Market, wayUp } from './market.ts'
import type { Pool, Seeker } from './match-input.ts'
import type { MatchTerms } from './match-terms.ts'
import type { Reason } from './reason.ts'
import { schoolMarket } from './school-market.ts'
import { sumOf } from './score.ts'
import { withLocked } from './what-if.ts'

/** A candidate and a coach (id), or a school's places for a group. */
export type MatchPair = { candidate: string; target: string; group?: string }

/** Who waits, and what there is for them. `locked` pairs stay whatever it costs; `previous` is what the run before proposed. */
export type CohortQuestion = {
  to: 'coach' | 'school'
  seekers: readonly Seeker[]
  pool: Pool
  locked: readonly MatchPair[]
  previous: readonly MatchPair[]
  /** What people named in a round, in points beside the score. */
  wishes?: readonly Wish[]
}
export type Wish = { candidate: string; target: string; points: number }

export type CohortPair = MatchPair & { score: number; reasons: Reason[]; locked: boolean }

/** Who stays without: `impossible` when nobody can take them at all, `full` when everybody who could is better used for others. */
export type AloneCandidate = { candidate: string; why: 'impossible' | 'full' }

/**
 * The best match of everybody at once. `objective` is in points, with fairness and stability counted in; `gap` is how much better a match could at most be, and
 * `optimal` says there is none better. `complete` is false when time ran out: then the pairs are the best known.
 */
export type CohortMatch = {
  pairs: CohortPair[]
  alone: AloneCandidate[]
  objective: number
  gap: number
  optimal: boolean
  complete: boolean
}

/** Points taken off for each point a pair is further below the candidate's best than `fairness` allows, so that such a point counts twice. */
const unfairness = 1

const weeks = (since: string, day: string) => Math.max(0, Math.floor((Date.parse(day) - Date.parse(since.slice(0, 10))) / (7 * 86_400_000)))

/** Matches all who wait, provably best under the programme's weights. `stop` ends it early. */
export function matchCohort(question: CohortQuestion, terms: MatchTerms, stop?: () => boolean): CohortMatch {
  const { to, locked } = question
  const fixed = new Set(locked.map((pair) => pair.candidate))
  const seekers = question.seekers.filter((seeker) => !fixed.has(seeker.id))
  const market = openMarket(to, withLocked(question.pool, to, locked), seekers.length, terms)
  const problem = problemOf(seekers, market, question, terms)
  const found = assign(problem, stop)
  const filled = market.rooms.map(() => 0)
  for (const seat of found.seatOf) if (seat >= 0) for (const room of wayUp(market.rooms, seat)) filled[room]!++
  const last = (room: number) => Math.max(0, filled[room]! - 1)
  const pairs = seekers.flatMap((seeker, index): CohortPair[] => {
    const seat = found.seatOf[index]!
    const at = market.seats[seat]
    return at ? [{ candidate: seeker.id, ...at, ...explained(market, seeker, seat, last), locked: false }] : []
  })
  const { seats, values } = problem
  const alone = seekers.flatMap((seeker, index): AloneCandidate[] => {
    if (found.seatOf[index]! >= 0) return []
    const row = values.subarray(index * seats, (index + 1) * seats)
    return [{ candidate: seeker.id, why: row.some((value) => value !== Number.NEGATIVE_INFINITY) ? 'full' : 'impossible' }]
  })
  const { objective, gap, optimal, complete } = found
  return { pairs: [...lockedPairs(question, terms), ...pairs], alone, objective, gap, optimal, complete }
}

const openMarket = (to: CohortQuestion['to'], pool: Pool, waiting: number, terms: MatchTerms): Market =>
  to === 'coach' ? coachMarket(pool.coaches, waiting, terms) : schoolMarket(pool.schools, pool.boards, waiting, terms)

function explained(market: Market, seeker: Seeker, seat: number, before: (room: number) => number) {
  const reasons = [...market.reasons(seeker, seat), ...market.margin(seat, before)]
  reasons.sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
  return { score: sumOf(reasons), reasons }
}

/** What a person decided, with the reasons it has. */
function lockedPairs({ to, seekers, pool, locked }: CohortQuestion, terms: MatchTerms): CohortPair[] {
  const market = openMarket(to, pool, 1, terms)
  return locked.flatMap((pair): CohortPair[] => {
    const seeker = seekers.find((one) => one.id === pair.candidate)
    const seat = market.seats.findIndex((one) => one.target === pair.target && (pair.group === undefined || one.group === pair.group))
    return seeker && seat >= 0 ? [{ ...pair, ...explained(market, seeker, seat, () => 0), locked: true }] : []
  })
}

/** Pairs in points. Far below a candidate's best costs more than the points themselves (fairness); the pair of the run before counts for more (stability). */
function problemOf(
  seekers: readonly Seeker[],
  market: Market,
  { previous, wishes = [] }: Pick<CohortQuestion, 'previous' | 'wishes'>,
  { matching, day }: MatchTerms,
): AssignmentProblem {
  const seats = market.seats.length
  const values = new Float64Array(seekers.length * seats).fill(Number.NEGATIVE_INFINITY)
  const before = new Map(previous.map((pair) => [pair.candidate, pair]))
  const named = new Map(wishes.map(({ candidate, target, points }) => [`${candidate} ${target}`, points]))
  for (const [index, seeker] of seekers.entries()) {
    const row = values.subarray(index * seats, (index + 1) * seats)
    for (let seat = 0; seat < seats; seat++) {
      if (market.obstacles(seeker, seat).length === 0)
        row[seat] = market.points(seeker, seat) + (named.get(`${seeker.id} ${market.seats[seat]!.target}`) ?? 0)
    }
    const fair = row.reduce((best, value) => Math.max(best, value), Number.NEGATIVE_INFINITY) - matching.fairness
    const then = before.get(seeker.id)
    for (let seat = 0; seat < seats; seat++) {
      const value = row[seat]!
      if (value < fair) row[seat] = value - unfairness * (fair - value)
      const same = then?.target === market.seats[seat]?.target && (then?.group === undefined || then.group === market.seats[seat]?.group)
      if (then && same) row[seat]! += matching.stability
    }
  }
  const alone = Float64Array.from(seekers, (seeker) => -matching.unmatched - matching.waiting * weeks(seeker.waitingSince, day))
  return { candidates: seekers.length, seats, rooms: market.rooms, values, alone }
}
