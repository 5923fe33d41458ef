import { expect, test } from 'vitest'
import type { HourRoomOpenDoc } from '../../../data/hours.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { coach, hour, hoursDesk, intermediary } from '../../support/hours-desk.ts'
import { everyDoc, expectWhole } from '../../support/hours-invariants.ts'

const wish = hour({ what: 'intake', minutes: 90 })

async function desk() {
  const open = await hoursDesk()
  await open.hire('coen', ['coach'], { name: 'Coen' })
  await open.hire('imke', ['intermediary'])
  await open.hire('iris', ['intermediary'])
  await open.enrol('noor', { name: 'Noor Bakker' })
  return open
}
const told = async (store: Awaited<ReturnType<typeof desk>>['store'], about: string) =>
  (await everyDoc<NoticeDoc>(store, 'notice')).filter((one) => one.about === about)

test('room is asked with a reason, told to the intermediaries, given once, told to the coach, and then the hour fits', async () => {
  const { hours, store } = await desk()
  expect(await hours.log(coach(), [wish], 'r')).toMatchObject([{ ok: false, why: { reason: 'over-budget', missing: 30 } }])
  const asked = await hours.requestRoom(coach(), wish, 'er kwam een tolk bij', 'room')
  expect(asked).toMatchObject({ ok: true, again: false, room: { minutes: 30, budget: 'intake', state: 'asked', name: 'Noor Bakker' } })
  expect(await hours.requestRoom(coach(), wish, 'er kwam een tolk bij', 'room')).toMatchObject({ ok: true, again: true })
  expect((await told(store, 'hours-room-asked')).map(({ recipients, vars }) => [recipients[0]?.id, vars.minutes, vars.reason])).toEqual(
    expect.arrayContaining([
      ['staff:imke', 30, 'er kwam een tolk bij'],
      ['staff:iris', 30, 'er kwam een tolk bij'],
    ]),
  )
  const [room] = await hours.rooms(intermediary())
  const answer = { candidate: 'noor', id: room?.id ?? '' }
  const [first, second] = await Promise.all([hours.grantRoom(intermediary('imke'), answer), hours.refuseRoom(intermediary('iris'), answer)])
  expect([first.ok, second.ok]).toEqual([true, false])
  expect(await hours.grantRoom(intermediary('imke'), answer)).toMatchObject({ ok: true })
  expect(await hours.rooms(intermediary())).toEqual([])
  expect(await told(store, 'hours-room-granted')).toMatchObject([
    { recipients: [{ id: 'staff:coen' }], vars: { minutes: 30, candidate: 'Noor Bakker' } },
  ])
  expect(await hours.log(coach(), [wish], 'r')).toMatchObject([{ ok: true, left: { of: 90, left: 0 } }])
  expect(await hours.log(coach(), [hour({ what: 'intake', minutes: 5 })], 'r2')).toMatchObject([{ ok: false }])
  await expectWhole(store)
})

test('no is no, with a word for the coach; what fits needs no room', async () => {
  const { hours, store } = await desk()
  const asked = await hours.requestRoom(coach(), wish, 'lang gesprek', 'room')
  const answer = { candidate: 'noor', id: asked.ok ? asked.room.id : '' }
  expect(await hours.refuseRoom(intermediary(), { ...answer, words: 'bel me even' })).toMatchObject({
    ok: true,
    room: { state: 'refused' },
  })
  expect(await told(store, 'hours-room-refused-why')).toMatchObject([{ vars: { words: 'bel me even' } }])
  expect(await hours.grantRoom(intermediary(), answer)).toMatchObject({ ok: false, reason: 'answered' })
  expect(await hours.log(coach(), [wish], 'r')).toMatchObject([{ ok: false }])
  expect(await hours.requestRoom(coach(), hour(), 'zomaar', 'other')).toEqual({ ok: false, reason: 'room' })
  expect(await hours.grantRoom(intermediary(), { candidate: 'noor', id: 'no such' })).toEqual({ ok: false, reason: 'unknown' })
})

test('the candidate’s own intermediary hears of it alone', async () => {
  const { hours, store, enrol } = await desk()
  await enrol('sam', { intermediary: 'iris' })
  await hours.requestRoom(coach(), { ...wish, candidate: 'sam' }, 'lang gesprek', 'room')
  expect((await told(store, 'hours-room-asked')).map(({ recipients }) => recipients[0]?.id)).toEqual(['staff:iris'])
})

test('the list of requests, lines, summaries and days are made again from what they follow from', async () => {
  const { hours, store } = await desk()
  await hours.log(coach(), [hour(), hour({ date: '2026-11-10', minutes: 45, from: '10:00', until: '10:45' })], 'r')
  await hours.requestRoom(coach(), wish, 'lang gesprek', 'room')
  const kinds = ['hours-line', 'hours-summary', 'coach-day', 'hours-room-open']
  const all = async () =>
    (await Promise.all(kinds.map((kind) => everyDoc<HourRoomOpenDoc>(store, kind)))).flat().map(({ etag: _etag, ...doc }) => doc)
  const live = await all()
  for (const { partition, kind, id } of live) await store.commit([{ op: 'remove', key: { partition, kind, id } }])
  const machine = await hoursDesk({ store })
  await machine.refresh()
  await machine.hours.rebuild()
  expect(await all()).toEqual(live)
  await machine.hours.rebuild()
  expect(await all()).toEqual(live)
})

test('a new coach sees what is used, from the day they are the coach', async () => {
  const { hours, store, enrol } = await desk()
  await hours.log(coach(), [hour()], 'r')
  await enrol('noor', { coach: 'kim' })
  await hours.rebuildCandidate('noor')
  const summary = await store.get({ partition: 'coach/kim', kind: 'hours-summary', id: 'noor' })
  expect(summary).toMatchObject({ minutes: 0, entries: 0, used: { 'training-year-1@2026-2027': 60 } })
})
