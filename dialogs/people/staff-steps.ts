import { readEmail } from '../../rules/email-address.ts'
import { readObjectId, readRoles, staffRoles } from '../../rules/people/read-roles.ts'
import type { StaffRole } from '../../rules/people/staff-roll.ts'
import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import { oneOf, reading } from '../info-sessions/reading.ts'
import type { Choice } from '../reply.ts'
import { meant } from '../words.ts'
import { nameStep } from './account-steps.ts'
import { roleFacts } from './staff-vars.ts'

/** `roles` are joined by a comma; `external` is yes or no, and asked of coaches only; `email` may be empty. */
export type StaffAnswers = { id: string; name: string; roles: string; external: string; email: string; check: string }
type StaffStep<A extends StaffAnswers = StaffAnswers> = Step<A, Context>

export const rolesOf = (answers: Partial<StaffAnswers>): StaffRole[] => readRoles(answers.roles ?? '')
const isCoach = (answers: Partial<StaffAnswers>) => rolesOf(answers).includes('coach')

/** Somebody as the answers say; a coach without the question is internal. */
export const memberOf = (answers: Partial<StaffAnswers>) => ({
  id: answers.id ?? '',
  name: answers.name ?? '',
  roles: rolesOf(answers),
  ...(isCoach(answers) && answers.external === 'yes' && { external: true as const }),
  ...(answers.email && { email: answers.email }),
})

const id: StaffStep = {
  key: 'id',
  freeText: true,
  ask: () => ({ key: 'people.staff.id.ask' }),
  schema: () =>
    reading<string>((text) => {
      const read = readObjectId(text)
      return read ? { ok: true, value: read } : { ok: false, key: 'people.staff.id.wrong' }
    }),
}

const roles: StaffStep = {
  key: 'roles',
  ask: () => ({
    key: 'people.staff.roles.ask',
    choices: staffRoles.map((role): Choice => ({ label: { key: `people.staff.role.${role}` }, value: role })),
  }),
  schema: () =>
    reading<string>((text) => {
      const read = readRoles(text)
      return read.length > 0 ? { ok: true, value: read.join() } : { ok: false, key: 'people.staff.roles.none' }
    }),
}

const external: StaffStep = {
  key: 'external',
  skip: (answers) => !isCoach(answers),
  ask: () => ({
    key: 'people.staff.outside.ask',
    choices: [
      { label: { key: 'people.staff.outside.no' }, value: 'no' },
      { label: { key: 'people.staff.outside.yes' }, value: 'yes' },
    ],
  }),
  schema: () => oneOf(['yes', 'no'], 'people.staff.outside.unclear'),
}

const nothing = /^(?:none|geen|leeg|empty|nee|no|-+)$/i

const email: StaffStep = {
  key: 'email',
  ask: () => ({ key: 'people.staff.email.ask', choices: [{ label: { key: 'people.staff.email.none' }, value: 'none' }] }),
  schema: () =>
    reading<string>((text) => {
      if (nothing.test(text.trim()) || meant(text)?.id === 'no') return { ok: true, value: '' }
      const read = readEmail(text)
      return read.ok ? { ok: true, value: read.email } : { ok: false, key: `sessions.email.${read.fault}` }
    }),
}

const check: StaffStep = {
  key: 'check',
  ask: (answers) => ({
    key: 'people.staff.check.ask',
    card: { type: 'facts', title: answers.name ?? '', facts: roleFacts(memberOf(answers)) },
    choices: [
      { label: { key: 'people.staff.check.yes' }, value: 'yes' },
      { label: { key: 'people.staff.check.roles' }, value: 'roles' },
      { label: { key: 'people.staff.check.stop' }, value: 'stop' },
    ],
  }),
  schema: () => oneOf(['yes', 'roles'], 'people.staff.check.unclear'),
}

const name = nameStep<StaffAnswers>(() => ({ key: 'people.staff.name.ask' }))

export const addSteps: readonly StaffStep[] = [id, name, roles, external, email, check]

/** Somebody who is there already: their name and address are answers that came along. */
export const changeSteps: readonly StaffStep[] = [roles, external, check]
