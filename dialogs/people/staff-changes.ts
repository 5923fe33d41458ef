import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome, Step } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import type { Choice } from '../reply.ts'
import { findMember, staffManagers } from './staff-list.ts'
import { addSteps, changeSteps, memberOf, type StaffAnswers } from './staff-steps.ts'
import { rolesVar, staffRefused, toStaff } from './staff-vars.ts'

const reopenRoles: Outcome = { replies: [], reopen: ['roles', 'external', 'check'] }

export const staffAddFlow: Flow<StaffAnswers, Context> = {
  id: 'staff-add',
  version: 1,
  steps: () => addSteps,
  async done(answers, { people, who, turn }) {
    if (answers.check === 'roles') return reopenRoles
    const member = memberOf(answers)
    const result = await people.staff.change(who, { do: 'add', ...member }, turn)
    if (!result.ok) return { replies: [staffRefused(result)] }
    return { replies: [{ key: 'people.staff.added', vars: { name: member.name, roles: rolesVar(member) }, choices: [toStaff] }] }
  },
  stopped: () => [{ key: 'people.staff.stopped', choices: [toStaff] }],
}

export const staffRolesFlow: Flow<StaffAnswers, Context> = {
  id: 'staff-roles',
  version: 1,
  steps: () => changeSteps,
  async done(answers, { people, who, turn }) {
    if (answers.check === 'roles') return reopenRoles
    const { id, name, roles, external = false } = memberOf(answers)
    const result = await people.staff.change(who, { do: 'change', id, roles, external }, turn)
    if (!result.ok) return { replies: [staffRefused(result)] }
    return { replies: [{ key: 'people.staff.changed', vars: { name, roles: rolesVar(result.member) }, choices: [toStaff] }] }
  },
  stopped: () => [{ key: 'people.staff.stopped', choices: [toStaff] }],
}

type RemoveAnswers = { id: string; name: string; sure: string }

const sure: Step<RemoveAnswers, Context> = {
  key: 'sure',
  ask: ({ name }) => {
    const choices: Choice[] = [
      { label: { key: 'people.staff.remove.yes' }, value: 'yes' },
      { label: { key: 'people.staff.remove.no' }, value: 'no' },
    ]
    return { key: 'people.staff.remove.ask', vars: { name: name ?? '' }, choices }
  },
  schema: () => oneOf(['yes', 'no'], 'people.staff.remove.unclear'),
}

export const staffRemoveFlow: Flow<RemoveAnswers, Context> = {
  id: 'staff-remove',
  version: 1,
  steps: () => [sure],
  async done({ id, name, sure: answer }, { people, who, turn }) {
    if (answer === 'no') return { replies: [{ key: 'people.staff.stopped', choices: [toStaff] }] }
    const result = await people.staff.change(who, { do: 'remove', id }, turn)
    return { replies: [result.ok ? { key: 'people.staff.removed', vars: { name }, choices: [toStaff] } : staffRefused(result)] }
  },
}

export const staffAddTopic: Topic = {
  id: 'staff-add',
  roles: staffManagers,
  open: async () => ({ replies: [], flow: { id: 'staff-add' } }),
}

/** Opens a flow about one member of staff, who is named by id. */
const about = (id: 'staff-roles' | 'staff-remove'): Topic => ({
  id,
  roles: staffManagers,
  async open(context, rest) {
    const member = findMember(context, rest)
    if (!member) return { replies: [staffRefused({ ok: false, reason: 'unknown' })] }
    return { replies: [], flow: { id, answers: { id: member.id, name: member.name, ...(member.email && { email: member.email }) } } }
  },
})
export const staffRolesTopic = about('staff-roles')
export const staffRemoveTopic = about('staff-remove')
