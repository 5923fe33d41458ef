import type { Person, PersonState } from '../../data/candidate.ts'
import type { Actor, Journey } from '../../data/journey.ts'
import { isComplete } from '../journey.ts'
import { plannedSteps, type Route } from './planned-steps.ts'

export type PersonMove = 'pause' | 'resume' | 'stop' | 'come-back' | 'finish'

/** Who may do this to somebody's journey as a whole, and from where. Stopping is said by a person, never concluded by the machine. */
export const personMoves: Record<PersonMove, { from: readonly PersonState[]; who: readonly Actor['role'][] }> = {
  pause: { from: ['interested', 'active'], who: ['candidate', 'coach', 'intermediary'] },
  resume: { from: ['paused'], who: ['candidate', 'coach', 'intermediary'] },
  stop: { from: ['interested', 'active', 'paused'], who: ['candidate', 'intermediary'] },
  'come-back': { from: ['stopped'], who: ['candidate', 'intermediary'] },
  finish: { from: ['active'], who: ['intermediary'] },
}

/** Steps wait while somebody pauses, and after they stopped or finished. */
export const isResting = ({ state }: Pick<Person, 'state'>) => state === 'paused' || state === 'stopped' || state === 'finished'

/** Known to the desk, or on the route: with a coach, or with something done beyond the first phase. */
export function underway(route: Route, journey: Pick<Journey, 'steps'>, person: Pick<Person, 'coach'>): 'interested' | 'active' {
  const beyond = plannedSteps(route).some(({ key, phaseIndex }) => {
    const state = journey.steps[key]?.state
    return phaseIndex > 0 && state !== undefined && state !== 'todo' && state !== 'skipped'
  })
  return beyond || person.coach !== undefined ? 'active' : 'interested'
}

export type PersonVerdict = { ok: true; state: PersonState } | { ok: false; reason: 'forbidden' | 'state' | 'unfinished' }

/** What a move leads to. The same move twice is refused as `state`: the caller knows whether it was the same wish. */
export function decidePerson(
  move: PersonMove,
  by: Actor['role'],
  person: Pick<Person, 'state' | 'coach'>,
  route: Route,
  journey: Journey,
): PersonVerdict {
  const { from, who } = personMoves[move]
  if (!who.includes(by)) return { ok: false, reason: 'forbidden' }
  if (!from.includes(person.state)) return { ok: false, reason: 'state' }
  if (move === 'finish') return isComplete(route, journey) ? { ok: true, state: 'finished' } : { ok: false, reason: 'unfinished' }
  if (move === 'pause') return { ok: true, state: 'paused' }
  return { ok: true, state: move === 'stop' ? 'stopped' : underway(route, journey, person) }
}
