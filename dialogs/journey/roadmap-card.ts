import type { RoadPhase, RoadStep } from '../../rules/journey/roadmap.ts'
import type { CardSpec, Choice, ListItem } from '../reply.ts'
import type { JourneyView } from './port.ts'
import { lineVar, type Reader, standingVar } from './step-vars.ts'

/** Whose roadmap: one's own, or somebody else's by id. It is the first word of every command about it. */
export type Whose = string
export const own: Whose = 'me'

export const openStepChoice = (whose: Whose, { key, step }: Pick<RoadStep, 'key' | 'step'>): Choice => ({
  label: { key: 'journey.button.openStep', vars: { step: step.title } },
  value: `step ${whose} ${key}`,
})

/** The route as a card: the open phase step by step, the others one line each with a button to open them. */
export function roadmapCard(view: JourneyView, whose: Whose, reader: Reader, phaseId?: string): CardSpec {
  const { phases, current } = view.roadmap
  const shown = phases.find(({ phase }) => phase.id === phaseId)?.phase.id ?? current ?? phases.at(-1)?.phase.id
  const items = phases.flatMap((one, index): ListItem[] => {
    const heading = { key: `journey.phase.${one.standing}` as const, vars: { number: index + 1, title: one.phase.title } }
    const facts = [{ key: 'journey.phase.count' as const, vars: { done: one.done, needed: one.needed } }]
    if (one.phase.id !== shown) return [{ title: heading, facts, choices: [openPhase(whose, one)] }]
    const steps = one.steps.map(
      (step): ListItem => ({
        title: lineVar(step),
        facts: [standingVar(step, view.programme, reader)],
        choices: [openStepChoice(whose, step)],
      }),
    )
    return [{ title: heading, facts: [one.phase.about, ...facts], choices: [] }, ...steps]
  })
  return { type: 'list', items }
}

const openPhase = (whose: Whose, { phase }: RoadPhase): Choice => ({
  label: { key: 'journey.button.openPhase', vars: { phase: phase.title } },
  value: `${whose === own ? 'my-steps' : `candidate-steps ${whose}`} ${phase.id}`,
})
