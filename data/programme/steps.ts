import type { Phase } from './journey.ts'

/** A step's name in the whole programme: two phases may both have an `intervision`. */
export const stepKey = (phase: string, step: string): string => `${phase}/${step}`

/** The keys a reference in `after` can mean: one when it is right, none when unknown, more when two phases have a step of that name. */
export const stepsNamed = (phases: readonly Phase[], reference: string): string[] =>
  phases
    .flatMap((phase) => phase.steps.map((step) => ({ key: stepKey(phase.id, step.id), step: step.id })))
    .filter(({ key, step }) => key === reference || step === reference)
    .map(({ key }) => key)

/** The same phases with every reference in `after` as a full key, `phase/step`. */
export const withStepKeys = (phases: readonly Phase[]): Phase[] =>
  phases.map((phase) => ({
    ...phase,
    steps: phase.steps.map((step) => ({ ...step, after: step.after.flatMap((reference) => stepsNamed(phases, reference)) })),
  }))
