import type { CoachProfile } from '../../../data/coach-profile.ts'
import type { Actor } from '../../../data/journey.ts'
import type { StaffDoc } from '../../../data/person.ts'
import type { Cells } from '../../../rules/import/cells.ts'
import { type CoachLine, readCoach } from '../../../rules/import/read-coach.ts'
import type { StaffChange } from '../../../rules/people/staff-roll.ts'
import { changeStaff } from '../people/staff-admin.ts'
import { shortHash } from '../person-of.ts'
import { type ImportDesk, type ImportItem, type Prepare, problemsOf } from './import-desk.ts'

/** Coaches with their profiles. A line that was imported before is done, whatever the coach changed since; a line that is different takes its place. */
export const prepareCoaches: Prepare = async (desk, lines, by) => {
  const seen = new Map<string, number>()
  const items: ImportItem[] = []
  for (const cells of lines) {
    const coach = readCoach(cells, desk.programme)
    const before = coach && seen.get(coach.id)
    if (coach && before !== undefined) cells.wrong('id', 'id-double', { number: before })
    const used = coach ? await desk.coaches.profiles.used(coach.id) : 0
    if (coach && coach.profile.capacity < used) cells.wrong('capacity', 'in-use', { number: used })
    if (!coach || cells.problems.length > 0) continue
    seen.set(coach.id, cells.line)
    items.push(await itemFor(desk, cells, coach, by))
  }
  return { items, problems: problemsOf(lines) }
}

async function itemFor(desk: ImportDesk, { line }: Cells, coach: CoachLine, by: Actor): Promise<ImportItem> {
  const { staff, coaches } = desk
  const imported = shortHash('import-coach', JSON.stringify(coach))
  const [member, profile] = [staff.byId(coach.id), await coaches.profiles.read(coach.id)]
  const same = member !== undefined && profile?.imported === imported
  const state = same ? 'same' : member ? 'changed' : 'fresh'
  return {
    line,
    state,
    async apply() {
      if (same) return { ok: true }
      const changed = await changeStaff(desk, by, staffChange(staff.byId(coach.id), coach), `import-${imported}`)
      if (!changed.ok) return { ok: false, problem: { column: 'id', what: 'changed' } }
      await staff.refresh()
      const done = await coaches.profiles.change(coach.id, ({ updatedAt }): CoachProfile => ({ ...coach.profile, imported, updatedAt }))
      if (!done.ok) return { ok: false, problem: { column: 'capacity', what: 'in-use', number: done.used } }
      await coaches.record(coach.id, by, 'coach-profile')
      return { ok: true }
    },
  }
}

/** Somebody who works here already becomes a coach beside what they are. */
function staffChange(member: StaffDoc | undefined, { id, name, email, profile: { external } }: CoachLine): StaffChange {
  const details = { id, name, external, ...(email !== undefined && { email }) }
  if (!member) return { do: 'add', ...details, roles: ['coach'] }
  const roles = member.roles.flatMap((role) => (role === 'candidate' ? [] : [role]))
  return { do: 'change', ...details, roles: roles.includes('coach') ? roles : [...roles, 'coach'] }
}
