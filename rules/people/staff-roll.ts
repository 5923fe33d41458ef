import type { Role, StaffDoc } from '../../data/person.ts'

/** Roles a member of staff can have. */
export type StaffRole = Exclude<Role, 'candidate'>

/** Everything that can be done to the list of staff. `external: false` takes the mark away, `away: null` says that somebody is back. */
export type StaffChange =
  | { do: 'add'; id: string; name: string; roles: StaffRole[]; external?: boolean; email?: string }
  | { do: 'change'; id: string; name?: string; roles?: StaffRole[]; external?: boolean; email?: string; away?: StaffDoc['away'] | null }
  | { do: 'remove'; id: string }

export type StaffRefusal = 'forbidden' | 'unknown' | 'exists' | 'no-roles' | 'last-manager'

/** Whether somebody may change who works here. */
export const mayManageStaff = (roles: readonly Role[]) => roles.includes('manager') || roles.includes('intermediary')

export type StaffDecision = { ok: true; member: StaffDoc; remove: boolean; changed: boolean } | { ok: false; reason: StaffRefusal }

/** What a change leads to, given everybody who works here. The last manager stays one. A change that was made already is fine, and changes nothing. */
export function decideStaff(staff: readonly StaffDoc[], change: StaffChange): StaffDecision {
  const known = staff.find((one) => one.id === change.id)
  if (change.do !== 'remove' && change.roles && change.roles.length === 0) return { ok: false, reason: 'no-roles' }
  if (change.do === 'add') {
    const member = asMember(change)
    if (known && !same(known, { ...member, ...(known.away && { away: known.away }) })) return { ok: false, reason: 'exists' }
    return { ok: true, member: known ?? member, remove: false, changed: known === undefined }
  }
  if (!known) return { ok: false, reason: 'unknown' }
  const stays = change.do === 'change' && (change.roles ?? known.roles).includes('manager')
  const lastManager = known.roles.includes('manager') && !staff.some((one) => one.id !== known.id && one.roles.includes('manager'))
  if (lastManager && !stays) return { ok: false, reason: 'last-manager' }
  if (change.do === 'remove') return { ok: true, member: known, remove: true, changed: true }
  const member = changed(known, change)
  return { ok: true, member, remove: false, changed: !same(known, member) }
}

const asMember = ({ id, name, roles, external, email }: Extract<StaffChange, { do: 'add' }>): StaffDoc => ({
  partition: 'staff',
  kind: 'staff',
  id,
  name,
  roles,
  ...(external && { external }),
  ...(email && { email }),
})

function changed(known: StaffDoc, { name, roles, external, email, away }: Extract<StaffChange, { do: 'change' }>): StaffDoc {
  const { external: was, away: before, ...rest } = known
  const absent = away === null ? undefined : (away ?? before)
  return {
    ...rest,
    ...(name && { name }),
    ...(roles && { roles }),
    ...(email && { email }),
    ...((external ?? was) && { external: true }),
    ...(absent && { away: absent }),
  }
}

const same = (a: StaffDoc, b: StaffDoc) =>
  a.name === b.name &&
  a.email === b.email &&
  (a.external ?? false) === (b.external ?? false) &&
  a.away?.from === b.away?.from &&
  a.away?.until === b.away?.until &&
  [...a.roles].sort().join() === [...b.roles].sort().join()
