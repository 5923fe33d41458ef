import { factsOfSchool, type SchoolFacts, type SchoolField } from '../../rules/schools/school-facts.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome, Step } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import { fieldStep, fieldVar, schoolFields } from './school-fields.ts'
import { schoolRefused, schoolStaff, toSchool } from './school-vars.ts'
import { schoolReply } from './show-school.ts'

/** `school` is its id. */
type Answers = Partial<SchoolFacts> & { school: string; what: SchoolField; sure: string }

const id = 'school-edit'

const what: Step<Answers, Context> = {
  key: 'what',
  ask: ({ school = '' }, { schools, who }) => ({
    key: 'schools.edit.what',
    vars: { name: schools.find(who, school)?.school.name ?? '' },
    choices: schoolFields.map((field) => ({ label: { key: `schools.field.${field}` }, value: field })),
  }),
  schema: () => oneOf(schoolFields, 'schools.edit.unclear'),
}

const sure: Step<Answers, Context> = {
  key: 'sure',
  ask({ school = '', what: field = 'name', ...answers }, context) {
    const found = context.schools.find(context.who, school)
    if (!found) return { key: 'schools.refused.unknown' }
    const before = factsOfSchool(found.school)
    return {
      key: 'schools.edit.sure',
      vars: {
        name: found.school.name,
        field: { key: `schools.field.${field}` },
        before: fieldVar(field, before, context),
        after: fieldVar(field, { ...before, ...answers }, context),
      },
      choices: [
        { label: { key: 'schools.edit.yes' }, value: 'yes' },
        { label: { key: 'schools.edit.no' }, value: 'no' },
      ],
    }
  },
  schema: () => oneOf(['yes', 'no'], 'schools.edit.yesOrNo'),
}

async function done({ school, what: field, sure: answer, ...answers }: Answers, context: Context): Promise<Outcome> {
  const name = context.schools.find(context.who, school)?.school.name ?? ''
  if (answer === 'no') return { replies: [{ key: 'schools.edit.kept', vars: { name }, choices: [toSchool(school, name)] }] }
  const result = await context.schools.change(context.who, school, { [field]: answers[field] })
  if (result.ok || result.reason !== 'below') return { replies: [schoolReply('schools.changed', result, context)] }
  // Fewer than there are: the question once more, with what is in the way.
  const { choices: _choices, ...refused } = schoolRefused(result, context)
  return { replies: [refused], reopen: [field, 'sure'] }
}

/** Changing one thing about a school. */
export const schoolEditFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  steps: () => [
    what,
    ...schoolFields.map((field) => ({ ...fieldStep<Answers>(field), skip: (answers: Partial<Answers>) => answers.what !== field })),
    sure,
  ],
  done,
  stopped: ({ school = '' }, { schools, who }) => [
    { key: 'schools.edit.kept', vars: { name: schools.find(who, school)?.school.name ?? '' } },
  ],
}

export const schoolEditTopic: Topic = {
  id,
  roles: schoolStaff,
  async open(context, rest) {
    const school = rest.trim()
    if (!context.schools.find(context.who, school)) return { replies: [schoolRefused({ ok: false, reason: 'unknown' }, context)] }
    return { replies: [], flow: { id, answers: { school } } }
  },
}
