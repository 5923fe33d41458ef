import type { CoachProfile } from '../../data/coach-profile.ts'
import type { PlaceDoc } from '../../data/offer.ts'
import type { School } from '../../data/school.ts'

type Place = Pick<PlaceDoc, 'id' | 'candidate' | 'state' | 'group'>

/** What limits the places: a coach's capacity, or a school's places for each group and how many it can guide in all. */
export type Limits = { to: 'coach'; capacity: number } | { to: 'school'; places: School['places']; guidance: number }

/** How many of how many are held or taken. */
export type Room = { ok: boolean; taken: number; capacity: number }

export const coachLimits = ({ capacity }: Pick<CoachProfile, 'capacity'>): Limits => ({ to: 'coach', capacity })
export const schoolLimits = ({ places, guidance }: Pick<School, 'places' | 'guidance'>): Limits => ({ to: 'school', places, guidance })

/** Whether one more can come, in the group when it is a school. What is held counts as taken. */
export function roomFor(limits: Limits, places: readonly Place[], group?: string): Room {
  const taken = places.length
  if (limits.to === 'coach') return { ok: taken < limits.capacity, taken, capacity: limits.capacity }
  if (taken >= limits.guidance) return { ok: false, taken, capacity: limits.guidance }
  if (group === undefined) return { ok: true, taken, capacity: limits.guidance }
  const count = limits.places.find((one) => one.group === group)?.count ?? 0
  const there = places.filter((place) => place.group === group).length
  return { ok: there < count, taken: there, capacity: count }
}
