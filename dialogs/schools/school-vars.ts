import type { ListedSchool } from '../../rules/schools/list-schools.ts'
import type { GroupCount } from '../../rules/schools/school-room.ts'
import type { Context } from '../context.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import type { SchoolRefusal } from './port.ts'

export const schoolStaff = ['intermediary'] as const
export const toSchools: Choice = { label: { key: 'schools.button.list' }, value: 'schools' }
export const toSchool = (id: string, name: Var): Choice => ({
  label: { key: 'schools.button.open', vars: { name } },
  value: `school ${id}`,
})
export const toBoards: Choice = { label: { key: 'schools.button.boards' }, value: 'boards' }

type Vocabulary = 'parts' | 'groups' | 'needs'

/** A word of the programme's vocabularies; one that has gone from it shows as its id. */
export const termVar = ({ programme }: Context, vocabulary: Vocabulary, id: string): Var =>
  programme.matching.vocabularies[vocabulary].find((one) => one.id === id)?.title ?? id

export const boardVar = ({ schools, who }: Context, id: string): Var => schools.boards(who)?.find((one) => one.id === id)?.name ?? id

export function countsVar(context: Context, counts: readonly GroupCount[]): Var {
  const some = counts.filter(({ count }) => count > 0)
  if (some.length === 0) return { key: 'schools.none' }
  return {
    joined: some.map(({ group, count }): Var => ({ key: 'schools.count', vars: { count, group: termVar(context, 'groups', group) } })),
  }
}

export const freeVar = (context: Context, { school, room }: ListedSchool): Var =>
  school.training ? { key: 'schools.free', vars: { groups: countsVar(context, room.free) } } : { key: 'schools.notTraining' }

export function schoolRefused(refusal: SchoolRefusal, context: Context): Reply {
  if (refusal.reason === 'forbidden') return { key: 'topic.notForYou' }
  if (refusal.reason !== 'below') return { key: `schools.refused.${refusal.reason}`, choices: [toSchools] }
  const { group, taken } = refusal
  return group
    ? { key: 'schools.refused.belowGroup', vars: { count: taken, group: termVar(context, 'groups', group) }, choices: [toSchools] }
    : { key: 'schools.refused.below', vars: { count: taken }, choices: [toSchools] }
}
