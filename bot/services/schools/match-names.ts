import type { OfferDoc } from '../../../data/offer.ts'
import { type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import { firstName } from '../../../dialogs/journey/now-reply.ts'
import { intermediariesOf } from '../../../rules/journey/journey-notices.ts'
import type { SchoolMatchNames } from '../../../rules/schools/school-notices.ts'
import { intermediaries } from '../journey/journey-desk.ts'
import type { MatchingDesk } from '../matching/matching-desk.ts'

type Names = SchoolMatchNames & { fullName: string; address: string }
type Pair = Pick<OfferDoc, 'candidate' | 'target'> & { group?: string | undefined }

/** What those two are called; nothing when either is gone. */
export async function matchNames({ store, directory }: MatchingDesk, { candidate, target, group = '' }: Pair): Promise<Names | undefined> {
  const card = directory.byId(candidate)
  const school = await store.get<SchoolDoc>({ partition: schoolPartition(target), kind: 'school', id: target })
  if (!card || !school) return undefined
  const { name: schoolName, contact, address = '' } = school
  const names = { candidate, firstName: firstName(card.name), fullName: card.name }
  return { ...names, school: target, schoolName, group, leader: contact.name, address }
}

/** Who hears how it goes: the candidate's own intermediary, and all of them when there is none. */
export const matchersOf = ({ directory, staff }: MatchingDesk, candidate: string, by: string): string[] => [
  ...intermediariesOf({ person: { intermediary: directory.byId(candidate)?.intermediary ?? by }, intermediaries: intermediaries(staff) }),
]
