import type { Programme } from '../../data/programme.ts'
import { type PlannedStep, plannedSteps, type Route } from '../journey/planned-steps.ts'

type Usual = Route & Pick<Programme, 'phases'>

/** Days from the start of `one` until everything needed in its phase that waits for it is usually done: the longest chain of `expectedDays`. */
function chainDays(one: PlannedStep, steps: readonly PlannedStep[]): number {
  const next = steps.filter((other) => other.phase.id === one.phase.id && other.needed && other.step.after.includes(one.key))
  return one.step.expectedDays + Math.max(0, ...next.map((other) => chainDays(other, steps)))
}

/** How many days a phase usually takes: its longest chain of needed steps. */
export function phaseDays(route: Usual, phase: string): number {
  const steps = plannedSteps(route)
  return Math.max(0, ...steps.filter((one) => one.phase.id === phase && one.needed).map((one) => chainDays(one, steps)))
}

/** Where somebody is: their phase, the step (`phase/step`) that is open, and since when. */
export type Whereabouts = { phase: string; step?: string; since: string }

/**
 * How many days it usually takes somebody to be through a phase, from `now`; nothing when they are past it. What the open step took already counts, and somebody who is late with
 * it is expected to be done with it any day.
 */
export function daysUntilThrough(route: Usual, { phase, step, since }: Whereabouts, goal: string, now: Date): number | undefined {
  const place = (id: string) => route.phases.findIndex((one) => one.id === id)
  const [at, to] = [place(phase), place(goal)]
  if (at < 0 || to < at) return undefined
  const steps = plannedSteps(route)
  const open = steps.find(({ key }) => key === step && key.startsWith(`${phase}/`))
  const passed = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 86_400_000))
  const here = open ? chainDays(open, steps) - Math.min(passed, open.step.expectedDays) : phaseDays(route, phase)
  return route.phases.slice(at + 1, to + 1).reduce((sum, { id }) => sum + phaseDays(route, id), here)
}
