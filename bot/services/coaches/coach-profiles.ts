import { isDeepStrictEqual } from 'node:util'
import { coachOf, coachPartition } from '../../../data/coach-hours.ts'
import { type CoachProfile, type CoachProfileDoc, profileKey } from '../../../data/coach-profile.ts'
import { type PlacesDoc, placesKey } from '../../../data/offer.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { StaffDirectory } from '../../staff.ts'
import { emptyProfile } from '../matching/match-directory.ts'
import { type Shelf, shelf } from '../matching/shelf.ts'
import { retried, unchanged } from '../people/people-desk.ts'

/** What coaches offer, kept in memory so that a list of all of them and matching need no request. Whether somebody is external is what the list of staff says. */
export type CoachProfiles = {
  /** Nothing for who filled in nothing, or is no coach any more. */
  byId: (staffId: string) => CoachProfile | undefined
  /** Profiles of whoever is a coach now, by staff id. */
  all: () => ReadonlyMap<string, CoachProfile>
  /** As it is stored now. */
  read: (staffId: string) => Promise<CoachProfile | undefined>
  /** How many places with this coach are held or taken. */
  used: (staffId: string) => Promise<number>
  /** Changes what is stored now; the same object changes nothing. Fewer places than are `used` is refused, so that no promise is broken. */
  change: (staffId: string, to: (profile: CoachProfile) => CoachProfile) => Promise<ProfileChanged>
  /** Reads them all again; call it at start and now and then. */
  refresh: () => Promise<void>
}

export type ProfileChanged = { ok: true; profile: CoachProfile; changed: boolean } | { ok: false; used: number }

type Options = {
  store: Store
  staff: StaffDirectory
  programme: Pick<Programme, 'coachPool'>
  now: () => Date
  /** Profiles in memory, when something else looks at them too. */
  known?: Shelf<CoachProfileDoc> | undefined
}

export function coachProfiles({ store, staff, programme, now, known = shelf(store, 'coach-profile') }: Options): CoachProfiles {
  const isCoach = (staffId: string) => staff.byId(staffId)?.roles.includes('coach') === true
  const asStaff = (staffId: string, profile: CoachProfile): CoachProfile => ({
    ...profile,
    external: staff.byId(staffId)?.external === true,
  })
  const plain = ({ partition: _partition, kind: _kind, id: _id, etag: _etag, ...profile }: CoachProfileDoc): CoachProfile => profile

  const countPlaces = async (staffId: string) => (await store.list(coachPartition(staffId), 'place', { limit: 1000 })).docs.length

  async function placesNow(staffId: string) {
    const key = placesKey(coachPartition(staffId))
    const found = await store.get<PlacesDoc>(key)
    return unchanged(found, found ?? ({ ...key, held: 0, taken: 0, revision: 0 } satisfies PlacesDoc))
  }

  return {
    byId(staffId) {
      const doc = known.get(coachPartition(staffId), 'coach-profile')
      return doc && isCoach(staffId) ? asStaff(staffId, plain(doc)) : undefined
    },
    all() {
      const mine = known.all().map((doc) => [coachOf(doc.partition), doc] as const)
      return new Map(mine.filter(([id]) => isCoach(id)).map(([id, doc]) => [id, asStaff(id, plain(doc))]))
    },
    async read(staffId) {
      const doc = await store.get<CoachProfileDoc>(profileKey(staffId))
      return doc && asStaff(staffId, plain(doc))
    },
    used: countPlaces,
    change: (staffId, to) =>
      retried('a coach’s profile', async () => {
        const found = await store.get<CoachProfileDoc>(profileKey(staffId))
        const before = found ? plain(found) : emptyProfile(programme, false)
        const next = asStaff(staffId, to(before))
        const changed = !found || !isDeepStrictEqual(next, before)
        const profile = changed ? { ...next, updatedAt: now().toISOString() } : next
        const doc = { ...profile, ...profileKey(staffId) }
        const places = next.capacity < before.capacity ? await placesNow(staffId) : undefined
        const used = places ? await countPlaces(staffId) : 0
        if (next.capacity < used) return { ok: false, used }
        // The places go along as they were read: one that is taken meanwhile is seen.
        if (changed) await store.commit([unchanged(found, doc), ...(places ? [places] : [])])
        known.learn(doc)
        return { ok: true, profile, changed }
      }),
    refresh: known.refresh,
  }
}
