import type { Programme } from '../../data/programme.ts'
import { findStep } from '../../rules/journey/planned-steps.ts'
import type { RoadStep, Turn } from '../../rules/journey/roadmap.ts'
import type { Label, Var, Vars } from '../reply.ts'

/** Who reads: the candidate (`you`) or somebody who helps them. */
export type Reader = 'you' | 'staff'

export const turnVar = (turn: Turn, reader: Reader): Var => ({
  key: turn === 'candidate' && reader === 'you' ? 'journey.turn.you' : `journey.turn.${turn}`,
})

const day = (at: string): Var => ({ at, style: 'date' })

/** A step's title by its key; the key itself for a step this version does not know. */
export const titleOf = (programme: Programme, key: string): Label | string => findStep(programme, key)?.step.title ?? key

/** How a step stands, in one line. */
export function standingVar(one: RoadStep, programme: Programme, reader: Reader): Var {
  const since = one.since === undefined ? '' : day(one.since)
  if (one.waitsFor.length > 0)
    return { key: 'journey.standing.blocked', vars: { steps: { joined: one.waitsFor.map((key) => titleOf(programme, key)) } } }
  if (one.state === 'confirmed' || one.state === 'skipped' || one.state === 'sent-back')
    return { key: `journey.standing.${one.state}`, vars: { since, words: one.entry?.words ?? '' } }
  const turn = one.turn === undefined ? '' : turnVar(one.turn, reader)
  if (one.state === 'submitted') return { key: 'journey.standing.submitted', vars: { since, turn } }
  if (one.state === 'withdrawn') return { key: 'journey.standing.withdrawn', vars: { since } }
  if (!one.needed) return { key: 'journey.standing.optional' }
  if (since === '') return { key: 'journey.standing.later' }
  return { key: one.state === 'in-progress' ? 'journey.standing.in-progress' : 'journey.standing.todo', vars: { since, turn } }
}

/** A step in one line of a list: a mark, its title, and whether it is by choice. */
export const lineVar = (one: RoadStep): Var => ({
  key: one.needed ? `journey.line.${markOf(one)}` : `journey.line.${markOf(one)}Optional`,
  vars: { title: one.step.title },
})

const markOf = (one: RoadStep) =>
  one.state === 'confirmed' ? 'done' : one.state === 'skipped' ? 'skipped' : one.waitsFor.length > 0 ? 'blocked' : 'open'

/** Everything a sentence about a step can name. */
export const stepVars = (one: RoadStep, reader: Reader): Vars => ({
  step: one.step.title,
  about: one.step.about,
  turn: one.turn === undefined ? '' : turnVar(one.turn, reader),
  since: one.since === undefined ? '' : day(one.since),
  due: one.dueAt === undefined ? '' : day(one.dueAt),
  words: one.entry?.words ?? '',
})
