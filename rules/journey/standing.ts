import type { Journey, StepState } from '../../data/journey.ts'
import { type PlannedStep, plannedSteps, type Route } from './planned-steps.ts'

const day = 86_400_000

type Steps = Pick<Journey, 'steps'>

export const stateOf = ({ steps }: Steps, key: string): StepState => (Object.hasOwn(steps, key) ? (steps[key]?.state ?? 'todo') : 'todo')

/** Nothing is left to do: somebody who may say so confirmed it, or it was optional and skipped. */
export const isSettled = (journey: Steps, key: string) => ['confirmed', 'skipped'].includes(stateOf(journey, key))

/** The steps that have to be settled before this one can move, in the order of the programme. */
export const blockedBy = (journey: Steps, { step }: Pick<PlannedStep, 'step'>): string[] =>
  step.after.filter((key) => !isSettled(journey, key))

/** A phase is complete when everything needed in it is settled. */
export const isPhaseComplete = (journey: Steps, steps: readonly PlannedStep[], phaseId: string) =>
  steps.every((one) => one.phase.id !== phaseId || !one.needed || isSettled(journey, one.key))

/** The first phase that is not complete; nothing when all are. */
export function currentPhase(route: Route, journey: Steps): string | undefined {
  const steps = plannedSteps(route)
  return route.phases.find(({ id }) => !isPhaseComplete(journey, steps, id))?.id
}

const latest = (instants: readonly string[]) => instants.reduce((one, other) => (one > other ? one : other))

/**
 * When a step's turn came: when the phases before it were complete and the steps before it settled. Nothing while it is blocked or its phase
 * is not reached: somebody may do it early, but nobody waits for it.
 */
export function openedAt(route: Route, journey: Journey, one: PlannedStep): string | undefined {
  if (blockedBy(journey, one).length > 0) return undefined
  const before = plannedSteps(route).filter(({ phaseIndex, needed }) => needed && phaseIndex < one.phaseIndex)
  if (before.some(({ key }) => !isSettled(journey, key))) return undefined
  const settled = [...before.map(({ key }) => key), ...one.step.after].flatMap((key) => journey.steps[key]?.since ?? [])
  return latest([journey.startedAt, ...settled])
}

/** When a step is expected to be done: `expectedDays` from the day it opened, was sent back, or the journey was taken up again (`restartedAt`). */
export function dueAt(route: Route, journey: Journey, one: PlannedStep, restartedAt = journey.startedAt): string | undefined {
  const entry = journey.steps[one.key]
  if (entry?.state === 'confirmed' || entry?.state === 'skipped') return undefined
  if (entry?.dueAt && entry.since >= restartedAt) return entry.dueAt
  const opened = openedAt(route, journey, one)
  if (opened === undefined) return undefined
  const again = entry && entry.state !== 'in-progress' && entry.state !== 'todo' ? [entry.since] : []
  const days = entry?.state === 'submitted' ? route.pace.answerDays : one.step.expectedDays
  return addDays(latest([opened, restartedAt, ...again]), days)
}

export const addDays = (instant: string, days: number) => new Date(Date.parse(instant) + days * day).toISOString()
