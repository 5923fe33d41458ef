import type { Journey, StepEntry, StepState } from '../../data/journey.ts'
import type { Phase, Step } from '../../data/programme/journey.ts'
import { type PlannedStep, plannedSteps, type Route } from './planned-steps.ts'
import { blockedBy, currentPhase, dueAt, isPhaseComplete, isSettled, openedAt, stateOf } from './standing.ts'

/** Whose turn it is: somebody on the route, or a party outside the desk. */
export type Turn = Step['owner']

/** How one step is shown. `turn` and `since` are there while somebody is expected to do something; `waitsFor` are keys of steps that come first. */
export type RoadStep = {
  key: string
  step: Step
  state: StepState
  needed: boolean
  entry?: StepEntry
  waitsFor: string[]
  turn?: Turn
  since?: string
  dueAt?: string
  late: boolean
}
export type RoadPhase = { phase: Phase; standing: 'done' | 'current' | 'later'; steps: RoadStep[]; done: number; needed: number }

/** `next` is the one thing to do or wait for now; without it the whole route is done. */
export type Roadmap = { phases: RoadPhase[]; current?: string; next?: RoadStep }

/** Who has to do something for a step in this state. What was handed in is with who confirms it. */
export function onTurn({ step }: Pick<PlannedStep, 'step'>, state: StepState): Turn | undefined {
  if (state === 'confirmed' || state === 'skipped') return undefined
  if (state !== 'submitted') return step.owner
  return step.confirmedBy.find((who) => who === 'coach' || who === 'intermediary') ?? 'intermediary'
}

/** A journey as it is shown: phases, what is done, open or blocked and why, whose turn it is and since when. `restartedAt` is when somebody took it up again. */
export function roadmap(route: Route, journey: Journey, now: Date, restartedAt?: string): Roadmap {
  const steps = plannedSteps(route)
  const shown = new Map(steps.map((one) => [one.key, showStep(route, journey, one, now, restartedAt)]))
  const current = currentPhase(route, journey)
  const currentIndex = route.phases.findIndex(({ id }) => id === current)
  const phases = route.phases.map((phase, index): RoadPhase => {
    const needed = steps.filter((one) => one.phase.id === phase.id && one.needed)
    return {
      phase,
      standing: isPhaseComplete(journey, steps, phase.id) ? 'done' : index === currentIndex ? 'current' : 'later',
      steps: steps.flatMap((one) => (one.phase.id === phase.id ? (shown.get(one.key) ?? []) : [])),
      done: needed.filter(({ key }) => isSettled(journey, key)).length,
      needed: needed.length,
    }
  })
  const next = nextStep([...shown.values()], phases[currentIndex])
  return { phases, ...(current !== undefined && { current }), ...(next && { next }) }
}

function showStep(route: Route, journey: Journey, one: PlannedStep, now: Date, restartedAt?: string): RoadStep {
  const { key, step, needed } = one
  const entry = journey.steps[key]
  const state = stateOf(journey, key)
  const waitsFor = isSettled(journey, key) ? [] : blockedBy(journey, one)
  const turn = waitsFor.length > 0 ? undefined : onTurn(one, state)
  const since = entry && state !== 'todo' ? entry.since : openedAt(route, journey, one)
  const due = waitsFor.length > 0 ? undefined : dueAt(route, journey, one, restartedAt)
  return {
    key,
    step,
    state,
    needed,
    ...(entry && { entry }),
    waitsFor,
    ...(turn && { turn }),
    ...(since !== undefined && { since }),
    ...(due !== undefined && { dueAt: due }),
    late: due !== undefined && due < now.toISOString(),
  }
}

/** What the candidate can do now, in this phase; else what is waited for; else whatever needed step is free to move. */
function nextStep(all: readonly RoadStep[], phase: RoadPhase | undefined): RoadStep | undefined {
  const free = (steps: readonly RoadStep[]) => steps.filter((one) => one.needed && one.turn !== undefined)
  const here = free(phase?.steps ?? [])
  return here.find(({ turn }) => turn === 'candidate') ?? here[0] ?? free(all)[0]
}
