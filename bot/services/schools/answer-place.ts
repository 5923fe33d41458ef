import type { Actor } from '../../../data/journey.ts'
import type { MatchSlotDoc, Offer, OfferDoc, OfferState } from '../../../data/offer.ts'
import type { Write } from '../../../data/store.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { type DeclineReason, moveOffer, openStates } from '../../../rules/offers/offer-moves.ts'
import { placeAnswered } from '../../../rules/schools/school-notices.ts'
import { changeJourney } from '../journey/change-journey.ts'
import { journeyOfDoc } from '../journey/journey-desk.ts'
import { endOffer } from '../matching/end-offer.ts'
import { type MatchingDesk, offerKey, slotKey, system } from '../matching/matching-desk.ts'
import { takePlace } from '../matching/places.ts'
import { matchersOf, matchNames } from './match-names.ts'
import type { SchoolOffer } from './school-links.ts'

/** How an offer stands for who opens its link; `over`: there is nothing to answer any more. */
export type PlaceStanding = 'open' | 'accepted' | 'declined' | 'over'
export type PlaceLook = { standing: PlaceStanding; names?: Awaited<ReturnType<typeof matchNames>>; offer?: Offer }

const asStanding = (state: OfferState): PlaceStanding =>
  openStates.includes(state) ? 'open' : state === 'accepted' || state === 'declined' ? state : 'over'

/** Changes nothing: mail scanners follow links. */
export async function lookAtPlace(desk: MatchingDesk, { candidate, offer: id }: SchoolOffer): Promise<PlaceLook> {
  const offer = await desk.store.get<OfferDoc>(offerKey(candidate, id))
  if (offer?.to !== 'school') return { standing: 'over' }
  const standing = asStanding(offer.state)
  const names = await matchNames(desk, offer)
  return {
    standing: standing === 'open' && desk.now().toISOString() >= offer.expiresAt ? 'over' : standing,
    offer,
    ...(names && { names }),
  }
}

/** The school leader says yes: offer, timeline and notices are one commit with the candidate; then the place is taken, which the recovery does when a crash comes in between. */
export async function acceptPlace(desk: MatchingDesk, link: SchoolOffer): Promise<PlaceStanding> {
  const { candidate, offer: id } = link
  const { offer: seen, names, standing } = await lookAtPlace(desk, link)
  if (!seen || !names || (standing !== 'open' && standing !== 'accepted')) return standing
  const by: Actor = { ...system, name: names.leader }
  const settled = await changeJourney<PlaceStanding>(desk.journey, candidate, `school/${id}`, async ({ journey, person }) => {
    const [offer, slot] = await Promise.all([
      desk.store.get<OfferDoc>(offerKey(candidate, id)),
      desk.store.get<MatchSlotDoc>(slotKey(candidate, 'school')),
    ])
    if (!offer || slot?.offer !== id || person.state === 'stopped' || person.state === 'finished') return { result: 'over' }
    const now = desk.now()
    const verdict = moveOffer(desk.programme, offer, 'accept', { part: 'target', by, at: now })
    if (!verdict.ok) return { result: verdict.reason === 'expired' ? 'over' : asStanding(offer.state) }
    const { dueAt: _due, ...kept } = slot
    const accepted: MatchSlotDoc = { ...kept, state: 'accepted' }
    const at = now.toISOString()
    const also: Write[] = [
      { op: 'put', doc: { ...verdict.offer, ...offerKey(candidate, id), etag: offer.etag ?? '' } },
      { op: 'put', doc: accepted },
      ...(['school-offer', 'school-offer-again'] as const).map(
        (about): Write => ({ op: 'remove', key: { partition: offer.partition, kind: 'notice', id: `${about}-${id}` } }),
      ),
    ]
    return {
      result: 'accepted',
      change: {
        journey: journeyOfDoc(journey),
        contacts: [
          contactDoc(
            candidate,
            { topic: 'match', by, text: 'school.accepted', vars: { school: names.schoolName }, unique: `school-${id}` },
            at,
          ),
        ],
        notices: placeAnswered(names, { offer: id, how: 'accepted', intermediaries: matchersOf(desk, candidate, offer.by.id) }, now),
        also,
        by: system,
        about: 'school',
      },
    }
  })
  if (!settled || (settled.how === 'refused' && settled.result !== 'accepted')) return settled?.result ?? 'over'
  await takePlace(desk, { to: 'school', target: seen.target, id, candidate, ...(seen.group !== undefined && { group: seen.group }) })
  return 'accepted'
}

/** The school leader says no: the place is free again. */
export async function declinePlace(desk: MatchingDesk, link: SchoolOffer, reason: DeclineReason): Promise<PlaceStanding> {
  const { names, standing } = await lookAtPlace(desk, link)
  if (standing !== 'open') return standing
  const by: Actor = { ...system, ...(names && { name: names.leader }) }
  const done = await endOffer(desk, { candidate: link.candidate, id: link.offer, move: 'decline', part: 'target', by, reason })
  return done.ok ? 'declined' : (await lookAtPlace(desk, link)).standing
}
