import type { Actor, StepState } from '../../data/journey.ts'
import { mayMove, movesOpen } from '../../rules/journey/moves.ts'
import { isResting } from '../../rules/journey/person-state.ts'
import type { RoadStep } from '../../rules/journey/roadmap.ts'
import type { Context, Topic } from '../context.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import { elsewhere } from './now-reply.ts'
import type { JourneyView } from './port.ts'
import { own, type Whose } from './roadmap-card.ts'
import { type Reader, standingVar, titleOf, turnVar } from './step-vars.ts'
import { splitFirst, viewOf } from './view-of.ts'

/** What is offered first when several things can be done. */
const order: StepState[] = ['confirmed', 'sent-back', 'submitted', 'in-progress', 'skipped', 'withdrawn']

/** One step, with how it stands and what one can do about it. */
export const showStep: Topic = {
  id: 'step',
  async open(context, rest) {
    const [whose, key] = splitFirst(rest)
    const found = await viewOf(context, whose || own)
    if (!('view' in found)) return found
    const one = found.view.roadmap.phases.flatMap(({ steps }) => steps).find((step) => step.key === key)
    if (!one) return { replies: [{ key: 'journey.refused.unknown-step', choices: [toRoad(whose || own)] }] }
    return { replies: [stepReply(context, found.view, one, whose || own, found.reader)] }
  },
}

export const toRoad = (whose: Whose): Choice => ({
  label: { key: 'journey.button.steps' },
  value: whose === own ? 'my-steps' : `candidate-steps ${whose}`,
})

/** A step as a card of facts. */
export function stepReply(context: Context, view: JourneyView, one: RoadStep, whose: Whose, reader: Reader): Reply {
  const fact = (name: 'status' | 'turn' | 'due' | 'first' | 'words' | 'by', value: Var) => ({
    label: { key: `journey.fact.${name}` } as const,
    value,
  })
  const { entry } = one
  const facts = [
    fact('status', standingVar(one, view.programme, reader)),
    ...(one.turn ? [fact('turn', turnVar(one.turn, reader))] : []),
    ...(one.dueAt && one.since ? [fact('due', { at: one.dueAt, style: 'date' })] : []),
    ...(one.waitsFor.length > 0 ? [fact('first', { joined: one.waitsFor.map((key) => titleOf(view.programme, key)) })] : []),
    ...(entry?.by.name && one.state !== 'todo' ? [fact('by', entry.by.name)] : []),
    ...(entry?.words ? [fact('words', entry.words)] : []),
  ]
  return {
    key: one.needed ? 'journey.step.about' : 'journey.step.aboutOptional',
    vars: { about: one.step.about },
    card: { type: 'facts', title: one.step.title, facts },
    choices: [...actions(context, view, one, whose, reader).slice(0, 2), toRoad(whose)],
  }
}

/** What this person can do about a step now. */
export function actions({ who }: Context, view: JourneyView, one: RoadStep, whose: Whose, reader: Reader): Choice[] {
  if (isResting(view.person)) return []
  const role: Actor['role'] =
    reader === 'you' ? 'candidate' : who.roles.includes('coach') && view.person.coach === who.staffId ? 'coach' : 'intermediary'
  if (reader === 'staff' && role === 'intermediary' && !who.roles.includes('intermediary')) return []
  const open = movesOpen(role, one.step, one.state).filter((to) => {
    const verdict = mayMove(role, one.step, one.state, to)
    return verdict.ok && (verdict.evenBlocked || one.waitsFor.length === 0)
  })
  const there =
    reader === 'you' && one.waitsFor.length === 0 && one.state !== 'confirmed' ? elsewhere(one.step.id, one.step.confirmedBy) : undefined
  const useful = order.filter((to) => open.includes(to) && !(there && ['submitted', 'in-progress', 'confirmed'].includes(to)))
  const moves = useful.map(
    (to): Choice => ({
      label: { key: `journey.do.${reader}.${to}` as 'journey.do.you.confirmed' },
      value: `step-move ${whose} ${to} ${one.key}`,
    }),
  )
  return there ? [there, ...moves] : moves
}
