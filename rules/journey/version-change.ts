import type { Journey } from '../../data/journey.ts'
import type { Step } from '../../data/programme/journey.ts'
import { type PlannedStep, plannedSteps, type Route } from './planned-steps.ts'
import { isSettled } from './standing.ts'

export type ChangedStep = { before: PlannedStep; after: PlannedStep; what: ('title' | 'required' | 'owner' | 'confirmedBy' | 'after')[] }

/** What another version of the programme would mean for one journey. `kept` are steps that are settled and stay so, `lost` are settled steps that no longer exist. */
export type VersionChange = {
  from: string
  to: string
  added: PlannedStep[]
  gone: PlannedStep[]
  changed: ChangedStep[]
  kept: PlannedStep[]
  lost: PlannedStep[]
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const compared = ['title', 'required', 'owner', 'confirmedBy', 'after'] as const

/** A step is the same one when phase and id are the same; or, moved to another phase, when only one step has that id in both versions. */
function pairs(from: readonly PlannedStep[], to: readonly PlannedStep[]): [PlannedStep, PlannedStep][] {
  const only = (all: readonly PlannedStep[], step: Step) => {
    const found = all.filter((one) => one.step.id === step.id)
    return found.length === 1 ? found[0] : undefined
  }
  return from.flatMap((before): [PlannedStep, PlannedStep][] => {
    const after = to.find(({ key }) => key === before.key) ?? (only(from, before.step) && only(to, before.step))
    return after ? [[before, after]] : []
  })
}

export function versionChange(journey: Journey, from: Route, to: Route): VersionChange {
  const [old, fresh] = [plannedSteps(from), plannedSteps(to)]
  const both = pairs(old, fresh)
  const gone = old.filter((one) => !both.some(([before]) => before === one))
  const settled = (one: PlannedStep) => isSettled(journey, one.key)
  return {
    from: from.version,
    to: to.version,
    added: fresh.filter((one) => !both.some(([, after]) => after === one)),
    gone,
    changed: both.flatMap(([before, after]) => {
      const what = compared.filter((field) => !same(before.step[field], after.step[field]))
      return what.length > 0 || before.key !== after.key ? [{ before, after, what }] : []
    }),
    kept: both.filter(([before]) => settled(before)).map(([, after]) => after),
    lost: gone.filter(settled),
  }
}

/** The journey on another version: steps keep how they stand, also those that moved to another phase. What no longer exists stays on record. */
export function withVersion(journey: Journey, from: Route, to: Route): Journey {
  const moved = new Map(pairs(plannedSteps(from), plannedSteps(to)).map(([before, after]) => [before.key, after.key]))
  const steps = Object.fromEntries(Object.entries(journey.steps).map(([key, entry]) => [moved.get(key) ?? key, entry]))
  return { ...journey, programme: { id: to.id, version: to.version }, steps, revision: journey.revision + 1 }
}
