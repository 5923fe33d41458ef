import { coachPartition } from '../../../data/coach-hours.ts'
import { type CoachProfileDoc, type MatchWishesDoc, matchWishesKey, profileKey } from '../../../data/coach-profile.ts'
import { demoCandidateId, demoCandidates } from '../../../data/demo-candidates.ts'
import { demoProfiles, demoWishes } from '../../../data/demo-matching.ts'
import { type PlaceDoc, type PlacesDoc, placesKey } from '../../../data/offer.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Write } from '../../../data/store.ts'

const idOf = (digits: string) => `00000000-0000-0000-0000-00000000000${digits}`

/** What the demo's coaches offer, the places their candidates take, and what those who wait look for: one commit a partition. Words another programme does not have are left out. */
export function demoMatchingWrites({ matching }: Programme, now: Date): Write[][] {
  const updatedAt = now.toISOString()
  const { vocabularies } = matching
  const within = (list: keyof typeof vocabularies, ids: readonly string[]) =>
    ids.filter((id) => vocabularies[list].some((term) => term.id === id))
  const coaches = Object.entries(demoProfiles).map(([digits, profile]): Write[] => {
    const id = idOf(digits)
    const taken = demoCandidates.filter(({ coach, state }) => coach === digits && state !== 'stopped' && state !== 'finished')
    const places = taken.map(({ slug }): PlaceDoc => {
      const candidate = demoCandidateId(slug)
      return { partition: coachPartition(id), kind: 'place', id: `coach-${candidate}`, candidate, state: 'taken', since: updatedAt }
    })
    const known = {
      parts: within('parts', profile.parts),
      groups: within('groups', profile.groups),
      languages: within('languages', profile.languages),
      specialties: within('specialties', profile.specialties),
      backgrounds: within('backgrounds', profile.backgrounds),
    }
    const offers: CoachProfileDoc = { ...profile, ...known, updatedAt, ...profileKey(id) }
    const counter: PlacesDoc = { ...placesKey(coachPartition(id)), held: 0, taken: places.length, revision: 1 }
    return [offers, ...places, counter].map((doc): Write => ({ op: 'put', doc }))
  })
  const wishes = Object.entries(demoWishes).map(([slug, { part, ...wish }]): Write[] => {
    const known = {
      groups: within('groups', wish.groups),
      languages: within('languages', wish.languages),
      backgrounds: within('backgrounds', wish.backgrounds),
      needs: within('needs', wish.needs),
      ...(part !== undefined && within('parts', [part]).length > 0 && { part }),
    }
    const doc: MatchWishesDoc = { ...wish, ...known, updatedAt, ...matchWishesKey(demoCandidateId(slug)) }
    return [{ op: 'put', doc }]
  })
  return [...coaches, ...wishes]
}
