import type { Actor } from '../../../data/journey.ts'
import type { MatchSlotDoc, OfferDoc, PlaceDoc } from '../../../data/offer.ts'
import type { Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Answered } from '../../../dialogs/matching/port.ts'
import { moveOffer, type OfferRefusal, offerMoves } from '../../../rules/offers/offer-moves.ts'
import { offerNoticeKey } from '../../../rules/offers/offer-notices.ts'
import { changeJourney } from '../journey/change-journey.ts'
import { endOffer } from './end-offer.ts'
import { getCoach } from './get-coach.ts'
import { type MatchingDesk, offerKey, placeKey, slotKey, staffActor, system } from './matching-desk.ts'
import { takePlace } from './places.ts'

type Refusal = OfferRefusal | { ok: false; reason: 'gone' | 'matched' | 'resting' | 'unknown' }

/** The offer behind a place of a coach's own: nobody else's can be asked for. */
export async function ownOffer(desk: MatchingDesk, coach: string, id: string): Promise<PlaceDoc | undefined> {
  return desk.store.get<PlaceDoc>(placeKey({ to: 'coach', target: coach }, id))
}

/**
 * A coach says yes. The offer, the candidate's coach, the timeline and everybody's notices are one commit in the candidate's partition; which of two who act at once is
 * first, is decided there. Then the place is taken, which the recovery does when a crash comes in between.
 */
export async function acceptOffer(desk: MatchingDesk, who: Who, id: string, request: string): Promise<Answered> {
  const by = staffActor(who, 'coach')
  if (!by) return { ok: false, reason: 'forbidden' }
  const place = await ownOffer(desk, by.id, id)
  if (!place) return { ok: false, reason: 'gone' }
  const { candidate } = place
  const settled = await changeJourney<Refusal>(desk.journey, candidate, request, async (standing) => {
    const [offer, slot] = await Promise.all([
      desk.store.get<OfferDoc>(offerKey(candidate, id)),
      desk.store.get<MatchSlotDoc>(slotKey(candidate, 'coach')),
    ])
    if (!offer || offer.target !== by.id) return { result: { ok: false, reason: 'gone' } }
    const verdict = moveOffer(desk.programme, offer, 'accept', { part: 'target', by, at: desk.now() })
    if (!verdict.ok) return { result: verdict }
    const { person } = standing
    if (person.coach !== undefined || slot?.offer !== id) return { result: { ok: false, reason: 'matched' } }
    if (person.state !== 'interested' && person.state !== 'active') return { result: { ok: false, reason: 'resting' } }
    const also: Write[] = [
      { op: 'put', doc: { ...verdict.offer, ...offerKey(candidate, id), etag: offer.etag ?? '' } },
      { op: 'remove', key: slotKey(candidate, 'coach'), etag: slot.etag ?? '' },
      ...(['match-offer', 'match-offer-again'] as const).map(
        (about): Write => ({ op: 'remove', key: offerNoticeKey(candidate, about, id) }),
      ),
    ]
    const coach = { id: by.id, name: desk.staff.byId(by.id)?.name ?? by.name ?? '' }
    return { change: getCoach(desk, candidate, standing, { coach, by, matcher: offer.by.id, also }) }
  })
  if (!settled) return { ok: false, reason: 'gone' }
  if (settled.how === 'refused') return refusedAs(desk, by, candidate, id, settled.result)
  await afterYes(desk, candidate, by.id, id)
  return { ok: true, candidate, name: settled.standing.person.name, state: offerMoves.accept.to }
}

/** What follows from a yes; all of it may be done twice. */
export async function afterYes(desk: MatchingDesk, candidate: string, coach: string, id: string): Promise<void> {
  desk.pool.slots.forget(slotKey(candidate, 'coach').partition, 'coach')
  await takePlace(desk, { to: 'coach', target: coach, id, candidate })
  await desk.rebuildHours(candidate)
}

/** A yes that came too late ends the offer; a yes to what was accepted before is a yes. */
async function refusedAs(desk: MatchingDesk, by: Actor, candidate: string, id: string, refusal: Refusal | undefined): Promise<Answered> {
  const reason = refusal?.reason ?? 'gone'
  if (reason === 'expired') await endOffer(desk, { candidate, id, move: 'expire', part: 'system', by: system })
  if (reason === 'matched' || reason === 'resting') await endOffer(desk, { candidate, id, move: 'withdraw', part: 'system', by: system })
  const card = desk.directory.byId(candidate)
  const offer = reason === 'over' ? await desk.store.get<OfferDoc>(offerKey(candidate, id)) : undefined
  if (offer?.state === 'accepted' && card?.coach === by.id) return { ok: true, candidate, name: card.name, state: 'accepted' }
  return { ok: false, reason }
}
