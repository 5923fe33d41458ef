import type { Actor, Journey, StepEntry } from '../../data/journey.ts'
import { clockInstant } from '../hours/clock-minutes.ts'
import type { Route } from '../journey/planned-steps.ts'
import { newJourney, type StepEvent } from '../journey.ts'
import type { CandidateLine } from './read-candidate.ts'

/** Noon of a local day, or now when that is still to come. */
const noonOf = (date: string, timeZone: string, now: Date): string => {
  const noon = clockInstant(date, '12:00', timeZone) ?? new Date(`${date}T12:00:00Z`)
  return (noon < now ? noon : now).toISOString()
}

/** Somebody's way so far as another administration has it: begun on its day, each step confirmed on its own, with its history. */
export function importedJourney(
  route: Route,
  { started, steps }: Pick<CandidateLine, 'started' | 'steps'>,
  by: Actor,
  { timeZone, now }: { timeZone: string; now: Date },
): { journey: Journey; events: StepEvent[] } {
  const begun = clockInstant(started, '00:00', timeZone) ?? new Date(`${started}T00:00:00Z`)
  const events = steps
    .map(({ step, date }): StepEvent => ({ step, from: 'todo', to: 'confirmed', at: noonOf(date, timeZone, now), by }))
    .sort((one, other) => one.at.localeCompare(other.at))
  const entries = events.map(({ step, at }) => [step, { state: 'confirmed', since: at, by } satisfies StepEntry] as const)
  return { journey: { ...newJourney(route, begun.toISOString()), steps: Object.fromEntries(entries), revision: events.length }, events }
}
