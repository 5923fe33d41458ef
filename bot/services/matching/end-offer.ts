import type { Bilingual } from '../../../data/bilingual.ts'
import type { Actor } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { MatchSlotDoc, Offer, OfferDoc, PairDoc } from '../../../data/offer.ts'
import type { Write } from '../../../data/store.ts'
import { firstName } from '../../../dialogs/journey/now-reply.ts'
import { intermediariesOf } from '../../../rules/journey/journey-notices.ts'
import {
  type DeclineReason,
  moveOffer,
  type OfferPart,
  type OfferRefusal,
  offerDueAt,
  openStates,
} from '../../../rules/offers/offer-moves.ts'
import { cameToNothing, chaser, type Ended, offerNoticeKey, takenBack } from '../../../rules/offers/offer-notices.ts'
import { pairAfter, passing } from '../../../rules/offers/pairs.ts'
import { labelText } from '../../render-vars.ts'
import { intermediaries } from '../journey/journey-desk.ts'
import { schoolHeard } from '../schools/school-heard.ts'
import { type MatchingDesk, offerKey, pairKey, slotKey } from './matching-desk.ts'
import { releasePlace } from './places.ts'
import { nextBest, today } from './propose-for.ts'
import { roomOf } from './room-of.ts'
import { untilKept } from './until-kept.ts'

/** Anything but a yes. */
export type OfferAct = {
  candidate: string
  id: string
  move: 'later' | 'decline' | 'withdraw' | 'expire' | 'chase'
  part: OfferPart
  by: Actor
  reason?: DeclineReason
  words?: string
}
export type Moved = { ok: true; offer: Offer } | OfferRefusal | { ok: false; reason: 'gone' }

/**
 * Moves an offer in the candidate's partition, in one commit with the history of the pair and whoever is to hear it; then gives the place back when it ended. The second
 * part is safe to repeat, and done by the recovery when a crash comes in between.
 */
export async function endOffer(desk: MatchingDesk, act: OfferAct): Promise<Moved> {
  const { candidate, id, move } = act
  const { store } = desk
  const moved = await untilKept<Moved>(`the offers of ${candidate}`, async () => {
    const offer = await store.get<OfferDoc>(offerKey(candidate, id))
    if (!offer) return { ok: false, reason: 'gone' }
    const slot = await store.get<MatchSlotDoc>(slotKey(candidate, offer.to))
    const verdict = moveOffer(desk.programme, bare(offer), move, { ...act, at: desk.now() })
    if (!verdict.ok) return verdict.reason === 'over' && offer.state === wanted[move] ? { ok: true, offer: bare(offer) } : verdict
    const next = verdict.offer
    const ends = !openStates.includes(next.state)
    const kept: MatchSlotDoc | undefined = slot?.offer === id ? { ...slot, expiresAt: next.expiresAt, dueAt: offerDueAt(next) } : undefined
    await store.commit([
      { op: 'put', doc: { ...next, ...offerKey(candidate, id), etag: offer.etag ?? '' } },
      ...(kept
        ? [
            ends
              ? ({ op: 'remove', key: slotKey(candidate, offer.to), etag: slot?.etag ?? '' } satisfies Write)
              : ({ op: 'put', doc: kept } satisfies Write),
          ]
        : []),
      ...(ends ? await endingWrites(desk, act, next) : []),
      ...(await heard(desk, act, next)).map((doc): Write => ({ op: 'put', doc })),
    ])
    if (kept && ends) desk.pool.slots.forget(kept.partition, kept.id)
    else if (kept) desk.pool.slots.learn(kept)
    return { ok: true, offer: next }
  })
  if (moved.ok && !openStates.includes(moved.offer.state) && moved.offer.state !== 'accepted')
    await releasePlace(desk, { to: moved.offer.to, target: moved.offer.target }, id)
  return moved
}

const wanted: Partial<Record<OfferAct['move'], Offer['state']>> = {
  decline: 'declined',
  withdraw: 'withdrawn',
  expire: 'expired',
  later: 'later',
}

const bare = ({ partition: _partition, kind: _kind, id: _id, etag: _etag, ttl: _ttl, ...offer }: OfferDoc): Offer => offer

/** What has not been said yet of an offer that ended is not said any more; what becomes of the pair is kept. */
async function endingWrites(desk: MatchingDesk, { candidate, id, by, words }: OfferAct, offer: Offer): Promise<Write[]> {
  const { to, target, answer } = offer
  const was = offer.state === 'expired' ? await desk.store.get<PairDoc>(pairKey(candidate, target)) : undefined
  const room = answer?.reason && passing.includes(answer.reason) ? await roomOf(desk, { to, target }) : undefined
  const after = pairAfter(offer, { was: was?.state, day: today(desk), room })
  const pair: PairDoc | undefined = after && {
    ...pairKey(candidate, target),
    ...{ ...after, to, at: desk.now().toISOString(), by },
    ...(words && { words }),
    ...(was?.etag !== undefined && { etag: was.etag }),
  }
  return [
    ...(pair ? [{ op: 'put', doc: pair } satisfies Write] : []),
    ...(offer.to === 'coach' ? (['match-offer', 'match-offer-again'] as const) : (['school-offer', 'school-offer-again'] as const)).map(
      (about): Write => ({ op: 'remove', key: offerNoticeKey(candidate, about, id) }),
    ),
  ]
}

async function heard(desk: MatchingDesk, act: OfferAct, offer: Offer): Promise<NoticeDoc[]> {
  if (offer.to === 'school') return schoolHeard(desk, act, offer)
  const { candidate, id, move, reason, words } = act
  const card = desk.directory.byId(candidate)
  if (!card) return []
  const now = desk.now()
  const name = firstName(card.name)
  if (move === 'chase') return chaser(candidate, id, offer, name, now)
  if (move === 'withdraw') return takenBack(candidate, id, offer.target, 'match-withdrawn', name, now)
  if (move !== 'decline' && move !== 'expire') return []
  const staff = intermediariesOf({ person: { intermediary: card.intermediary ?? offer.by.id }, intermediaries: intermediaries(desk.staff) })
  const next: Ended = {
    candidate: card.name,
    coach: desk.staff.byId(offer.target)?.name ?? '',
    next: await nextBest(desk, candidate, offer.target),
  }
  if (move === 'expire')
    return [
      ...cameToNothing(candidate, id, staff, { about: 'match-expired' }, next, now),
      ...takenBack(candidate, id, offer.target, 'match-lapsed', name, now),
    ]
  return cameToNothing(
    candidate,
    id,
    staff,
    { about: 'match-declined', ...(reason && { reason: reasonText(desk, reason) }), ...(words && { words }) },
    next,
    now,
  )
}

const reasonText = ({ words }: MatchingDesk, reason: DeclineReason): Bilingual => ({
  nl: labelText({ key: `matching.decline.${reason}` }, 'nl', words),
  en: labelText({ key: `matching.decline.${reason}` }, 'en', words),
})
