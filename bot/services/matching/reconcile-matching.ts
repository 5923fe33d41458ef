import { type Person, type PersonDoc, personIdOf, personKey } from '../../../data/candidate.ts'
import { coachOf, coachPartition } from '../../../data/coach-hours.ts'
import { everywhere } from '../../../data/every-document.ts'
import type { MatchSlotDoc, OfferDoc, PlaceDoc } from '../../../data/offer.ts'
import type { Stored } from '../../../data/store.ts'
import { openStates } from '../../../rules/offers/offer-moves.ts'
import { showCard } from '../journey/change-journey.ts'
import { readStanding } from '../journey/journey-desk.ts'
import { endOffer } from './end-offer.ts'
import { type MatchingDesk, offerKey, system, type Target } from './matching-desk.ts'
import { releasePlace, takePlace } from './places.ts'
import { isTheirs, settleHold } from './settle-hold.ts'

/** A place held this long without an offer is nobody's any more; in milliseconds. */
const abandonedAfter = 60_000

const targetOf = (partition: string): Target =>
  partition.startsWith('coach/') ? { to: 'coach', target: coachOf(partition) } : { to: 'school', target: partition.slice('school/'.length) }

/**
 * Puts right what a crash, an erasure or a change made elsewhere left behind: every held place belongs to an open offer, is taken, or is given back; everybody with a coach has one
 * place, with that coach, and is shown with them; no offer is open for who has a coach or stopped. What is found in passing is read again before anything is done about it. Gives
 * how much was put right. May run at any time; for the scheduler.
 */
export async function reconcileMatching(desk: MatchingDesk, olderThan = abandonedAfter): Promise<number> {
  const { store } = desk
  const [places, slots, persons] = await Promise.all([
    Array.fromAsync(everywhere<PlaceDoc>(store, 'place')),
    Array.fromAsync(everywhere<MatchSlotDoc>(store, 'match')),
    Array.fromAsync(everywhere<PersonDoc>(store, 'person')),
  ])
  const people = new Map(persons.map((one) => [personIdOf(one.partition), one]))
  const open = new Set(slots.filter(({ state }) => state === 'open').map(({ offer }) => offer))
  const there = new Set(places.map(({ partition, candidate }) => `${partition} ${candidate}`))
  let count = 0
  for (const slot of slots) if (await closeMoot(desk, slot, people)) count++
  for (const place of places) if (await settlePlace(desk, place, { people, open, olderThan })) count++
  for (const [id, person] of people) {
    if (await showAgain(desk, id, person)) count++
    if (!isWith(person, person.coach) || there.has(`${coachPartition(person.coach ?? '')} ${id}`)) continue
    if (await takeMissing(desk, id, person.coach ?? '')) count++
  }
  return count
}

type People = ReadonlyMap<string, PersonDoc>

const isWith = (person: PersonDoc | undefined, coach: string | undefined): boolean =>
  person !== undefined && coach !== undefined && person.coach === coach && person.state !== 'stopped' && person.state !== 'finished'

/** Somebody with a coach and no place: they were given one without, by an import or before there were places. */
async function takeMissing(desk: MatchingDesk, candidate: string, coach: string): Promise<boolean> {
  const at = { to: 'coach', target: coach } as const
  if (!(await isTheirs(desk, at, candidate, undefined))) return false
  await takePlace(desk, { ...at, id: `coach-${candidate}`, candidate })
  return true
}

/** A line in the list of candidates that names another coach than the person does: a crash came between the two. */
async function showAgain({ directory, journey }: MatchingDesk, candidate: string, { coach }: PersonDoc): Promise<boolean> {
  const card = directory.byId(candidate)
  if (!card || card.coach === coach) return false
  const standing = await readStanding(journey, candidate)
  if (!standing || standing.person.coach === card.coach) return false
  await showCard(journey, candidate, standing, false)
  return true
}

/** An open offer for somebody who has a coach, or who is not on the route any more. */
async function closeMoot(desk: MatchingDesk, { partition, id, offer, state }: MatchSlotDoc, people: People): Promise<boolean> {
  const candidate = personIdOf(partition)
  const known = people.get(candidate)
  if (state !== 'open' || !known || !isMoot(id, known)) return false
  const person = await desk.store.get<PersonDoc>(personKey(candidate))
  if (person && !isMoot(id, person)) return false
  const done = await endOffer(desk, { candidate, id: offer, move: 'withdraw', part: 'system', by: system })
  return done.ok
}

const isMoot = (to: MatchSlotDoc['id'], { state, coach }: Pick<Person, 'state' | 'coach'>) =>
  state === 'stopped' || state === 'finished' || (to === 'coach' && coach !== undefined)

type Found = { people: People; open: ReadonlySet<string>; olderThan: number }

async function settlePlace(desk: MatchingDesk, place: Stored<PlaceDoc>, { people, open, olderThan }: Found): Promise<boolean> {
  const at = targetOf(place.partition)
  const { id, candidate, since, state } = place
  if (state === 'taken') {
    if (at.to === 'coach' && isWith(people.get(candidate), at.target)) return false
    const offer = at.to === 'school' ? await desk.store.get<OfferDoc>(offerKey(candidate, id)) : undefined
    if (await isTheirs(desk, at, candidate, offer)) return false
    await releasePlace(desk, at, id)
    return true
  }
  if (open.has(id)) return false
  const offer = await desk.store.get<OfferDoc>(offerKey(candidate, id))
  const young = desk.now().getTime() - Date.parse(since) < olderThan
  if (offer ? openStates.includes(offer.state) : young) return false
  const settled = await settleHold(desk, at, place)
  if (settled === 'taken') await desk.rebuildHours(candidate)
  return settled !== 'open'
}
