import { expect, test } from 'vitest'
import type { PlaceDoc, PlacesDoc } from '../../../data/offer.ts'
import { eraseAll, livedIn } from '../../support/privacy-life.ts'

const alex = '00000000-0000-0000-0000-0000000000020'
const megan = {
  channelId: 'x',
  userId: 'x',
  conversationId: 'x',
  roles: ['intermediary'] as const,
  staffId: '00000000-0000-0000-0000-0000000000021',
}

test('somebody who is erased leaves no offer, no place and no line in a run; the coach’s place is free again', async () => {
  const life = await livedIn()
  const { matching, store, personId: id } = life
  await life.journeys.resume(life.who, { personId: id, request: 'again' })
  await matching.start()
  await matching.cohort(megan)
  await matching.capacity(megan, { coach: alex, capacity: 7 })
  expect(await matching.offer(megan, { candidate: id, coach: alex, override: 'toch', request: 'r' })).toMatchObject({ ok: true })
  const places = async () => (await store.list<PlaceDoc>(`coach/${alex}`, 'place', { limit: 100 })).docs
  expect((await places()).filter(({ candidate }) => candidate === id)).toHaveLength(1)
  await eraseAll(life)
  expect((await places()).filter(({ candidate }) => candidate === id)).toEqual([])
  for (const kind of ['offer', 'match', 'pair', 'match-run', 'first-contact'])
    expect(JSON.stringify((await store.find(kind, { limit: 100 })).docs), kind).not.toContain(id)
  await matching.start()
  expect(matching.open(megan)).toEqual([])
  expect(await matching.offer(megan, { candidate: 'demo-bas-kuipers', coach: alex, override: 'toch', request: 'r2' })).toMatchObject({
    ok: true,
  })
  expect(await store.get<PlacesDoc>({ partition: `coach/${alex}`, kind: 'places', id: 'places' })).toMatchObject({ held: 1, taken: 6 })
})
