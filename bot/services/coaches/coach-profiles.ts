import { isDeepStrictEqual } from 'node:util'
import { coachOf, coachPartition } from '../../../data/coach-hours.ts'
import type { CoachProfile, CoachProfileDoc } from '../../../data/coach-profile.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { StaffDirectory } from '../../staff.ts'
import { retried, unchanged } from '../people/people-desk.ts'

/** What coaches offer, kept in memory so that a list of all of them and matching need no request. Whether somebody is external is what the list of staff says. */
export type CoachProfiles = {
  /** Nothing for who filled in nothing, or is no coach any more. */
  byId: (staffId: string) => CoachProfile | undefined
  /** Profiles of whoever is a coach now, by staff id. */
  all: () => ReadonlyMap<string, CoachProfile>
  /** As it is stored now. */
  read: (staffId: string) => Promise<CoachProfile | undefined>
  /** Changes what is stored now; the same object changes nothing. Gives the profile, and whether it changed. */
  change: (staffId: string, to: (profile: CoachProfile) => CoachProfile) => Promise<{ profile: CoachProfile; changed: boolean }>
  /** Reads them all again; call it at start and now and then. */
  refresh: () => Promise<void>
}

type Options = { store: Store; staff: StaffDirectory; programme: Pick<Programme, 'coachPool'>; now: () => Date }

const keyOf = (staffId: string) => ({ partition: coachPartition(staffId), kind: 'coach-profile' as const, id: 'coach-profile' as const })

export function coachProfiles({ store, staff, programme, now }: Options): CoachProfiles {
  let known = new Map<string, CoachProfile>()
  let written = new Map<string, CoachProfile>()

  const isCoach = (staffId: string) => staff.byId(staffId)?.roles.includes('coach') === true
  const asStaff = (staffId: string, profile: CoachProfile): CoachProfile => ({
    ...profile,
    external: staff.byId(staffId)?.external === true,
  })
  const plain = ({ partition: _partition, kind: _kind, id: _id, etag: _etag, ...profile }: CoachProfileDoc): CoachProfile => profile

  /** Somebody who filled in nothing yet: as many candidates as the programme counts on, and nothing they did not say. */
  const blank = (): CoachProfile => ({
    ...{ capacity: programme.coachPool.candidatesPerCoach, external: false, days: [], parts: [], groups: [], languages: [] },
    ...{ specialties: [], backgrounds: [], specialEducation: false, away: [], updatedAt: now().toISOString() },
  })

  return {
    byId(staffId) {
      const profile = known.get(staffId)
      return profile && isCoach(staffId) ? asStaff(staffId, profile) : undefined
    },
    all: () => new Map([...known].filter(([id]) => isCoach(id)).map(([id, profile]) => [id, asStaff(id, profile)])),
    async read(staffId) {
      const doc = await store.get<CoachProfileDoc>(keyOf(staffId))
      return doc && asStaff(staffId, plain(doc))
    },
    change: (staffId, to) =>
      retried('a coach’s profile', async () => {
        const found = await store.get<CoachProfileDoc>(keyOf(staffId))
        const before = found ? plain(found) : blank()
        const next = asStaff(staffId, to(before))
        const changed = !found || !isDeepStrictEqual(next, before)
        const profile = changed ? { ...next, updatedAt: now().toISOString() } : next
        if (changed) await store.commit([unchanged(found, { ...profile, ...keyOf(staffId) })])
        known.set(staffId, profile)
        written.set(staffId, profile)
        return { profile, changed }
      }),
    async refresh() {
      written = new Map()
      const fresh = new Map<string, CoachProfile>()
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const page = await store.find<CoachProfileDoc>('coach-profile', { after, limit: 1000 })
        for (const doc of page.docs) fresh.set(coachOf(doc.partition), plain(doc))
        after = page.next
      }
      // What was written while they were read is newer.
      for (const [id, profile] of written) fresh.set(id, profile)
      known = fresh
    },
  }
}
