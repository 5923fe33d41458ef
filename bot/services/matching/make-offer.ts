import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { Actor } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { MatchSlotDoc, Offer, OfferDoc, PairDoc } from '../../../data/offer.ts'
import type { Doc, Write } from '../../../data/store.ts'
import type { Offered } from '../../../dialogs/matching/port.ts'
import { offerDueAt, offerTimes } from '../../../rules/offers/offer-moves.ts'
import { offered as offerNotices } from '../../../rules/offers/offer-notices.ts'
import { isRefused } from '../../../rules/offers/pairs.ts'
import { requestKey, requestMark } from '../journey/change-journey.ts'
import { shortHash } from '../person-of.ts'
import { type MatchingDesk, offerKey, pairKey, slotKey, type Target } from './matching-desk.ts'
import { holdPlace } from './places.ts'
import { introductionOf, today } from './propose-for.ts'
import { roomOf } from './room-of.ts'
import { madeMark, settleHold } from './settle-hold.ts'
import { untilKept } from './until-kept.ts'

export type NewOffer = Target & {
  candidate: string
  group?: string
  score?: number
  reasons: Offer['reasons']
  override?: string
  by: Actor
  request: string
  /** Of a school: who hears of it, in the same commit. */
  told?: (id: string, offer: Offer) => readonly NoticeDoc[]
}

/**
 * Makes an offer: first a place is held in the coach's (or school's) partition, then the offer is written in the candidate's, with the notice. A crash in between leaves a
 * place without an offer, which the recovery gives back. The same request is the same offer.
 */
export async function makeOffer(desk: MatchingDesk, wish: NewOffer): Promise<Offered> {
  const { to, target, candidate, group } = wish
  const id = shortHash('offer', wish.request, candidate, to)
  const before = await desk.store.get<OfferDoc>(offerKey(candidate, id))
  if (before) return { ok: true, offer: id, coach: target, again: true }
  const refused = await refusedNow(desk, wish)
  if (refused) return refused
  const room = await holdPlace(desk, { to, target, id, candidate, ...(group !== undefined && { group }) })
  if (!room.ok) return { ok: false, reason: 'full', taken: room.taken, capacity: room.capacity }
  const written = await untilKept(`the offers of ${candidate}`, () => writeOffer(desk, id, wish))
  if (!written.ok) await settleHold(desk, { to, target }, { id, candidate })
  return written
}

/** Why an offer cannot be now; decided again, exactly, when it is written and when it is accepted. */
async function refusedNow(
  desk: MatchingDesk,
  { candidate, to, target, override }: NewOffer,
): Promise<Exclude<Offered, { ok: true }> | undefined> {
  const [person, slot, pair] = await Promise.all([
    desk.store.get<PersonDoc>(personKey(candidate)),
    desk.store.get<MatchSlotDoc>(slotKey(candidate, to)),
    desk.store.get<PairDoc>(pairKey(candidate, target)),
  ])
  if (!person) return { ok: false, reason: 'unknown' }
  if (person.state !== 'interested' && person.state !== 'active') return { ok: false, reason: 'state' }
  if (slot) return { ok: false, reason: slot.state === 'open' ? 'open' : 'matched', coach: slot.target }
  if (to === 'coach' && person.coach !== undefined) return { ok: false, reason: 'matched', coach: person.coach }
  if (!pair || override !== undefined) return undefined
  const room = pair.room === undefined ? undefined : await roomOf(desk, { to, target })
  return isRefused(pair, today(desk), room) ? { ok: false, reason: 'refused' } : undefined
}

async function writeOffer(desk: MatchingDesk, id: string, wish: NewOffer): Promise<Offered> {
  const { store, programme, now } = desk
  const { candidate, to, target, by, score, reasons, override, group } = wish
  // The mark before the offer: where there is a mark and no offer, there never will be one.
  const known = await store.get<Doc>(requestKey(candidate, madeMark(id)))
  const made = await store.get<OfferDoc>(offerKey(candidate, id))
  if (made) return { ok: true, offer: id, coach: target, again: true }
  if (known) return { ok: false, reason: 'gone' }
  const refused = await refusedNow(desk, wish)
  if (refused) return refused
  const at = now()
  const offer: Offer = {
    ...{ to, target, candidate, state: 'open', reasons, by, at: at.toISOString(), chased: false },
    ...(group !== undefined && { group }),
    ...(score !== undefined && { score }),
    ...(override !== undefined && { override }),
    ...offerTimes(programme, at),
  }
  const slot: MatchSlotDoc = {
    ...slotKey(candidate, to),
    ...{ offer: id, target, state: 'open', at: offer.at, expiresAt: offer.expiresAt, dueAt: offerDueAt(offer) },
  }
  const card = desk.directory.byId(candidate)
  const coachHears = to === 'coach' && card ? offerNotices(candidate, id, offer, introductionOf(desk, card, reasons), at) : []
  const notices = [...coachHears, ...(wish.told?.(id, offer) ?? [])]
  await store.commit([
    requestMark(candidate, madeMark(id)),
    { op: 'create', doc: slot },
    { op: 'create', doc: { ...offer, ...offerKey(candidate, id) } },
    ...notices.map((doc): Write => ({ op: 'put', doc })),
  ])
  desk.pool.slots.learn(slot)
  return { ok: true, offer: id, coach: target, again: false }
}
