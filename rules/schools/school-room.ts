import type { PlaceDoc } from '../../data/offer.ts'
import type { School } from '../../data/school.ts'

export type SchoolPlace = Pick<PlaceDoc, 'state'> & { group?: string | undefined }
export type GroupCount = { group: string; count: number }

/** What is left of a school's places: by group, and in all within what it can guide. Held counts as taken. A school that does not train has none. */
export type SchoolRoom = { free: GroupCount[]; left: number; held: number; taken: number }

export function schoolRoom(
  { places, guidance, training }: Pick<School, 'places' | 'guidance' | 'training'>,
  had: readonly SchoolPlace[],
): SchoolRoom {
  const left = training ? Math.max(0, guidance - had.length) : 0
  const free = places.map(({ group, count }) => ({ group, count: Math.min(left, Math.max(0, count - placesIn(had, group))) }))
  const inGroups = free.reduce((sum, { count }) => sum + count, 0)
  const held = had.filter((one) => one.state === 'held').length
  return { free, left: Math.min(left, inGroups), held, taken: had.length - held }
}

export const placesIn = (had: readonly SchoolPlace[], group: string): number => had.filter((one) => one.group === group).length
