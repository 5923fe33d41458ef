import type { Person } from '../../data/candidate.ts'
import type { Journey, StepEntry } from '../../data/journey.ts'
import type { Route } from '../journey/planned-steps.ts'
import { currentPhase } from '../journey/standing.ts'

import { replay, type StepEvent } from '../journey.ts'
import { localDate } from '../local-date.ts'
import { clockInstant } from './clock-minutes.ts'

export type PhaseOn = { ok: true; phase: string } | { ok: false; reason: 'not-begun' | 'ended'; since: string }

type Someone = Pick<Person, 'state' | 'stateSince'>

/**
 * The phase somebody was in on a local date: the one that was open when that day began, so that the talk with which a phase ends belongs to it. Events are the
 * history of the steps, in order; a step without history is as it stands. Once all phases are done the last one holds until the route is finished.
 */
export function phaseOn(
  route: Route,
  journey: Pick<Journey, 'startedAt' | 'steps'>,
  events: readonly StepEvent[],
  { state, stateSince }: Someone,
  date: string,
  timeZone: string,
): PhaseOn {
  const begun = localDate(new Date(journey.startedAt), timeZone)
  if (date < begun) return { ok: false, reason: 'not-begun', since: begun }
  const since = localDate(new Date(stateSince), timeZone)
  if ((state === 'stopped' || state === 'finished') && date > since) return { ok: false, reason: 'ended', since }
  const dayStart = clockInstant(date, '00:00', timeZone) ?? new Date(`${date}T00:00:00Z`)
  const from = dayStart.toISOString() > journey.startedAt ? dayStart.toISOString() : journey.startedAt
  const phase = currentPhase(route, { steps: stepsAt(journey.steps, events, from) }) ?? route.phases.at(-1)?.id
  return phase === undefined ? { ok: false, reason: 'ended', since } : { ok: true, phase }
}

function stepsAt(steps: Journey['steps'], events: readonly StepEvent[], instant: string): Record<string, StepEntry> {
  const told = new Set(events.map(({ step }) => step))
  const untold = Object.entries(steps).filter(([key, { since }]) => !told.has(key) && since < instant)
  return { ...Object.fromEntries(untold), ...replay(events.filter(({ at }) => at < instant)) }
}
