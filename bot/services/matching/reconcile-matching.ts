import { type Person, type PersonDoc, personIdOf, personKey } from '../../../data/candidate.ts'
import { coachOf, coachPartition } from '../../../data/coach-hours.ts'
import type { MatchSlotDoc, OfferDoc, PlaceDoc } from '../../../data/offer.ts'
import type { Doc, Store, Stored } from '../../../data/store.ts'
import { openStates } from '../../../rules/offers/offer-moves.ts'
import { endOffer } from './end-offer.ts'
import { type MatchingDesk, offerKey, system, type Target } from './matching-desk.ts'
import { releasePlace, takePlace } from './places.ts'
import { isTheirs, settleHold } from './settle-hold.ts'

/** A place held this long without an offer is nobody's any more; in milliseconds. */
const abandonedAfter = 60_000

async function everything<T extends Doc>(store: Store, kind: string): Promise<Stored<T>[]> {
  const docs: Stored<T>[] = []
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await store.find<T>(kind, { after, limit: 1000 })
    docs.push(...page.docs)
    after = page.next
  }
  return docs
}

const targetOf = (partition: string): Target =>
  partition.startsWith('coach/') ? { to: 'coach', target: coachOf(partition) } : { to: 'school', target: partition.slice('school/'.length) }

/**
 * Puts right what a crash, an erasure or a change made elsewhere left behind: every held place belongs to an open offer, is taken, or is given back; everybody with a coach has one
 * place, with that coach; no offer is open for who has a coach or stopped. Gives how much was put right. May run at any time; for the scheduler.
 */
export async function reconcileMatching(desk: MatchingDesk, olderThan = abandonedAfter): Promise<number> {
  const [places, slots] = await Promise.all([everything<PlaceDoc>(desk.store, 'place'), everything<MatchSlotDoc>(desk.store, 'match')])
  const open = new Set(slots.filter(({ state }) => state === 'open').map(({ offer }) => offer))
  let count = 0
  for (const slot of slots) if (await closeMoot(desk, slot)) count++
  for (const place of places) if (await settlePlace(desk, place, open, olderThan)) count++
  const there = new Set(places.map(({ partition, candidate }) => `${partition} ${candidate}`))
  for (const { id: candidate, coach, state } of desk.directory.all()) {
    if (coach === undefined || state === 'stopped' || state === 'finished' || there.has(`${coachPartition(coach)} ${candidate}`)) continue
    if (!(await isTheirs(desk, { to: 'coach', target: coach }, candidate, undefined))) continue
    await takePlace(desk, { to: 'coach', target: coach, id: `coach-${candidate}`, candidate })
    count++
  }
  return count
}

/** An open offer for somebody who has a coach, or who is not on the route any more. */
async function closeMoot(desk: MatchingDesk, { partition, id, offer, state }: MatchSlotDoc): Promise<boolean> {
  const candidate = personIdOf(partition)
  const card = desk.directory.byId(candidate)
  if (state !== 'open' || !card || !isMoot(id, card)) return false
  const person = await desk.store.get<PersonDoc>(personKey(candidate))
  if (person && !isMoot(id, person)) return false
  const done = await endOffer(desk, { candidate, id: offer, move: 'withdraw', part: 'system', by: system })
  return done.ok
}

const isMoot = (to: MatchSlotDoc['id'], { state, coach }: Pick<Person, 'state' | 'coach'>) =>
  state === 'stopped' || state === 'finished' || (to === 'coach' && coach !== undefined)

async function settlePlace(desk: MatchingDesk, place: Stored<PlaceDoc>, open: ReadonlySet<string>, olderThan: number): Promise<boolean> {
  const at = targetOf(place.partition)
  const { id, candidate, since, state } = place
  if (state === 'taken') {
    if (at.to === 'coach' && desk.directory.byId(candidate)?.coach === at.target && !isOver(desk, candidate)) return false
    const offer = at.to === 'school' ? await desk.store.get<OfferDoc>(offerKey(candidate, id)) : undefined
    if (await isTheirs(desk, at, candidate, offer)) return false
    await releasePlace(desk, at, id)
    return true
  }
  if (open.has(id)) return false
  const offer = await desk.store.get<OfferDoc>(offerKey(candidate, id))
  const young = desk.now().getTime() - Date.parse(since) < olderThan
  if (offer ? openStates.includes(offer.state) : young) return false
  return (await settleHold(desk, at, place)) !== 'open'
}

const isOver = (desk: MatchingDesk, candidate: string) => ['stopped', 'finished'].includes(desk.directory.byId(candidate)?.state ?? '')
