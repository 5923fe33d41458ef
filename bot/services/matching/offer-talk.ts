import type { OfferDoc } from '../../../data/offer.ts'
import { ConflictError, type Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import { firstName } from '../../../dialogs/journey/now-reply.ts'
import type { Answered, Matching } from '../../../dialogs/matching/port.ts'
import { intermediariesOf } from '../../../rules/journey/journey-notices.ts'
import { moveOffer } from '../../../rules/offers/offer-moves.ts'
import { spoken } from '../../../rules/offers/offer-notices.ts'
import { requestMark } from '../journey/change-journey.ts'
import { intermediaries } from '../journey/journey-desk.ts'
import { shortHash } from '../person-of.ts'
import { ownOffer } from './accept-offer.ts'
import { type MatchingDesk, offerKey, staffActor } from './matching-desk.ts'

/** Words about an open offer, between its coach and who matches; the offer stays as it is. */
export function offerTalk(desk: MatchingDesk): Pick<Matching, 'ask' | 'reply'> {
  const { store } = desk

  async function say(candidate: string, request: string, writes: readonly Write[]) {
    await store.commit([requestMark(candidate, request), ...writes]).catch((error: unknown) => {
      if (!(error instanceof ConflictError)) throw error
    })
  }

  return {
    async ask(who: Who, { offer: id, words, request }): Promise<Answered> {
      const by = staffActor(who, 'coach')
      const place = by && (await ownOffer(desk, by.id, id))
      if (!by) return { ok: false, reason: 'forbidden' }
      const offer = place && (await store.get<OfferDoc>(offerKey(place.candidate, id)))
      const card = place && desk.directory.byId(place.candidate)
      if (!offer || !card) return { ok: false, reason: 'gone' }
      const verdict = moveOffer(desk.programme, offer, 'ask', { part: 'target', by, at: desk.now() })
      if (!verdict.ok) return verdict
      const to = intermediariesOf({
        person: { intermediary: card.intermediary ?? offer.by.id },
        intermediaries: intermediaries(desk.staff),
      })
      const vars = {
        key: shortHash(request),
        candidate: card.name,
        by: desk.staff.byId(by.id)?.name ?? '',
        words,
        about: `${card.id} ${id}`,
      }
      await say(
        card.id,
        request,
        spoken(card.id, 'match-question', to, vars, desk.now()).map((doc) => ({ op: 'put', doc })),
      )
      return { ok: true, candidate: card.id, name: firstName(card.name), state: offer.state }
    },
    async reply(who: Who, { candidate, offer: id, words, request }): Promise<Answered> {
      const by = staffActor(who, 'intermediary')
      if (!by) return { ok: false, reason: 'forbidden' }
      const offer = await store.get<OfferDoc>(offerKey(candidate, id))
      const card = desk.directory.byId(candidate)
      if (!offer || !card) return { ok: false, reason: 'gone' }
      const vars = { key: shortHash(request), candidate: firstName(card.name), by: by.name ?? '', words, about: id }
      await say(
        candidate,
        request,
        spoken(candidate, 'match-reply', [offer.target], vars, desk.now()).map((doc) => ({ op: 'put', doc })),
      )
      return { ok: true, candidate, name: desk.staff.byId(offer.target)?.name ?? '', state: offer.state }
    },
  }
}
