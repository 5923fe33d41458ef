import type { CoachProfile } from '../../../data/coach-profile.ts'
import type { CoachChange, CoachChanged, Coaches, CoachShown } from '../../../dialogs/coaches/port.ts'
import type { Who } from '../../../dialogs/context.ts'
import { findCandidate } from '../../../rules/people/find-candidate.ts'
import { auditBy } from '../audit.ts'
import { changeStaff } from '../people/staff-admin.ts'
import type { CoachesDesk } from './coaches-desk.ts'
import { candidateWishes, ownWishes, saveWishes } from './match-wishes.ts'
import { withChange } from './with-change.ts'

/** Profiles of coaches and wishes of candidates, over a store: see `dialogs/coaches/port.ts`. */
export function coachesService(desk: CoachesDesk): Coaches {
  const { staff, profiles, directory } = desk

  function shown(id: string, profile: CoachProfile | undefined): CoachShown | undefined {
    const member = staff.byId(id)
    if (!member?.roles.includes('coach')) return undefined
    const candidates = directory.all().filter(({ coach, state }) => coach === id && (state === 'interested' || state === 'active')).length
    return { id, name: member.name, external: member.external === true, candidates, ...(profile && { profile }) }
  }

  /** Somebody else's is for intermediaries; whoever may not see it learns nothing. */
  const maySee = ({ staffId, roles }: Who, id: string) => staffId !== undefined && (staffId === id || roles.includes('intermediary'))

  const list = ({ staffId, roles }: Who): CoachShown[] =>
    staffId === undefined || !roles.includes('intermediary')
      ? []
      : staff
          .all()
          .flatMap(({ id }) => shown(id, profiles.byId(id)) ?? [])
          .sort((a, b) => a.name.localeCompare(b.name, 'nl') || a.id.localeCompare(b.id))

  async function of(who: Who, id: string): Promise<CoachShown | undefined> {
    return maySee(who, id) ? shown(id, await profiles.read(id)) : undefined
  }

  async function change(who: Who, id: string, wish: CoachChange, request: string): Promise<CoachChanged> {
    if (!maySee(who, id)) return { ok: false, reason: 'unknown' }
    const intermediary = who.roles.includes('intermediary')
    if (!intermediary && (wish.external !== undefined || wish.until !== undefined)) return { ok: false, reason: 'forbidden' }
    if (!staff.byId(id)?.roles.includes('coach')) return { ok: false, reason: 'unknown' }
    const by = auditBy(who, id)
    if (wish.external !== undefined && (staff.byId(id)?.external === true) !== wish.external) {
      const changed = await changeStaff(desk, by, { do: 'change', id, external: wish.external }, request)
      if (!changed.ok) return { ok: false, reason: 'unknown' }
      await staff.refresh()
    }
    const result = await profiles.change(id, (before) => withChange(before, wish))
    if (!result.ok) return { ok: false, reason: 'in-use', used: result.used }
    if (result.changed) await desk.record(id, by, 'coach-profile')
    const coach = shown(id, result.profile)
    return coach ? { ok: true, coach } : { ok: false, reason: 'unknown' }
  }

  return {
    mine: async (who) => (who.staffId !== undefined && who.roles.includes('coach') ? of(who, who.staffId) : undefined),
    of,
    list,
    find: (who, text) => findCandidate(list(who), text),
    change,
    myWishes: (who) => ownWishes(desk, who),
    saveWishes: (who, wishes) => saveWishes(desk, who, wishes),
    wishesOf: (who, personId) => candidateWishes(desk, who, personId),
  }
}
