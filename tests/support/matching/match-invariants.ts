import { expect } from 'vitest'
import { type PersonDoc, personIdOf } from '../../../data/candidate.ts'
import type { CoachProfileDoc } from '../../../data/coach-profile.ts'
import { type MatchSlotDoc, type OfferDoc, offer as offerSchema, type PairDoc, type PlaceDoc, type PlacesDoc } from '../../../data/offer.ts'
import type { Store } from '../../../data/store.ts'
import { openStates } from '../../../rules/offers/offer-moves.ts'
import { everyDoc } from '../hours-invariants.ts'

/** What holds at any moment, also while things are going on elsewhere. */
export async function expectNeverWrong(store: Store) {
  const [offers, slots] = await Promise.all([everyDoc<OfferDoc>(store, 'offer'), everyDoc<MatchSlotDoc>(store, 'match')])
  const open = offers.filter(({ state }) => openStates.includes(state))
  expect(new Set(open.map(({ partition, to }) => `${partition} ${to}`)).size).toBe(open.length)
  expect(
    slots
      .filter(({ state }) => state === 'open')
      .map(({ offer }) => offer)
      .sort(),
  ).toEqual(open.map(({ id }) => id).sort())
  return { offers, open, slots }
}

/** What holds after the recovery: places are exactly what open offers hold and what candidates with a coach take, and nobody is over capacity. */
export async function expectMatched(store: Store) {
  const { offers, open } = await expectNeverWrong(store)
  const [places, counters, people, profiles, pairs] = await Promise.all([
    everyDoc<PlaceDoc>(store, 'place'),
    everyDoc<PlacesDoc>(store, 'places'),
    everyDoc<PersonDoc>(store, 'person'),
    everyDoc<CoachProfileDoc>(store, 'coach-profile'),
    everyDoc<PairDoc>(store, 'pair'),
  ])
  const line = ({ partition, candidate }: Pick<PlaceDoc, 'partition' | 'candidate'>) => `${partition} ${candidate}`
  const held = places.filter(({ state }) => state === 'held')
  expect(held.map((one) => `${line(one)} ${one.id}`).sort()).toEqual(
    open.map(({ target, candidate, id }) => `coach/${target} ${candidate} ${id}`).sort(),
  )
  const taken = places.filter(({ state }) => state === 'taken')
  const coached = people.filter(({ coach, state }) => coach !== undefined && state !== 'stopped' && state !== 'finished')
  expect(taken.map(line).sort()).toEqual(coached.map(({ partition, coach }) => `coach/${coach} ${personIdOf(partition)}`).sort())
  for (const { partition, capacity } of profiles) {
    const mine = places.filter((one) => one.partition === partition)
    expect(mine.length).toBeLessThanOrEqual(capacity)
    const counter = counters.find((one) => one.partition === partition)
    const count = (state: PlaceDoc['state']) => mine.filter((one) => one.state === state).length
    if (counter || mine.length > 0) expect(counter).toMatchObject({ held: count('held'), taken: count('taken') })
  }
  for (const { partition: _p, kind: _k, id: _i, etag: _e, ...one } of offers) offerSchema.parse(one)
  const withCoach = new Set(coached.map(({ partition }) => partition))
  expect(open.filter(({ partition }) => withCoach.has(partition))).toEqual([])
  const refused = new Set(
    pairs
      .filter(({ state, until }) => (state === 'refused' || state === 'ended') && until === undefined)
      .map(({ partition, id }) => `${partition} ${id}`),
  )
  expect(open.filter(({ partition, target, override }) => override === undefined && refused.has(`${partition} ${target}`))).toEqual([])
  return { offers, open, places, people: coached }
}
