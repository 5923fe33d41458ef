import { describe, expect, test } from 'vitest'
import { sessionPartition } from '../../../data/info-session.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { sampleFacts } from '../../support/sample-session.ts'
import { intermediary, sessionDesk, signUpOf, visitor } from '../../support/session-desk.ts'

const [ann, bo, cor] = [visitor('ann'), visitor('bo'), visitor('cor')]

async function planned() {
  const desk = sessionDesk()
  const id = await desk.plan({ capacity: 2 })
  for (const [who, name] of [
    [ann, 'ann'],
    [bo, 'bo'],
    [cor, 'cor'],
  ] as const)
    await desk.service.signUp(who, signUpOf(id, name, name === 'bo' ? { needs: 'ringleiding' } : {}))
  const told = async (about: string) =>
    (await desk.store.list<NoticeDoc>(sessionPartition(id), 'notice')).docs.filter((one) => one.about === about)
  return { ...desk, id, told }
}

test.each(['candidate', 'coach', 'helpdesk', 'manager'] as const)('a %s may do none of this', async (role) => {
  const { service, id } = await planned()
  const who = { ...intermediary, roles: [role] }
  const { create, change, callOff, attendees, attend } = service.staff
  const answers = [
    await create(who, sampleFacts),
    await change(who, id, { capacity: 9 }),
    await callOff(who, id, 'x'),
    await attendees(who, id),
    await attend(who, id, {}),
  ]
  expect(answers).toEqual(answers.map(() => ({ ok: false, reason: 'forbidden' })))
})

test('a session nobody knows', async () => {
  const { service } = sessionDesk()
  expect(await service.staff.change(intermediary, 'x', { capacity: 9 })).toEqual({ ok: false, reason: 'unknown' })
  expect(await service.staff.callOff(intermediary, 'x', undefined)).toEqual({ ok: false, reason: 'unknown' })
  expect(await service.staff.attendees(intermediary, 'x')).toEqual({ ok: false, reason: 'unknown' })
  expect(await service.staff.attend(intermediary, 'x', {})).toEqual({ ok: false, reason: 'unknown' })
})

test('planning delivered twice is one session, with its reminders; another time is another session', async () => {
  const { service, store, plan } = sessionDesk()
  const id = await plan()
  expect(await plan()).toBe(id)
  await plan({ start: '2027-01-13T18:30:00.000Z', end: '2027-01-13T20:00:00.000Z' })
  expect(service.cards()).toHaveLength(2)
  expect((await store.list<NoticeDoc>(sessionPartition(id), 'notice')).docs.map((one) => one.about).sort()).toEqual([
    'noPlace',
    'reminderDay',
    'reminderHour',
    'reminderWeek',
  ])
})

describe('changing', () => {
  test('the time is told to everybody, with a new calendar entry for who has a seat, and moves the reminders', async () => {
    const { service, id, told } = await planned()
    const patch = { start: '2027-01-19T18:30:00.000Z' }
    const changed = await service.staff.change(intermediary, id, patch)
    expect(changed).toMatchObject({ ok: true, told: 3, card: { sequence: 1, start: patch.start, end: '2027-01-19T20:00:00.000Z' } })
    expect(await service.staff.change(intermediary, id, patch)).toEqual(changed)
    expect(await told('changed')).toMatchObject([
      { calendar: 'request', recipients: [{}, {}], vars: { start: '2027-01-12T18:30:00.000Z' } },
    ])
    const waiting = await told('changedWaiting')
    expect(waiting).toMatchObject([{ recipients: [{}] }])
    expect(waiting[0]).not.toHaveProperty('calendar')
    expect((await told('reminderDay')).map((one) => one.dueAt)).toEqual(['2027-01-18T18:30:00.000Z'])
  })

  test('a word in the text is told to nobody', async () => {
    const { service, id, told } = await planned()
    expect(await service.staff.change(intermediary, id, { host: 'Robin' })).toMatchObject({
      ok: true,
      told: 0,
      card: { sequence: 1, host: 'Robin' },
    })
    expect(await told('changed')).toEqual([])
    expect(await told('reminderDay')).toHaveLength(1)
  })

  test('is refused after calling off and after the start', async () => {
    const { service, id, plan, clock } = await planned()
    const other = await plan({ host: 'Robin', start: '2027-01-12T18:00:00.000Z' })
    await service.staff.callOff(intermediary, id, undefined)
    expect(await service.staff.change(intermediary, id, { capacity: 9 })).toMatchObject({ ok: false, reason: 'cancelled' })
    clock.now = new Date('2027-01-12T19:00:00Z')
    expect(await service.staff.change(intermediary, other, { capacity: 9 })).toMatchObject({ ok: false, reason: 'past' })
  })
})

test('calling off is told to everybody with the words given, takes back the reminders, and stays', async () => {
  const { service, id, told } = await planned()
  const off = await service.staff.callOff(intermediary, id, 'De gastheer is ziek.')
  expect(off).toMatchObject({ ok: true, told: 3, card: { status: 'cancelled', sequence: 1, words: 'De gastheer is ziek.' } })
  expect(await service.staff.callOff(intermediary, id, 'De gastheer is ziek.')).toEqual(off)
  expect(await told('calledOff')).toMatchObject([{ calendar: 'cancel', recipients: [{}, {}, {}], vars: { words: 'De gastheer is ziek.' } }])
  expect([
    ...(await told('reminderDay')),
    ...(await told('reminderWeek')),
    ...(await told('reminderHour')),
    ...(await told('noPlace')),
  ]).toEqual([])
  expect(await service.mine(ann)).toMatchObject([{ card: { status: 'cancelled' } }])
})

test('the list has everybody in order with what they need; attendance is kept per person and can be corrected', async () => {
  const { service, id, clock } = await planned()
  const list = await service.staff.attendees(intermediary, id)
  if (!list.ok) throw new Error(list.reason)
  expect(list.people).toMatchObject([
    { number: 1, name: 'ann', standing: { status: 'seat' } },
    { number: 2, name: 'bo', needs: 'ringleiding' },
    { number: 3, name: 'cor', standing: { status: 'waiting', position: 1 } },
  ])
  const [first, second] = list.people
  expect(await service.staff.attend(intermediary, id, { [first!.id]: 'attended' })).toMatchObject({ ok: false, reason: 'not-yet' })
  clock.now = new Date('2027-01-12T19:00:00Z')
  expect(await service.staff.attend(intermediary, id, { [first!.id]: 'attended', [second!.id]: 'no-show' })).toMatchObject({
    ok: true,
    marked: 2,
    card: { status: 'held' },
  })
  await service.staff.attend(intermediary, id, { [second!.id]: 'attended' })
  const after = await service.staff.attendees(intermediary, id)
  expect(after.ok && after.people.map((one) => one.attendance)).toEqual(['attended', 'attended', undefined])
})
