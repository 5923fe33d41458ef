import { type WeekDay, weekDays } from '../../data/coach-profile.ts'
import type { Programme } from '../../data/programme.ts'
import type { Change } from '../../rules/matching/propose.ts'
import type { Obstacle, Reason, Vars } from '../../rules/matching/reason.ts'
import type { Label, Var } from '../reply.ts'

type Words = Pick<Programme, 'matching' | 'phases'>
type Lists = keyof Programme['matching']['vocabularies']

/** Which vocabulary the ids of a variable are from. */
const listOf: Record<string, Lists> = {
  from: 'parts',
  to: 'parts',
  groups: 'groups',
  backgrounds: 'backgrounds',
  needs: 'needs',
  languages: 'languages',
}

const isDay = (id: string): id is WeekDay => weekDays.some((day) => day === id)

const readable = (name: string, value: string | number, { matching, phases }: Words): Var => {
  if (typeof value === 'number') return value
  if (name === 'until' || name === 'needed') return { at: `${value}T12:00:00Z`, style: 'full' }
  if (name === 'phase') return phases.find((phase) => phase.id === value)?.title ?? value
  if (name === 'days') return { joined: value.split(' ').map((day): Var => (isDay(day) ? { key: `facts.day.${day}` } : day)) }
  const list = listOf[name]
  if (!list) return value
  return { joined: value.split(' ').map((id): Var => matching.vocabularies[list].find((term) => term.id === id)?.title ?? id) }
}

const readableVars = (vars: Vars | undefined, words: Words) =>
  Object.fromEntries(Object.entries(vars ?? {}).map(([name, value]) => [name, readable(name, value, words)]))

/** A part of a score as a sentence. */
export const reasonLabel = ({ id, weight, vars }: Reason, words: Words): Label => ({
  key: `matching.reason.${id}.${weight > 0 ? 'for' : 'against'}`,
  vars: readableVars(vars, words),
})

/** Why somebody cannot be matched, as a sentence. */
export const obstacleLabel = ({ id, vars }: Obstacle, words: Words): Label => ({
  key: `matching.obstacle.${id}`,
  vars: readableVars(vars, words),
})

/** What would make the difference, as a sentence; nothing for what nobody can change. */
export const changeLabel = ({ id, vars }: Change, words: Words): Label => ({ key: `matching.if.${id}`, vars: readableVars(vars, words) })
