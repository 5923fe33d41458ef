import type { SchoolFacts, SchoolField } from '../../rules/schools/school-facts.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome, Step } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import { fieldLine, fieldStep, schoolFields } from './school-fields.ts'
import { schoolStaff, toBoards, toSchools } from './school-vars.ts'
import { schoolReply } from './show-school.ts'

type Answers = SchoolFacts & { check: string; which: SchoolField }

const id = 'school-add'

const check: Step<Answers, Context> = {
  key: 'check',
  ask: (answers, context) => ({
    key: 'schools.add.check',
    card: { type: 'facts', title: answers.name ?? '', facts: schoolFields.map((field) => fieldLine(field, answers as Answers, context)) },
    choices: [
      { label: { key: 'schools.add.yes' }, value: 'yes' },
      { label: { key: 'schools.add.change' }, value: 'change' },
    ],
  }),
  schema: () => oneOf(['yes', 'change'], 'schools.add.checkUnclear'),
}

const which: Step<Answers, Context> = {
  key: 'which',
  skip: (answers) => answers.check !== 'change',
  ask: () => ({
    key: 'schools.edit.which',
    choices: schoolFields.map((field) => ({ label: { key: `schools.field.${field}` }, value: field })),
  }),
  schema: () => oneOf(schoolFields, 'schools.edit.unclear'),
}

async function done({ check: answer, which: field, ...facts }: Answers, context: Context): Promise<Outcome> {
  if (answer === 'change') return { replies: [], reopen: [field, 'check', 'which'] }
  const result = await context.schools.add(context.who, facts, context.turn)
  if (!result.ok && result.reason === 'exists') return { replies: [{ key: 'schools.refused.exists' }], reopen: ['name', 'check'] }
  return { replies: [schoolReply('schools.added', result, context)] }
}

/** A new school, question by question; nothing is written before the check. */
export const schoolAddFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  resumable: true,
  steps: () => [...schoolFields.map((field) => fieldStep<Answers>(field)), check, which],
  done,
  stopped: () => [{ key: 'schools.add.stopped', choices: [toSchools] }],
}

export const schoolAddTopic: Topic = {
  id,
  roles: schoolStaff,
  async open({ parked, schools, who }) {
    if ((schools.boards(who) ?? []).length === 0) return { replies: [{ key: 'schools.refused.no-board', choices: [toBoards] }] }
    return { replies: [], flow: { id, answers: parked[id]?.answers ?? {} } }
  },
}
