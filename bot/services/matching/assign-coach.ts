import type { MatchSlotDoc } from '../../../data/offer.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Offered } from '../../../dialogs/matching/port.ts'
import { changeJourney, requestKey, requestMark } from '../journey/change-journey.ts'
import { shortHash } from '../person-of.ts'
import { endOffer } from './end-offer.ts'
import { getCoach } from './get-coach.ts'
import { type MatchingDesk, slotKey, staffActor, system } from './matching-desk.ts'
import { holdPlace, releaseCandidate, takePlace } from './places.ts'
import { madeMark, settleHold } from './settle-hold.ts'

type Refusal = { ok: false; reason: 'unknown' | 'state' | 'gone' }

/** A coach for somebody at once, where the two agreed on it: the same place, held first, and the same introduction as after an offer. An offer that is open ends. */
export async function assignCoach(
  desk: MatchingDesk,
  who: Who,
  wish: { candidate: string; coach: string; request: string },
): Promise<Offered> {
  const by = staffActor(who, 'intermediary')
  const coach = desk.staff.byId(wish.coach)
  if (!by) return { ok: false, reason: 'forbidden' }
  if (!coach?.roles.includes('coach')) return { ok: false, reason: 'unknown-coach' }
  const { candidate, request } = wish
  const at = { to: 'coach', target: coach.id } as const
  const before = desk.directory.byId(candidate)?.coach
  if (before === coach.id) return { ok: false, reason: 'matched', coach: before }
  const id = shortHash('assign', request, candidate)
  const room = await holdPlace(desk, { ...at, id, candidate })
  if (!room.ok) return { ok: false, reason: 'full', taken: room.taken, capacity: room.capacity }
  let old: string | undefined
  const settled = await changeJourney<Refusal>(desk.journey, candidate, request, async (standing) => {
    const { person } = standing
    if (person.state === 'stopped' || person.state === 'finished' || person.coach === coach.id)
      return { result: { ok: false, reason: 'state' } }
    if (await desk.store.get(requestKey(candidate, madeMark(id)))) return { result: { ok: false, reason: 'gone' } }
    old = person.coach
    const also = [requestMark(candidate, madeMark(id))]
    return { change: getCoach(desk, candidate, standing, { coach, by, matcher: by.id, also }) }
  })
  if (!settled || settled.how === 'refused') {
    await settleHold(desk, at, { id, candidate })
    return { ok: false, reason: settled?.result?.reason ?? 'unknown' }
  }
  await takePlace(desk, { ...at, id, candidate })
  if (old !== undefined) await releaseCandidate(desk, { to: 'coach', target: old }, candidate)
  const slot = await desk.store.get<MatchSlotDoc>(slotKey(candidate, 'coach'))
  if (slot) await endOffer(desk, { candidate, id: slot.offer, move: 'withdraw', part: 'system', by: system })
  await desk.rebuildHours(candidate)
  return { ok: true, offer: id, coach: coach.id, again: settled.how === 'repeated' }
}
