import type { Context } from '../context.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import type { JourneyView } from './port.ts'
import { type Reader, stepVars } from './step-vars.ts'

/** One sentence that says what to do now, or who does something now. */
export function nowReply({ person, roadmap, programme }: JourneyView, reader: Reader, who: string): Pick<Reply, 'key' | 'vars'> {
  const { next } = roadmap
  const vars = {
    name: reader === 'you' ? firstName(person.name) : person.name,
    city: programme.city,
    since: { at: person.stateSince, style: 'date' as const },
  }
  if (person.state === 'paused' || person.state === 'stopped' || person.state === 'finished')
    return { key: `journey.now.${reader}.${person.state}`, vars }
  if (!next) return { key: `journey.now.${reader}.done`, vars }
  const step = stepVars(next, reader)
  const turn: Var = who && step.turn ? { key: 'journey.turn.named', vars: { turn: step.turn, who } } : (step.turn ?? '')
  const named = { ...vars, ...step, turn }
  if (next.state === 'sent-back') return { key: `journey.now.${reader}.sentBack`, vars: named }
  if (next.state === 'submitted') return { key: `journey.now.${reader}.submitted`, vars: named }
  if (next.turn !== 'candidate') return { key: `journey.now.${reader}.waiting`, vars: named }
  return { key: next.late ? `journey.now.${reader}.late` : `journey.now.${reader}.todo`, vars: named }
}

/** What somebody is called who is spoken to. */
export const firstName = (name: string) => name.split(' ')[0] ?? name

/** The way into a step that is done elsewhere: the zelfscan, a list of sessions, a document. */
export function elsewhere(stepId: string, confirmedBy: readonly string[]): Choice | undefined {
  if (stepId === 'zelfscan') return { label: { key: 'menu.zelfscan' }, value: 'zelfscan' }
  if (confirmedBy.includes('attendance')) return { label: { key: 'sessions.button.list' }, value: 'info-sessions' }
  return stepId === 'cv' || stepId === 'motivation' || stepId === 'portfolio'
    ? { label: { key: 'journey.button.handIn' }, value: `document-send ${stepId}` }
    : undefined
}

export const menuChoice: Choice = { label: { key: 'menu.menu' }, value: 'menu' }
export const personChoice: Choice = { label: { key: 'menu.person' }, value: 'person' }

/** The name of the coach of somebody, or nothing. */
export const coachName = ({ journeys }: Context, { person }: JourneyView) =>
  person.coach === undefined ? '' : (journeys.nameOf(person.coach) ?? '')
