import { type CoachProfileDoc, profileKey } from '../../../data/coach-profile.ts'
import { type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import { emptyProfile } from './match-directory.ts'
import type { MatchingDesk, Target } from './matching-desk.ts'

/** How much room a coach or school has in all, used or not: more of it than there was lifts a refusal for want of room. One request. */
export async function roomOf({ store, programme }: MatchingDesk, { to, target }: Target): Promise<number> {
  if (to === 'coach') return ((await store.get<CoachProfileDoc>(profileKey(target))) ?? emptyProfile(programme, false)).capacity
  const school = await store.get<SchoolDoc>({ partition: schoolPartition(target), kind: 'school', id: target })
  return school ? school.places.reduce((sum, { count }) => sum + count, school.guidance) : 0
}
