import { factsOfSchool } from '../../rules/schools/school-facts.ts'
import type { Context, Topic } from '../context.ts'
import type { Reply, Var } from '../reply.ts'
import type { SchoolResult } from './port.ts'
import { fieldLine, schoolFields } from './school-fields.ts'
import { freeVar, schoolRefused, schoolStaff, toSchools } from './school-vars.ts'

/** Everything about a school on one card, as `key` says it. */
export function schoolReply(key: 'schools.show' | 'schools.added' | 'schools.changed', result: SchoolResult, context: Context): Reply {
  if (!result.ok) return schoolRefused(result, context)
  const { id, school, room } = result.school
  const facts = factsOfSchool(school)
  const boards = context.schools.boards(context.who)?.find((one) => one.id === school.board)
  const free = [
    { label: { key: 'schools.fact.free' as const }, value: freeVar(context, result.school) },
    {
      label: { key: 'schools.fact.load' as const },
      value: { key: 'schools.inUse' as const, vars: { taken: room.taken, held: room.held } },
    },
    ...(boards
      ? [
          {
            label: { key: 'schools.fact.agreed' as const },
            value: { key: 'schools.board.standing', vars: { has: boards.has, agreed: boards.agreed } } as Var,
          },
        ]
      : []),
    { label: { key: 'schools.fact.updated' as const }, value: { at: school.updatedAt, style: 'date' } as Var },
  ]
  const lines = schoolFields.filter((field) => field !== 'name').map((field) => fieldLine(field, facts, context))
  return {
    key,
    vars: { name: school.name },
    card: { type: 'facts', title: school.name, facts: [...free, ...lines] },
    choices: [
      { label: { key: 'schools.button.edit' }, value: `school-edit ${id}` },
      { label: { key: 'schools.button.whatIf' }, value: `school-what-if school:${id}` },
      toSchools,
    ],
  }
}

/** One school, with its places as they are at this moment. */
export const schoolTopic: Topic = {
  id: 'school',
  roles: schoolStaff,
  open: async (context, rest) => ({
    replies: [schoolReply('schools.show', await context.schools.show(context.who, rest.trim()), context)],
  }),
}
