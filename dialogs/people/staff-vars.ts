import type { StaffDoc } from '../../data/person.ts'
import { staffRoles } from '../../rules/people/read-roles.ts'
import type { StaffRole } from '../../rules/people/staff-roll.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import type { StaffResult } from './port.ts'

export const toStaff: Choice = { label: { key: 'people.button.staff' }, value: 'staff' }

export const roleVar = (role: StaffRole): Var => ({ key: `people.staff.role.${role}` })

/** Roles in words; an external coach is said to be one. */
export const rolesVar = ({ roles, external }: Pick<StaffDoc, 'roles' | 'external'>): Var => ({
  joined: [
    ...staffRoles.filter((role) => roles.includes(role)).map(roleVar),
    ...(external ? [{ key: 'people.staff.external' } as const] : []),
  ],
})

export const roleFacts = (member: Pick<StaffDoc, 'id' | 'name' | 'roles' | 'external' | 'email'>) => [
  { label: { key: 'people.staff.fact.name' } as const, value: member.name },
  { label: { key: 'people.staff.fact.roles' } as const, value: rolesVar(member) },
  { label: { key: 'people.staff.fact.email' } as const, value: member.email ?? { key: 'people.staff.none' as const } },
  { label: { key: 'people.staff.fact.id' } as const, value: member.id },
]

/** Why a change of the list of staff is not made. */
export const staffRefused = ({ reason }: Extract<StaffResult, { ok: false }>): Reply =>
  reason === 'forbidden' ? { key: 'topic.notForYou' } : { key: `people.staff.refused.${reason}`, choices: [toStaff] }
