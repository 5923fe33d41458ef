import { coachPartition } from '../../../data/coach-hours.ts'
import type { CoachProfile, CoachProfileDoc } from '../../../data/coach-profile.ts'
import type { MatchSlotDoc, PlacesDoc } from '../../../data/offer.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { MatchCoach } from '../../../rules/matching/match-input.ts'
import { matchCoachOf } from '../../../rules/matching.ts'
import type { StaffDirectory } from '../../staff.ts'
import { type Shelf, shelf } from './shelf.ts'

/** What matching looks at all the time, in memory: coaches with what they offer, how many places are in use, and what is open. */
export type MatchDirectory = {
  /** Everybody who coaches, with their room as last known. */
  coaches: () => MatchCoach[]
  profiles: Shelf<CoachProfileDoc>
  places: Shelf<PlacesDoc>
  slots: Shelf<MatchSlotDoc>
  /** Open offers, the one that expires first before the others. */
  open: (to?: MatchSlotDoc['id']) => MatchSlotDoc[]
  refresh: () => Promise<void>
}

/** Of a coach who has not said anything yet: as many candidates as the programme plans, and nothing else. */
export const emptyProfile = ({ coachPool }: Pick<Programme, 'coachPool'>, external: boolean): CoachProfile => ({
  capacity: coachPool.candidatesPerCoach,
  external,
  ...{ days: [], parts: [], groups: [], languages: [], specialties: [], backgrounds: [], specialEducation: false, away: [] },
  updatedAt: new Date(0).toISOString(),
})

export function matchDirectory(store: Store, programme: Pick<Programme, 'coachPool'>, staff: StaffDirectory): MatchDirectory {
  const profiles = shelf<CoachProfileDoc>(store, 'coach-profile')
  const places = shelf<PlacesDoc>(store, 'places')
  const slots = shelf<MatchSlotDoc>(store, 'match')
  return {
    profiles,
    places,
    slots,
    coaches: () =>
      staff
        .all()
        .filter(({ roles }) => roles.includes('coach'))
        .map(({ id, external = false }) => {
          const partition = coachPartition(id)
          const { held = 0, taken = 0 } = places.get(partition, 'places') ?? {}
          return matchCoachOf(id, profiles.get(partition, 'coach-profile') ?? emptyProfile(programme, external), held + taken)
        }),
    open: (to = 'coach') =>
      slots
        .all()
        .filter(({ id, state }) => id === to && state === 'open')
        .sort((one, other) => one.expiresAt.localeCompare(other.expiresAt) || one.partition.localeCompare(other.partition)),
    refresh: async () => {
      await Promise.all([profiles.refresh(), places.refresh(), slots.refresh()])
    },
  }
}
