import { describe, expect, test } from 'vitest'
import type { ContactDoc } from '../../../data/contact-moment.ts'
import { type JourneyDoc, journeyKey, type StepEventDoc } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { replay } from '../../../rules/journey.ts'
import { alex, journeyWorld, megan, newcomer } from '../../support/journey-world.ts'

describe('beginning', () => {
  test('takes over a finished zelfscan and an attended session, once however often', async () => {
    const world = await journeyWorld()
    const id = await newcomer(world, 'noor')
    await world.attendedSession('visitor-1', 'session-1')
    await Promise.all(
      [1, 2, 3].map(() => world.journeys.begin(id, { zelfscan: { at: '2026-11-01T10:00:00Z', outcome: 'fits' }, visitors: ['visitor-1'] })),
    )
    const journey = await world.store.get<JourneyDoc>(journeyKey(id))
    expect(Object.entries(journey!.steps).map(([step, { state, by }]) => [step, state, by.role])).toEqual([
      ['orientation/zelfscan', 'confirmed', 'candidate'],
      ['orientation/info-session', 'confirmed', 'system'],
    ])
    expect((await world.list<StepEventDoc>(id, 'step-event')).length).toBe(2)
    expect((await world.list<ContactDoc>(id, 'contact')).map(({ text }) => text).sort()).toEqual([
      'journey.begin',
      'step.confirmed',
      'step.confirmed',
    ])
    await world.journeys.begin(id)
    expect(await world.store.get<JourneyDoc>(journeyKey(id))).toEqual(journey)
  })

  test('somebody who is not proved has no journey', async () => {
    const world = await journeyWorld()
    await world.journeys.begin('nobody', { zelfscan: { at: '2026-11-01T10:00:00Z', outcome: 'fits' } })
    expect(await world.journeys.mine({ ...world.me('nobody') })).toBeUndefined()
    await world.journeys.confirmAttendance('nobody', 'session-1')
    expect(await world.list('nobody', 'step-event')).toEqual([])
  })
})

describe('attendance', () => {
  test('confirms once, and a correction takes it back unless another list says it too', async () => {
    const world = await journeyWorld()
    const id = await newcomer(world, 'noor')
    const step = async () => (await world.store.get<JourneyDoc>(journeyKey(id)))!.steps['orientation/info-session']
    await world.journeys.begin(id)
    await world.journeys.confirmAttendance(id, 's-1')
    await world.journeys.confirmAttendance(id, 's-1')
    await world.journeys.confirmAttendance(id, 's-2')
    expect(await step()).toMatchObject({ state: 'confirmed', evidence: ['s-1', 's-2'] })
    await world.journeys.confirmAttendance(id, 's-1', false)
    expect(await step()).toMatchObject({ state: 'confirmed', evidence: ['s-2'] })
    await world.journeys.confirmAttendance(id, 's-2', false)
    expect(await step()).toMatchObject({ state: 'todo' })
    await world.journeys.confirmAttendance(id, 's-2', false)
    await world.journeys.confirmAttendance(id, 's-2')
    expect(await step()).toMatchObject({ state: 'confirmed', evidence: ['s-2'] })
    const events = await world.list<StepEventDoc>(id, 'step-event')
    expect(events.map(({ to }) => to)).toEqual(['confirmed', 'todo', 'confirmed'])
  })

  test('never takes back what a person confirmed', async () => {
    const world = await journeyWorld()
    const id = await newcomer(world, 'noor')
    await world.journeys.begin(id)
    await world.journeys.move(megan, {
      personId: id,
      step: 'orientation/info-session',
      to: 'confirmed',
      words: 'Was er, stond niet op de lijst',
      request: 'r1',
    })
    await world.journeys.confirmAttendance(id, 's-1', false)
    await world.journeys.confirmAttendance(id, 's-1')
    await world.journeys.confirmAttendance(id, 's-1', false)
    expect((await world.store.get<JourneyDoc>(journeyKey(id)))!.steps['orientation/info-session']).toMatchObject({
      state: 'confirmed',
      by: { role: 'intermediary' },
    })
  })
})

