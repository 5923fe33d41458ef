import type { CandidateCard } from '../../../data/candidate.ts'
import { personIdOf } from '../../../data/candidate.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Matching, WaitingShown } from '../../../dialogs/matching/port.ts'
import type { Proposal } from '../../../rules/matching/propose.ts'
import { type MatchingDesk, slotKey, staffActor } from './matching-desk.ts'
import { proposalsFor } from './propose-for.ts'
import { offersOf, waitingCards } from './seekers.ts'

const day = 86_400_000

/** What an intermediary looks at: who waits, who would fit, what is open. */
export function showMatching(desk: MatchingDesk): Pick<Matching, 'waiting' | 'proposals' | 'open' | 'coaches'> {
  const nameOf = (coach: string) => desk.staff.byId(coach)?.name ?? ''
  const may = (who: Who) => staffActor(who, 'intermediary') !== undefined

  function waitingShown(card: CandidateCard): WaitingShown {
    const slot = desk.pool.slots.get(slotKey(card.id, 'coach').partition, 'coach')
    const days = Math.max(0, Math.floor((desk.now().getTime() - Date.parse(card.createdAt)) / day))
    return {
      card,
      days,
      ...(slot && { open: { offer: slot.offer, coach: slot.target, name: nameOf(slot.target), expiresAt: slot.expiresAt } }),
    }
  }

  return {
    waiting: (who) => (may(who) ? waitingCards(desk).map(waitingShown) : []),
    coaches: (who) =>
      may(who)
        ? desk.pool
            .coaches()
            .map((coach) => ({ ...coach, name: nameOf(coach.id) }))
            .sort((one, other) => one.name.localeCompare(other.name))
        : [],
    open: (who) =>
      may(who)
        ? desk.pool.open().map(({ partition, offer, target, at, expiresAt }) => {
            const candidate = personIdOf(partition)
            return {
              offer,
              candidate,
              name: desk.directory.byId(candidate)?.name ?? '',
              coach: target,
              coachName: nameOf(target),
              at,
              expiresAt,
            }
          })
        : [],
    async proposals(who, candidate) {
      if (!may(who)) return { ok: false, reason: 'forbidden' }
      const card = desk.directory.byId(candidate)
      if (!card) return { ok: false, reason: 'unknown' }
      const [{ proposals, locked }, offers] = await Promise.all([proposalsFor(desk, card), offersOf(desk, candidate, 'coach')])
      const named = (list: readonly Proposal[]) => list.map((one) => ({ ...one, name: nameOf(one.target) }))
      return {
        ok: true,
        waiting: waitingShown(card),
        proposals: { possible: named(proposals.possible), wouldBe: named(proposals.wouldBe), others: named(proposals.others) },
        asked: offers.map(({ target, state, at, answer }) => ({
          coach: target,
          name: nameOf(target),
          state,
          at,
          ...(answer?.reason && { reason: answer.reason }),
          ...(answer?.words && { words: answer.words }),
        })),
        ...(locked !== undefined && { locked }),
      }
    },
  }
}
