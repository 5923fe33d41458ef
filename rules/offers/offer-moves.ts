import type { declineReasons, Offer, OfferState } from '../../data/offer.ts'
import type { Programme } from '../../data/programme.ts'
import { addWorkingDays } from './working-days.ts'

export type DeclineReason = (typeof declineReasons)[number]

/** Whom somebody is to an offer: whoever it was made to, who matches, or the product itself. */
export type OfferPart = 'target' | 'intermediary' | 'system'
export const openStates: readonly OfferState[] = ['open', 'later']

/** What can be done with an offer, by whom, from where and to where. An offer that ended stays as it ended. */
export const offerMoves = {
  later: { who: ['target'], from: ['open'], to: 'later' },
  accept: { who: ['target'], from: openStates, to: 'accepted' },
  decline: { who: ['target'], from: openStates, to: 'declined' },
  ask: { who: ['target'], from: openStates, to: undefined },
  withdraw: { who: ['intermediary', 'system'], from: openStates, to: 'withdrawn' },
  chase: { who: ['system'], from: openStates, to: undefined },
  expire: { who: ['system'], from: openStates, to: 'expired' },
} as const satisfies Record<string, { who: readonly OfferPart[]; from: readonly OfferState[]; to: OfferState | undefined }>
export type OfferMove = keyof typeof offerMoves

/** `over`: it ended before, or what is asked was done. `expired`: its time is over. `early`: it is not time yet. `words`: it takes a reason, or own words. */
export type OfferRefusal = { ok: false; reason: 'forbidden' | 'over' | 'expired' | 'early' | 'words' }
export type OfferVerdict = { ok: true; offer: Offer } | OfferRefusal

type Act = { part: OfferPart; by: Offer['by']; at: Date; reason?: DeclineReason; words?: string }

const refuse = (reason: OfferRefusal['reason']): OfferRefusal => ({ ok: false, reason })

/** What a move makes of an offer. */
export function moveOffer(calendar: Pick<Programme, 'holidays' | 'timeZone'>, offer: Offer, move: OfferMove, act: Act): OfferVerdict {
  const { who, from, to } = offerMoves[move] as { who: readonly OfferPart[]; from: readonly OfferState[]; to: OfferState | undefined }
  const now = act.at.toISOString()
  if (!who.includes(act.part)) return refuse('forbidden')
  if (!from.includes(offer.state)) return refuse('over')
  if (act.part === 'target' && now >= offer.expiresAt) return refuse('expired')
  if (move === 'decline' && (act.reason === undefined || (act.reason === 'other' && !act.words))) return refuse('words')
  if (move === 'expire' && now < offer.expiresAt) return refuse('early')
  if (move === 'chase') {
    if (offer.chased || now >= offer.expiresAt) return refuse('over')
    return now < offer.chaseAt ? refuse('early') : { ok: true, offer: { ...offer, chased: true } }
  }
  if (to === undefined) return { ok: true, offer }
  if (move === 'later') return { ok: true, offer: { ...offer, state: to, ...laterTimes(calendar, offer, act.at) } }
  const { reason, words } = act
  const answer = { by: act.by, at: now, ...(reason && { reason }), ...(words && { words }) }
  return { ok: true, offer: { ...offer, state: to, answer } }
}

/** Whoever says "later" hears nothing for a working day; the offer does not stay open longer for it. */
function laterTimes(calendar: Pick<Programme, 'holidays' | 'timeZone'>, { chaseAt, expiresAt, chased }: Offer, at: Date) {
  const tomorrow = addWorkingDays(calendar, at, 1).toISOString()
  return chased || tomorrow <= chaseAt || tomorrow >= expiresAt ? {} : { chaseAt: tomorrow }
}

/** When the one chaser goes out, halfway in whole working days, and when an offer expires. */
export function offerTimes(programme: Pick<Programme, 'holidays' | 'timeZone' | 'matching'>, at: Date) {
  const { offerWorkingDays } = programme.matching
  return {
    chaseAt: addWorkingDays(programme, at, Math.ceil(offerWorkingDays / 2)).toISOString(),
    expiresAt: addWorkingDays(programme, at, offerWorkingDays).toISOString(),
  }
}

/** When the product has something to do for an open offer: the chaser, when it comes before the end, or the end. */
export const offerDueAt = ({ chased, chaseAt, expiresAt }: Pick<Offer, 'chased' | 'chaseAt' | 'expiresAt'>): string =>
  chased || chaseAt >= expiresAt ? expiresAt : chaseAt
