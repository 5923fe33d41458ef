import type { CandidateCard } from '../../../data/candidate.ts'
import { type MatchWishesDoc, matchWishesKey } from '../../../data/coach-profile.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { OfferDoc, PairDoc } from '../../../data/offer.ts'
import type { Stored } from '../../../data/store.ts'
import { localDate } from '../../../rules/local-date.ts'
import type { Seeker } from '../../../rules/matching/match-input.ts'
import { seekerOf } from '../../../rules/matching.ts'
import { lockedTarget, refusedTargets } from '../../../rules/offers/pairs.ts'
import type { MatchingDesk, To } from './matching-desk.ts'
import { roomOf } from './room-of.ts'

/** Somebody who waits, as matching sees them, with what was tried before. */
export type Waiting = { card: CandidateCard; seeker: Seeker; pairs: readonly Stored<PairDoc>[]; locked: string | undefined }

/** Reads what matching knows of a candidate: two requests, and one for each refusal that passes. */
export async function readWaiting(desk: MatchingDesk, card: CandidateCard, to: To): Promise<Waiting> {
  const { store } = desk
  const partition = candidatePartition(card.id)
  const [wishes, { docs: pairs }] = await Promise.all([
    store.get<MatchWishesDoc>(matchWishesKey(card.id)),
    store.list<PairDoc>(partition, 'pair', { limit: 1000 }),
  ])
  const person = { createdAt: card.createdAt, ...(card.coach !== undefined && { coach: card.coach }) }
  const plain = seekerOf({ id: card.id, person, phase: card.phase, waitingSince: card.createdAt, wishes, pairs })
  const passing = pairs.filter((pair) => pair.to === to && pair.room !== undefined)
  const rooms = new Map(await Promise.all(passing.map(async ({ id: target }) => [target, await roomOf(desk, { to, target })] as const)))
  const refused = refusedTargets(pairs, to, { day: localDate(desk.now(), desk.programme.timeZone), roomOf: (target) => rooms.get(target) })
  const seeker = { ...plain, refused, known: plain.known.filter((id) => !refused.includes(id)) }
  return { card, seeker, pairs, locked: lockedTarget(pairs, to) }
}

/** Every offer there was for a candidate, the newest first. */
export async function offersOf({ store }: MatchingDesk, candidate: string, to: To): Promise<Stored<OfferDoc>[]> {
  const { docs } = await store.list<OfferDoc>(candidatePartition(candidate), 'offer', { limit: 1000 })
  return docs.filter((one) => one.to === to).sort((one, other) => other.at.localeCompare(one.at))
}

/** Whether somebody waits for a coach: on the route, in a phase that has one, and without. */
export const waitsForCoach = ({ programme }: Pick<MatchingDesk, 'programme'>, card: CandidateCard): boolean =>
  card.coach === undefined &&
  (card.state === 'interested' || card.state === 'active') &&
  programme.matching.phases.coach.includes(card.phase)

/** Who waits for a coach, the longest first. From memory. */
export const waitingCards = (desk: MatchingDesk): CandidateCard[] =>
  desk.directory
    .all()
    .filter((card) => waitsForCoach(desk, card))
    .sort((one, other) => one.createdAt.localeCompare(other.createdAt) || one.id.localeCompare(other.id))
