import type { Actor, Journey, StepEntry, StepEventDoc, StepState } from '../data/journey.ts'
import { mayMove } from './journey/moves.ts'
import { findStep, type PlannedStep, plannedSteps, type Route } from './journey/planned-steps.ts'
import { addDays, blockedBy, isPhaseComplete, isSettled, stateOf } from './journey/standing.ts'

/** A wish to move a step. `evidence` are ids of documents or sessions, added to those that are there. */
export type StepMove = { step: string; to: StepState; by: Actor; at: string; words?: string; evidence?: readonly string[] }

/** The change as history keeps it. */
export type StepEvent = Pick<StepEventDoc, 'step' | 'from' | 'to' | 'at' | 'by' | 'words'>

/** `phaseDone` is the phase this move completed; `complete` when nothing needed is left in the whole journey. */
export type Moved =
  | { ok: true; journey: Journey; event: StepEvent; phaseDone?: string; complete: boolean }
  | { ok: false; reason: 'unknown-step' | 'forbidden' | 'impossible' | 'required' | 'words' }
  | { ok: false; reason: 'blocked'; by: string[] }
  | { ok: false; reason: 'already'; entry: StepEntry }

/** Somebody's way as it begins. */
export const newJourney = ({ id, version }: Route, at: string): Journey => ({
  programme: { id, version },
  startedAt: at,
  steps: {},
  revision: 0,
})

/** Moves one step when the rules allow it; nothing else of the journey changes. */
export function moveStep(route: Route, journey: Journey, { step: key, to, by, at, words, evidence }: StepMove): Moved {
  const planned = findStep(route, key)
  if (!planned) return { ok: false, reason: 'unknown-step' }
  const entry = journey.steps[key]
  const from = stateOf(journey, key)
  if (entry && from === to) return { ok: false, reason: 'already', entry }
  const verdict = mayMove(by.role, planned.step, from, to)
  if (!verdict.ok) return verdict
  const why = words?.trim()
  if (verdict.words && !why) return { ok: false, reason: 'words' }
  const before = blockedBy(journey, planned)
  if (before.length > 0 && !verdict.evenBlocked) return { ok: false, reason: 'blocked', by: before }
  const kept = [...new Set([...(entry?.evidence ?? []), ...(evidence ?? [])])]
  const said = why ? { words: why } : {}
  const next: StepEntry = {
    state: to,
    since: at,
    by,
    ...said,
    ...(to !== 'todo' && kept.length > 0 && { evidence: kept }),
    ...expected(route, planned, to, at, entry),
  }
  const steps = { ...journey.steps, [key]: next }
  const moved = { ...journey, steps, revision: journey.revision + 1 }
  const all = plannedSteps(route)
  const done = !isPhaseComplete(journey, all, planned.phase.id) && isPhaseComplete(moved, all, planned.phase.id)
  return {
    ok: true,
    journey: moved,
    event: { step: key, from, to, at, by, ...said },
    ...(done && { phaseDone: planned.phase.id }),
    complete: isComplete(route, moved),
  }
}

/** Something handed in is to be looked at within days; something sent back gets its usual time again. Work in progress keeps what it had. */
function expected({ pace }: Route, { step }: PlannedStep, to: StepState, at: string, before: StepEntry | undefined) {
  if (to === 'submitted') return { dueAt: addDays(at, pace.answerDays) }
  if (to === 'sent-back') return { dueAt: addDays(at, step.expectedDays) }
  return to === 'in-progress' && before?.state === 'sent-back' && before.dueAt ? { dueAt: before.dueAt } : {}
}

/** Everything needed is settled: what is left is to look back and say goodbye. */
export const isComplete = (route: Route, journey: Pick<Journey, 'steps'>) =>
  plannedSteps(route).every(({ key, needed }) => !needed || isSettled(journey, key))

/** How the steps stand after these events, in order: what history says of state, time, person and words. */
export function replay(events: readonly StepEvent[]): Record<string, Pick<StepEntry, 'state' | 'since' | 'by' | 'words'>> {
  const steps: ReturnType<typeof replay> = {}
  for (const { step, to, at, by, words } of events) steps[step] = { state: to, since: at, by, ...(words && { words }) }
  return steps
}
