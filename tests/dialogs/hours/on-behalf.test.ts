import { expect, test } from 'vitest'
import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { HourDoc } from '../../../data/hours.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { noticeActions } from '../../../rules/notices/notice-actions.ts'
import { enrol } from '../../support/enrol.ts'
import { everyDoc, expectWhole } from '../../support/hours-invariants.ts'
import { hoursTalk, people, texts, told } from '../../support/hours-talk.ts'

const notices = async (store: Parameters<typeof everyDoc>[0], about: string) =>
  (await everyDoc<NoticeDoc>(store, 'notice')).filter((one) => one.about === about)
const labelsOf = (all: readonly { label: string }[]) => all.map(({ label }) => label)

test('an intermediary logs for a coach: the coach is named, paid and told, and it is on record who did it', async () => {
  const { say, megan, store } = await hoursTalk()
  expect(labelsOf(await say('wat kost de opleiding en hoeveel uur is dat gisteren', megan))).not.toContain('hours.check.one')
  const asked = await say('noteer 1,5 uur met Ali Demir gisteren, observatie', megan)
  expect(told(asked)[0]).toMatch(
    /^hours.check.one: .*Ali Demir, di 17 nov, 1 u 30, observatie.*Dit komt op de urenstaat van Patti Fernandez\./,
  )
  expect(labelsOf(await say('klopt', megan))).toEqual(['hours.saved.one'])
  await expectWhole(store)
  const [line] = await everyDoc<HourDoc>(store, 'hours')
  expect(line).toMatchObject({ coach: people.patti, rate: 'external', by: { role: 'intermediary', id: people.megan } })
  const [notice] = await notices(store, 'hours-logged-for')
  expect(notice).toMatchObject({
    recipients: [{ id: `staff:${people.patti}` }],
    vars: { by: 'Megan Bowen', candidate: 'Ali Demir', lengthMinutes: 90, dayNl: 'dinsdag 17 november', dayEn: 'Tuesday 17 November' },
  })
  expect(noticeActions('hours-logged-for', notice!.vars)).toEqual([{ name: 'seeHours', command: 'hours-of ali' }])
  const audit = await everyDoc<{ partition: string; kind: string; id: string; about: string; by: { id: string } }>(store, 'audit')
  expect(audit.filter(({ about }) => about.startsWith('hours/')).map(({ by }) => by.id)).toEqual([people.megan])
})

test('for several coaches at once, on a card as well; nobody to pay is said', async () => {
  const desk = await hoursTalk()
  await enrol(desk, 'lot', { name: 'Lot Zonder' })
  const { coach: _coach, ...free } = (await desk.store.get<PersonDoc>(personKey('lot')))!
  await desk.store.commit([{ op: 'put', doc: free }])
  const asked = await desk.say('log gisteren 1 uur Noor Bakker en 2 uur Ali Demir', desk.megan)
  expect(texts(asked)).toContain('Dit komt op de urenstaat van Alex Wilber en Patti Fernandez.')
  await desk.say('ja', desk.megan)
  const lines = await everyDoc<HourDoc>(desk.store, 'hours')
  expect(lines.map(({ coach, minutes }) => [coach, minutes]).sort()).toEqual([
    [people.alex, 60],
    [people.patti, 120],
  ])
  expect(labelsOf(await desk.say('uren', desk.megan))).toEqual(['hours.candidate.ask'])
  expect(texts(await desk.say('noteer 1 uur met Lot Zonder gisteren', desk.megan))).toContain('nog geen coach')
})

test('a coach still logs for nobody else’s candidate', async () => {
  const { say, patti, store } = await hoursTalk()
  await say('hoi', patti)
  await say('noteer 1 uur met Noor Bakker gisteren', patti)
  await say('ja', patti)
  expect(await everyDoc(store, 'hours')).toEqual([])
})

test('room is given with the button of the notice, and what waited is logged with the next', async () => {
  const { say, megan, alex, store } = await hoursTalk()
  await say('intake met Sam de Vries gisteren 1,5 uur')
  await say('room')
  await say('Het gesprek liep uit')
  const [asked] = await notices(store, 'hours-room-asked')
  const [grant, refuse] = noticeActions('hours-room-asked', asked!.vars)
  expect([grant?.name, refuse?.name]).toEqual(['grantRoom', 'refuseRoom'])
  await say('hoi', megan)
  expect(labelsOf(await megan.presses({ command: grant!.command }))).toEqual(['hours.rooms.granted'])
  const [granted] = await notices(store, 'hours-room-granted')
  const [log] = noticeActions('hours-room-granted', granted!.vars)
  const shown = await alex.presses({ command: log!.command })
  expect(told(shown)[0]).toMatch(/^hours.check.one: .*Sam de Vries, di 17 nov, 1 u 30, intakegesprek/)
  expect(labelsOf(await say('klopt'))).toEqual(['hours.saved.one'])
  await expectWhole(store)
  expect(labelsOf(await megan.presses({ command: log!.command }))).not.toContain('hours.check.one')
})
