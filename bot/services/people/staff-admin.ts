import type { AuditDoc } from '../../../data/audit.ts'
import { everyIn } from '../../../data/every-document.ts'
import type { StaffDoc } from '../../../data/person.ts'
import type { Store, Write } from '../../../data/store.ts'
import type { StaffResult } from '../../../dialogs/people/port.ts'
import { decideStaff, type StaffChange } from '../../../rules/people/staff-roll.ts'
import type { Auditor } from '../audit.ts'
import { retried, unchanged } from './people-desk.ts'

/** Counts changes of the list of staff, in its own partition, so that of two changes made on the same list one is decided again. `last` tells a repeated delivery. */
type StaffRollDoc = {
  partition: 'staff'
  kind: 'staff-roll'
  id: 'roll'
  etag?: string
  revision: number
  managers: string[]
  last?: { request: string; member: StaffDoc }
}
const rollKey = { partition: 'staff', kind: 'staff-roll', id: 'roll' } as const

type Desk = { store: Store; audit: Pick<Auditor, 'write'> }

/** Everybody who works at the desk, as stored. */
export const storedStaff = (store: Store): Promise<StaffDoc[]> => Array.fromAsync(everyIn<StaffDoc>(store, 'staff', 'staff'))

/** Changes who works here, in one commit with its entry in the audit log (which for staff is in their own partition). The roll is read first: a list that changes after that loses. */
export function changeStaff({ store, audit }: Desk, by: AuditDoc['by'], change: StaffChange, request: string): Promise<StaffResult> {
  return retried('the list of staff', async () => {
    const roll = await store.get<StaffRollDoc>(rollKey)
    if (roll?.last?.request === request) return { ok: true, member: roll.last.member }
    const staff = await storedStaff(store)
    const decision = decideStaff(staff, change)
    if (!decision.ok) return decision
    const { member, remove, changed } = decision
    if (!changed) return { ok: true, member }
    const others = staff.filter((one) => one.id !== member.id)
    const next: StaffRollDoc = {
      ...rollKey,
      revision: (roll?.revision ?? 0) + 1,
      managers: (remove ? others : [...others, member]).filter((one) => one.roles.includes('manager')).map((one) => one.id),
      last: { request, member },
    }
    const { partition, kind, id } = member
    const fact: Write = remove ? { op: 'remove', key: { partition, kind, id } } : { op: 'put', doc: member }
    const entry: AuditDoc = { ...audit.write(id, by, 'change', `staff-${change.do}/${id}`).doc, partition: 'staff' }
    await store.commit([unchanged(roll, next), fact, { op: 'put', doc: entry }])
    return { ok: true, member }
  })
}
