import { type CoachProfile, type CoachProfileDoc, profileKey } from '../../../data/coach-profile.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { CapacityChanged, Matching } from '../../../dialogs/matching/port.ts'
import { changePlaces } from './change-places.ts'
import { emptyProfile } from './match-directory.ts'
import type { MatchingDesk } from './matching-desk.ts'

/** How many candidates a coach takes: by an intermediary, or by themselves. Never below what is held or taken, so that no promise is broken by a number. */
export async function changeCapacity(
  desk: MatchingDesk,
  who: Who,
  { coach, capacity }: Parameters<Matching['capacity']>[1],
): Promise<CapacityChanged> {
  const own = who.staffId === coach && who.roles.includes('coach')
  const member = desk.staff.byId(coach)
  if (!own && !who.roles.includes('intermediary')) return { ok: false, reason: 'forbidden' }
  if (!member?.roles.includes('coach')) return { ok: false, reason: 'unknown' }
  const changed = await changePlaces<CapacityChanged & { doc?: CoachProfileDoc }>(
    desk,
    { to: 'coach', target: coach },
    ({ places, limiter }) => {
      const taken = places.filter(({ state }) => state === 'taken').length
      if (capacity < places.length) return { result: { ok: false, reason: 'in-use', taken, held: places.length - taken } }
      const before: CoachProfile = (limiter as CoachProfileDoc | undefined) ?? emptyProfile(desk.programme, member.external === true)
      const doc: CoachProfileDoc = { ...before, ...profileKey(coach), capacity, updatedAt: desk.now().toISOString() }
      const write = limiter ? ({ op: 'put', doc: { ...doc, etag: limiter.etag } } as const) : ({ op: 'create', doc } as const)
      return { result: { ok: true, capacity, before: before.capacity, doc }, also: [write] }
    },
  )
  if (!changed.ok) return changed
  const { doc, ...result } = changed
  if (doc) desk.pool.profiles.learn(doc)
  return result
}
