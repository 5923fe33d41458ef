import { coachPartition } from '../../../data/coach-hours.ts'
import type { OfferDoc, PlaceDoc } from '../../../data/offer.ts'
import type { Doc, Stored } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import { firstName } from '../../../dialogs/journey/now-reply.ts'
import type { Answered, Matching } from '../../../dialogs/matching/port.ts'
import { openStates } from '../../../rules/offers/offer-moves.ts'
import { acceptOffer, ownOffer } from './accept-offer.ts'
import { assignCoach } from './assign-coach.ts'
import { changeCapacity } from './change-capacity.ts'
import { changePair } from './change-pair.ts'
import { cohort } from './cohort.ts'
import { matchingHandlers } from './due-matching.ts'
import { endOffer, type Moved, type OfferAct } from './end-offer.ts'
import { type MatchingDesk, offerKey, staffActor } from './matching-desk.ts'
import { noClick } from './no-click.ts'
import { offerTalk } from './offer-talk.ts'
import { introductionOf } from './propose-for.ts'
import { reconcileMatching } from './reconcile-matching.ts'
import { sendOffers } from './send-offers.ts'
import { showMatching } from './show-matching.ts'
import { whatIf } from './what-if.ts'

export type MatchingService = Matching & {
  /** What its parts share, for the schools' half and for who looks at profiles of coaches. */
  desk: MatchingDesk
  /** What happens to open offers and first contacts when they are due, for the dispatcher. */
  handlers: Readonly<Record<string, (doc: Stored<Doc>) => Promise<void>>>
  /** Puts right what a crash left half done; gives how much that was. `olderThan` is milliseconds. */
  reconcile: (olderThan?: number) => Promise<number>
  /** Reads what is in memory, and puts right what a crash left half done; for the start, and after the store was emptied. */
  start: () => Promise<void>
  /** Reads what others wrote, and now and then puts right; for now and then. */
  tend: () => Promise<void>
  /** Does now what is due of the whole. What is due of an offer, the dispatcher does. */
  runDue: () => Promise<void>
}

/** How often everything is looked through, in milliseconds. */
const putRightEvery = 300_000

/** Matching over a store: what spans partitions is a place held first, then the fact, and a recovery that completes or gives back. */
export function matching(desk: MatchingDesk): MatchingService {
  let lookedAt = 0

  async function answer(who: Who, id: string, act: Pick<OfferAct, 'move'> & Partial<OfferAct>): Promise<Answered & { moved?: Moved }> {
    const by = staffActor(who, 'coach')
    if (!by) return { ok: false, reason: 'forbidden' }
    const place = await ownOffer(desk, by.id, id)
    if (!place) return { ok: false, reason: 'gone' }
    const { candidate } = place
    const moved = await endOffer(desk, { part: 'target', by, candidate, id, ...act })
    if (!moved.ok) return moved
    return { ok: true, candidate, name: firstName(desk.directory.byId(candidate)?.name ?? ''), state: moved.offer.state, moved }
  }

  return {
    desk,
    ...showMatching(desk),
    ...cohort(desk),
    ...sendOffers(desk),
    ...offerTalk(desk),
    whatIf: (who, what) => whatIf(desk, who, what),
    assign: (who, wish) => assignCoach(desk, who, wish),
    pair: (who, wish) => changePair(desk, who, wish),
    capacity: (who, wish) => changeCapacity(desk, who, wish),
    noClick: (who, wish) => noClick(desk, who, wish),
    accept: (who, { offer, request }) => acceptOffer(desk, who, offer, request),
    decline: (who, { offer, reason, words }) => answer(who, offer, { move: 'decline', reason, ...(words && { words }) }),
    async later(who, { offer }) {
      const { moved, ...done } = await answer(who, offer, { move: 'later' })
      return moved?.ok ? { ...done, chaseAt: moved.offer.chaseAt, expiresAt: moved.offer.expiresAt } : done
    },
    async withdraw(who, { candidate, offer, words }) {
      const by = staffActor(who, 'intermediary')
      if (!by) return { ok: false, reason: 'forbidden' }
      const moved = await endOffer(desk, { candidate, id: offer, move: 'withdraw', part: 'intermediary', by, ...(words && { words }) })
      if (!moved.ok) return moved
      await desk.audit.record(candidate, by, 'change', 'offer')
      return { ok: true, candidate, name: desk.directory.byId(candidate)?.name ?? '', state: moved.offer.state }
    },
    async mine(who) {
      const by = staffActor(who, 'coach')
      if (!by) return []
      const { docs } = await desk.store.list<PlaceDoc>(coachPartition(by.id), 'place', { limit: 1000 })
      const held = docs.filter(({ state }) => state === 'held')
      const offers = await Promise.all(
        held.map(async ({ id, candidate }) => {
          const offer = await desk.store.get<OfferDoc>(offerKey(candidate, id))
          const card = desk.directory.byId(candidate)
          if (!offer || !card || !openStates.includes(offer.state)) return []
          const { name, phase, minutes } = introductionOf(desk, card, offer.reasons)
          return [{ id, name, phase, minutes, reasons: offer.reasons, expiresAt: offer.expiresAt, state: offer.state }]
        }),
      )
      return offers.flat().sort((one, other) => one.expiresAt.localeCompare(other.expiresAt))
    },
    handlers: matchingHandlers(desk),
    reconcile: (olderThan) => reconcileMatching(desk, olderThan),
    async start() {
      await desk.pool.refresh()
      lookedAt = desk.now().getTime()
      await reconcileMatching(desk)
    },
    async tend() {
      await desk.pool.refresh()
      if (Math.abs(desk.now().getTime() - lookedAt) < putRightEvery) return
      lookedAt = desk.now().getTime()
      await reconcileMatching(desk)
    },
    runDue: async () => void (await reconcileMatching(desk)),
  }
}
