import type { Pool } from '../../../dialogs/pool/port.ts'
import { localDate } from '../../../rules/local-date.ts'
import { intermediaries } from '../journey/journey-desk.ts'
import { staffActor } from '../matching/matching-desk.ts'
import { changeStaff } from '../people/staff-admin.ts'
import type { PoolDesk } from './pool-desk.ts'

/** When intermediaries are away; their work shows at the others as long. */
export function absence({ store, staff, programme, audit, now }: PoolDesk): Pick<Pool, 'absences' | 'absent'> {
  return {
    absences(who) {
      if (!staffActor(who, 'intermediary')) return []
      const today = localDate(now(), programme.timeZone)
      return staff
        .all()
        .flatMap(({ id, name, roles, away }) =>
          away && away.until >= today && roles.includes('intermediary') ? [{ id, name, ...away, now: away.from <= today }] : [],
        )
        .sort((one, other) => one.from.localeCompare(other.from) || one.id.localeCompare(other.id))
    },
    async absent(who, { away, request }) {
      const by = staffActor(who, 'intermediary')
      if (!by) return { ok: false, reason: 'forbidden' }
      const changed = await changeStaff({ store, audit }, { role: 'intermediary', id: by.id }, { do: 'change', id: by.id, away }, request)
      if (!changed.ok) return { ok: false, reason: 'unknown' }
      await staff.refresh()
      const others = intermediaries(staff).filter((id) => id !== by.id)
      return { ok: true, others: others.map((id) => staff.byId(id)?.name ?? '') }
    },
  }
}