describe('moving', () => {
  test('is one commit with event, timeline and notices; redelivered it is done once, also after somebody else moved on', async () => {
    const world = await journeyWorld()
    const id = await newcomer(world, 'noor')
    await world.journeys.begin(id)
    const wish = { personId: id, step: 'selection/cv', to: 'submitted' as const, request: 'turn-1' }
    world.commits(id)
    expect(await world.journeys.move(world.me(id), wish)).toMatchObject({ ok: true })
    expect(world.commits(id)).toBe(1)
    expect(await world.journeys.move(world.me(id), wish)).toMatchObject({ ok: true })
    await world.journeys.move(megan, { personId: id, step: 'selection/cv', to: 'sent-back', words: 'Nog een jaar', request: 'turn-2' })
    expect(await world.journeys.move(world.me(id), wish)).toMatchObject({ ok: true })
    const journey = await world.store.get<JourneyDoc>(journeyKey(id))
    expect(journey!.steps['selection/cv']).toMatchObject({ state: 'sent-back', words: 'Nog een jaar' })
    const events = await world.list<StepEventDoc>(id, 'step-event')
    expect(events.map(({ to }) => to)).toEqual(['submitted', 'sent-back'])
    expect(replay(events)['selection/cv']).toMatchObject({ state: 'sent-back', words: 'Nog een jaar' })
  })

  test('two people who confirm at once: one does, the other hears who did', async () => {
    const world = await journeyWorld()
    const id = await newcomer(world, 'noor')
    await world.journeys.begin(id)
    await world.journeys.move(world.me(id), { personId: id, step: 'selection/cv', to: 'submitted', request: 'r0' })
    const elsewhere = await world.another()
    const results = await Promise.all([
      world.journeys.move(megan, { personId: id, step: 'selection/cv', to: 'confirmed', request: 'r1' }),
      elsewhere.move(
        { ...megan, staffId: world.backUp, name: 'Bep' },
        { personId: id, step: 'selection/cv', to: 'confirmed', request: 'r2' },
      ),
    ])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'already', entry: { state: 'confirmed' } })
    expect((await world.list<StepEventDoc>(id, 'step-event')).map(({ to }) => to)).toEqual(['submitted', 'confirmed'])
  })

  test('forty moves at once from two machines are all in history, and history replays to the state', async () => {
    const world = await journeyWorld()
    const id = await newcomer(world, 'noor')
    await world.journeys.begin(id)
    const elsewhere = await world.another()
    const steps = ['selection/diploma-check', 'selection/cv', 'selection/motivation', 'orientation/school-visit']
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 ? world.journeys : elsewhere).move(index % 3 ? megan : world.me(id), {
          personId: id,
          step: steps[index % 4]!,
          to: (['in-progress', 'submitted', 'confirmed', 'sent-back'] as const)[(index >> 2) % 4]!,
          words: 'zo is het',
          request: `r-${index}`,
        }),
      ),
    )
    const [journey, events] = [await world.store.get<JourneyDoc>(journeyKey(id)), await world.list<StepEventDoc>(id, 'step-event')]
    const states = Object.fromEntries(Object.entries(journey!.steps).map(([key, { state }]) => [key, state]))
    expect(Object.fromEntries(Object.entries(replay(events)).map(([key, { state }]) => [key, state]))).toEqual(states)
    expect(events.length).toBe(journey!.revision)
  })
})

test('notices follow the cause: planned when a step opens, taken back in the same commit when it is done, and handed to who is next', async () => {
  const world = await journeyWorld()
  const id = await newcomer(world, 'noor')
  const notices = async () =>
    (await world.list<NoticeDoc>(id, 'notice')).map(
      ({ about, id: key, recipients }) =>
        `${about} ${/^[a-z-]+\/[a-z]+(?:-[a-z]+)*/.exec(key.slice(about.length + 1))?.[0]} ${recipients.map((one) => one.id.slice(-2)).join()}`,
    )
  await world.journeys.begin(id)
  expect(await notices()).toEqual(expect.arrayContaining([expect.stringContaining('step-due orientation/zelfscan')]))
  await world.journeys.begin(id, { zelfscan: { at: '2026-11-01T10:00:00Z', outcome: 'fits' } })
  expect((await notices()).filter((one) => one.includes('zelfscan'))).toEqual([])
  await world.journeys.confirmAttendance(id, 's-1')
  expect((await notices()).filter((one) => one.startsWith('step-due')).map((one) => one.split(' ')[1])).toEqual([
    'selection/cv',
    'selection/diploma-check',
    'selection/motivation',
  ])
  await world.journeys.move(world.me(id), { personId: id, step: 'selection/cv', to: 'submitted', request: 'r1' })
  const about = async () => (await notices()).filter((one) => one.includes('selection/cv'))
  const [submitted, waiting] = ['step-submitted selection/cv 21,99', 'step-waiting selection/cv 21,99']
  expect(await about()).toEqual([submitted, waiting])
  await world.journeys.assignCoach(megan, { personId: id, coach: alex.staffId!, request: 'r2' })
  expect(await about()).toEqual([submitted, 'step-waiting-backup selection/cv 99', 'step-waiting selection/cv 21'])
  await world.journeys.move(megan, { personId: id, step: 'selection/cv', to: 'confirmed', request: 'r3' })
  expect((await notices()).filter((one) => one.startsWith('step-waiting'))).toEqual([])
})
