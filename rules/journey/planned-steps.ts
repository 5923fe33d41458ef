import type { Phase, Step } from '../../data/programme/journey.ts'
import { stepKey } from '../../data/programme/steps.ts'
import type { Programme } from '../../data/programme.ts'

/** The part of a programme that a journey follows. */
export type Route = Pick<Programme, 'id' | 'version' | 'phases' | 'pace'>

/** A step with its key (`phase/step`) and where it is; `needed` when it is required, or comes before something that is. */
export type PlannedStep = { key: string; step: Step; phase: Phase; phaseIndex: number; needed: boolean }

/** What was worked out before, by the phases it was worked out from; programmes do not change once loaded. */
const known = new WeakMap<Route['phases'], readonly PlannedStep[]>()

/** All steps of a programme, in order. */
export function plannedSteps({ phases }: Route): readonly PlannedStep[] {
  const before = known.get(phases)
  if (before) return before
  const all = phases.flatMap((phase, phaseIndex) =>
    phase.steps.map((step) => ({ key: stepKey(phase.id, step.id), step, phase, phaseIndex, needed: step.required })),
  )
  const byKey = new Map(all.map((one) => [one.key, one]))
  const need = (one: PlannedStep) => {
    one.needed = true
    for (const key of one.step.after) {
      const before = byKey.get(key)
      if (before && !before.needed) need(before)
    }
  }
  for (const one of all.filter(({ step }) => step.required)) need(one)
  known.set(phases, all)
  return all
}

export const findStep = (route: Route, key: string): PlannedStep | undefined => plannedSteps(route).find((one) => one.key === key)
