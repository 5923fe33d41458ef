import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { OfferDoc, PlaceDoc } from '../../../data/offer.ts'
import { ConflictError } from '../../../data/store.ts'
import { openStates } from '../../../rules/offers/offer-moves.ts'
import { requestMark } from '../journey/change-journey.ts'
import { type MatchingDesk, offerKey, type Target } from './matching-desk.ts'
import { releasePlace, takePlace } from './places.ts'

/** Marks that an offer (or an assignment) was made, or that it never will be: whoever writes it first. */
export const madeMark = (id: string) => `offer/${id}`

/** What became of a place: it is still an open offer's, it is taken now, or it was given back. */
export type Settled = 'open' | 'taken' | 'released'

/**
 * Ends what a crash or a refusal left of a held place, by what the candidate's partition says. First it is marked that nothing will come of it any more, so that whoever is
 * still busy with it cannot finish; then a place that an accepted offer or a coach's name goes with is taken, and any other is given back.
 */
export async function settleHold(
  desk: MatchingDesk,
  at: Target,
  { id, candidate, group }: Pick<PlaceDoc, 'id' | 'candidate' | 'group'>,
): Promise<Settled> {
  const { store } = desk
  await store.commit([requestMark(candidate, madeMark(id))]).catch((error: unknown) => {
    if (!(error instanceof ConflictError)) throw error
  })
  const offer = await store.get<OfferDoc>(offerKey(candidate, id))
  if (offer && openStates.includes(offer.state)) return 'open'
  if (await isTheirs(desk, at, candidate, offer)) {
    await takePlace(desk, { ...at, id, candidate, ...(group !== undefined && { group }) })
    return 'taken'
  }
  await releasePlace(desk, at, id)
  return 'released'
}

/** Whether the candidate has this coach, or said yes to this school, now. */
export async function isTheirs(
  { store }: MatchingDesk,
  { to, target }: Target,
  candidate: string,
  offer: OfferDoc | undefined,
): Promise<boolean> {
  const person = await store.get<PersonDoc>(personKey(candidate))
  if (!person || person.state === 'stopped' || person.state === 'finished') return false
  return to === 'coach' ? person.coach === target : offer?.state === 'accepted'
}
