import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JourneyDoc, journeyKey, type StepEventDoc } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { alex, journeyWorld, megan, newcomer } from '../../support/journey-world.ts'

let cosmos: CosmosWorld
beforeAll(async () => {
  cosmos = await cosmosWorld()
}, 60_000)
afterAll(() => cosmos.close())

test('on Cosmos: a move is one batch, all or nothing; who loses the race decides again; a repeat is one', async () => {
  const world = await journeyWorld({ store: await cosmos.open() })
  const id = await newcomer(world, 'noor')
  await world.journeys.begin(id, { zelfscan: { at: '2026-11-01T10:00:00Z', outcome: 'fits' } })
  const elsewhere = await world.another()
  await world.journeys.assignCoach(megan, { personId: id, coach: alex.staffId!, request: 'coach' })
  await elsewhere.move(world.me(id), { personId: id, step: 'selection/cv', to: 'submitted', request: 'r1' })
  const both = await Promise.all([
    world.journeys.move(megan, { personId: id, step: 'selection/cv', to: 'confirmed', request: 'r2' }),
    elsewhere.move(megan, { personId: id, step: 'selection/cv', to: 'sent-back', words: 'Nog niet', request: 'r3' }),
  ])
  expect(both.some(({ ok }) => ok)).toBe(true)
  for (const again of [0, 1])
    expect([
      again,
      await world.journeys.move(world.me(id), { personId: id, step: 'selection/cv', to: 'submitted', request: 'r1' }),
    ]).toMatchObject([again, { ok: true }])
  const journey = await world.store.get<JourneyDoc>(journeyKey(id))
  const events = (await world.list<StepEventDoc>(id, 'step-event')).filter(({ step }) => step === 'selection/cv')
  expect(events.at(-1)?.to).toBe(journey?.steps['selection/cv']?.state)
  expect(events.filter(({ to }) => to === 'submitted')).toHaveLength(1)
  const waiting = (await world.list<NoticeDoc>(id, 'notice')).filter(({ about }) => about === 'step-waiting')
  expect(waiting).toEqual([])
})

test('on Cosmos: what a move costs', async () => {
  const world = await journeyWorld({ store: await cosmos.open() })
  const id = await newcomer(world, 'pim')
  await world.journeys.begin(id)
  const before = cosmos.front.requests().total
  await world.journeys.move(world.me(id), { personId: id, step: 'selection/cv', to: 'submitted', request: 'r1' })
  expect(cosmos.front.requests().total - before).toBe(2)
})
