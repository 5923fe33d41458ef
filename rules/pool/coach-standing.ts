import type { CoachProfile } from '../../data/coach-profile.ts'
import type { PoolDate } from '../../data/pool-date.ts'
import type { CoachPool } from '../../data/programme/figures.ts'
import { addDays, localDate } from '../local-date.ts'

/** A coach of the pool, with how many candidates they have (`taken`) and are asked for (`held`). */
export type PoolMember = {
  id: string
  name: string
  external: boolean
  capacity: number
  taken: number
  held: number
  away: CoachProfile['away']
  until?: string
}

/** What needs doing about a coach, the most pressing first in `poolTodos`. `note-talk`: a talk that was planned is over and nobody said that it was held. */
export const poolTodos = ['gone', 'over', 'leaves', 'note-talk', 'plan-talk', 'no-end', 'plan-kick-off'] as const
export type PoolTodo = (typeof poolTodos)[number]

/** Days are local; `talk` is the quality talk: when the last was, when the next one is due at the latest, and the one that is planned. */
export type CoachStanding = PoolMember & {
  free: number
  awayNow?: CoachProfile['away'][number]
  awayNext?: CoachProfile['away'][number]
  talk: { last?: string; dueAt?: string; planned?: KnownDate }
  /** The first meeting of the pool they are asked for. */
  meeting?: KnownDate
  todo: PoolTodo[]
}
export type KnownDate = PoolDate & { id: string }

export type PoolTerms = { rhythm: CoachPool['rhythm']; timeZone: string; now: Date }

/** How a coach stands, and what needs doing. Somebody who never had a talk needs one as soon as there are candidates. */
export function coachStanding(member: PoolMember, dates: readonly KnownDate[], { rhythm, timeZone, now }: PoolTerms): CoachStanding {
  const today = localDate(now, timeZone)
  const mine = dates
    .filter(({ coaches, state }) => coaches.includes(member.id) && state !== 'cancelled')
    .sort((a, b) => a.at.localeCompare(b.at))
  const talks = mine.filter(({ type }) => type === 'quality-talk')
  const last = talks.filter(({ state }) => state === 'held').at(-1)
  const planned = talks.find(({ state }) => state === 'planned')
  const meeting = mine.find(({ type, state, at }) => type !== 'quality-talk' && state === 'planned' && at >= now.toISOString())
  const lastDay = last && localDate(new Date(last.at), timeZone)
  const dueAt = lastDay ? addDays(lastDay, rhythm.qualityDays) : member.taken > 0 ? today : undefined
  const { until, taken, held, capacity, external, away } = member
  const awayNow = away.find(({ from, until: end }) => from <= today && today <= end)
  const awayNext = [...away].sort((a, b) => a.from.localeCompare(b.from)).find(({ from }) => from > today)
  const left = taken + held > 0
  const needs: Record<PoolTodo, boolean> = {
    gone: until !== undefined && until < today && left,
    over: taken + held > capacity,
    leaves: until !== undefined && until >= today && until <= addDays(today, rhythm.leavesSoonDays) && left,
    'note-talk': planned !== undefined && planned.at < now.toISOString(),
    'plan-talk': planned === undefined && dueAt !== undefined && dueAt <= today,
    'no-end': external && until === undefined,
    'plan-kick-off': last === undefined && !mine.some(({ type }) => type === 'kick-off'),
  }
  return {
    ...member,
    free: Math.max(0, capacity - taken - held),
    ...(awayNow && { awayNow }),
    ...(awayNext && { awayNext }),
    talk: { ...(lastDay !== undefined && { last: lastDay }), ...(dueAt !== undefined && { dueAt }), ...(planned && { planned }) },
    ...(meeting && { meeting }),
    todo: poolTodos.filter((one) => needs[one]),
  }
}

const pressing = ({ todo }: CoachStanding) => (todo[0] === undefined ? poolTodos.length : poolTodos.indexOf(todo[0]))

/** Everybody, with whom something is most pressing first, and then by name. */
export const byNeed = (all: readonly CoachStanding[]): CoachStanding[] =>
  [...all].sort((one, other) => pressing(one) - pressing(other) || one.name.localeCompare(other.name) || one.id.localeCompare(other.id))
