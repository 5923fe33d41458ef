import type { WeekDay } from '../../data/coach-profile.ts'
import { coachMarket } from './coach-market.ts'
import type { Market } from './market.ts'
import type { Pool, Seeker } from './match-input.ts'
import type { MatchTerms } from './match-terms.ts'
import { type Changeable, isChangeable, listed, type Obstacle, type Reason, type Vars } from './reason.ts'
import { schoolMarket } from './school-market.ts'
import { sumOf } from './score.ts'

/** "This one would be, if …": the smallest change that makes the difference, with a text `matching.if.<id>`; `day` is one more day in common. */
export type Change = { id: Changeable | 'day'; vars?: Vars }

/** A coach or a school's places for a group, with the score as it would be now; `obstacles` is empty for who can be proposed. */
export type Proposal = { target: string; group?: string; score: number; reasons: Reason[]; obstacles: Obstacle[]; change?: Change }

/**
 * Everybody for one candidate: `possible`, the best first; `wouldBe`, who one thing stands in the way of that a person can change, and who would be no worse than the
 * last of the first three; `others`, with all that stands in the way.
 */
export type Proposals = { possible: Proposal[]; wouldBe: Proposal[]; others: Proposal[] }

/** Ranked coaches for one candidate, each with its reasons. A person decides. */
export const proposeCoaches = (seeker: Seeker, pool: Pick<Pool, 'coaches'>, terms: MatchTerms): Proposals =>
  propose(seeker, coachMarket(pool.coaches, 1, terms), (seat) => pool.coaches[seat]?.days ?? [])

/** Ranked places at schools for one candidate, each with its reasons. */
export const proposeSchools = (seeker: Seeker, pool: Pick<Pool, 'schools' | 'boards'>, terms: MatchTerms): Proposals =>
  propose(seeker, schoolMarket(pool.schools, pool.boards, 1, terms), () => [])

const none = () => 0
const byScore = (one: Proposal, other: Proposal) => other.score - one.score || one.target.localeCompare(other.target)

/** The same thing seen from the other side, when a person can change it. */
const changed = ({ id, vars }: Obstacle): Change | undefined => (isChangeable(id) ? { id, ...(vars && { vars }) } : undefined)

/** What one more day of theirs would bring, when it would bring something. */
function oneMoreDay(seeker: Seeker, market: Market, seat: number, days: readonly WeekDay[]): Change | undefined {
  const day = days.find((one) => !seeker.days.includes(one))
  if (!day || seeker.days.length === 0) return undefined
  const points = market.points({ ...seeker, days: [...seeker.days, day] }, seat) - market.points(seeker, seat)
  return points > 0
    ? { id: 'day', vars: { days: listed(days.filter((one) => !seeker.days.includes(one))), points: Math.round(points) } }
    : undefined
}

function propose(seeker: Seeker, market: Market, daysOf: (seat: number) => readonly WeekDay[]): Proposals {
  const all = market.seats
    .map((seat, index): Proposal => {
      const reasons = [...market.reasons(seeker, index), ...market.margin(index, none)]
      reasons.sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
      const obstacles = market.obstacles(seeker, index)
      const [only, ...more] = obstacles
      const change = only ? more.length === 0 && changed(only) : oneMoreDay(seeker, market, index, daysOf(index))
      return { ...seat, score: sumOf(reasons), reasons, obstacles, ...(change && { change }) }
    })
    .sort(byScore)
  const possible = all.filter((one) => one.obstacles.length === 0)
  const worthIt = possible[2]?.score ?? Number.NEGATIVE_INFINITY
  const near = ({ change, score }: Proposal) => change !== undefined && score >= worthIt
  const stopped = all.filter((one) => one.obstacles.length > 0)
  return { possible, wouldBe: stopped.filter(near), others: stopped.filter((one) => !near(one)) }
}
