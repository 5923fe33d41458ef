import { expect, test } from 'vitest'
import type { StaffDoc } from '../../../data/person.ts'
import { readObjectId, readRoles } from '../../../rules/people/read-roles.ts'
import { decideStaff, mayManageStaff, type StaffChange } from '../../../rules/people/staff-roll.ts'

const member = (id: string, roles: StaffDoc['roles'], more: Partial<StaffDoc> = {}): StaffDoc => ({
  partition: 'staff',
  kind: 'staff',
  id,
  name: id,
  roles,
  ...more,
})
const isaiah = member('isaiah', ['manager'])
const alex = member('alex', ['coach'], { external: true, logins: ['directline:x'] })
const staff = [isaiah, alex]

test.each<[string, StaffDoc[], StaffChange, object]>([
  ['add', staff, { do: 'add', id: 'jo', name: 'Jo', roles: ['helpdesk'] }, { ok: true, changed: true, member: { name: 'Jo' } }],
  ['add without a role', staff, { do: 'add', id: 'jo', name: 'Jo', roles: [] }, { ok: false, reason: 'no-roles' }],
  ['add again, the same', staff, { do: 'add', id: 'isaiah', name: 'isaiah', roles: ['manager'] }, { ok: true, changed: false }],
  ['add what is there, otherwise', staff, { do: 'add', id: 'alex', name: 'Alex', roles: ['coach'] }, { ok: false, reason: 'exists' }],
  ['change somebody unknown', staff, { do: 'change', id: 'jo', roles: ['coach'] }, { ok: false, reason: 'unknown' }],
  ['a name only', staff, { do: 'change', id: 'isaiah', name: 'Isaiah L' }, { ok: true, member: { name: 'Isaiah L', roles: ['manager'] } }],
  ['no change', staff, { do: 'change', id: 'alex', roles: ['coach'] }, { ok: true, changed: false }],
  ['take the last role', staff, { do: 'change', id: 'alex', roles: [] }, { ok: false, reason: 'no-roles' }],
  ['remove somebody', staff, { do: 'remove', id: 'alex' }, { ok: true, remove: true }],
  ['remove somebody unknown', staff, { do: 'remove', id: 'jo' }, { ok: false, reason: 'unknown' }],
  ['remove the last manager', staff, { do: 'remove', id: 'isaiah' }, { ok: false, reason: 'last-manager' }],
  ['the last manager becomes a coach', staff, { do: 'change', id: 'isaiah', roles: ['coach'] }, { ok: false, reason: 'last-manager' }],
  [
    'the last manager also becomes a coach',
    staff,
    { do: 'change', id: 'isaiah', roles: ['coach', 'manager'] },
    { ok: true, changed: true },
  ],
  ['one of two managers', [...staff, member('mo', ['manager'])], { do: 'remove', id: 'isaiah' }, { ok: true, remove: true }],
  ['the first of all', [], { do: 'add', id: 'jo', name: 'Jo', roles: ['manager'] }, { ok: true, changed: true }],
])('%s', (_name, list, change, expected) => {
  expect(decideStaff(list, change)).toMatchObject(expected)
})

test('what a change does not name stays', () => {
  const result = decideStaff(staff, { do: 'change', id: 'alex', email: 'alex@example.org' })
  expect(result.ok && result.member).toEqual({ ...alex, email: 'alex@example.org' })
  const internal = decideStaff(staff, { do: 'change', id: 'alex', external: false })
  expect(internal.ok && 'external' in internal.member).toBe(false)
})

test('managers and intermediaries manage staff', () => {
  expect((['candidate', 'coach', 'intermediary', 'helpdesk', 'manager'] as const).filter((role) => mayManageStaff([role]))).toEqual([
    'intermediary',
    'manager',
  ])
})

test.each([
  ['coach', 'coach'],
  ['Coach en helpdesk', 'coach,helpdesk'],
  ['intermediair, manager', 'intermediary,manager'],
  ['an intermediary', 'intermediary'],
  ['coaching', ''],
  ['baas', ''],
])('"%s" names the roles %s', (text, roles) => {
  expect(readRoles(text).join()).toBe(roles)
})

test('an object id, in capitals too, and not anything else', () => {
  expect(readObjectId(' 12345678-90AB-CDEF-1234-567890ABCDEF ')).toBe('12345678-90ab-cdef-1234-567890abcdef')
  expect(readObjectId('00000000-0000-0000-0000-0000000000020')).toBe('00000000-0000-0000-0000-0000000000020')
  for (const wrong of ['', 'jo', '12345678', '12345678-90ab-cdef-1234-567890abcdeg', "12345678-90ab-cdef-1234-567890abcdef'"])
    expect(readObjectId(wrong)).toBeUndefined()
})
