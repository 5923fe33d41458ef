import { afterEach, expect, test } from 'vitest'
import { hour } from '../../support/notice-desk.ts'
import { command, keys, roundDesk, say } from '../../support/round-desk.ts'
import { heard } from '../../support/route-desk.ts'

type Desk = Awaited<ReturnType<typeof roundDesk>>
const opened: Desk[] = []
afterEach(() => {
  for (const desk of opened.splice(0)) desk.close()
})
const [khadija, lars] = ['khadija-amrani', 'lars-timmer']

/** A closed round in which both candidates and two schools named each other. */
async function closed() {
  const desk = await roundDesk()
  opened.push(desk)
  const me = desk.intermediary()
  const id = await desk.round(me)
  await desk.due()
  for (const who of [khadija, lars]) await say(desk.candidate(who), 'ronde', 'Waterlelie', 'Noordster', 'klaar', 'nee', 'ja')
  for (const school of ['de-waterlelie', 'noordster']) await desk.chooses(await desk.roundLink(school), desk.id(khadija), desk.id(lars))
  await command(me, `round-close ${id}`)
  await me.says('ja')
  return { desk, me, id }
}
async function planned(absences = 'nee') {
  const all = await closed()
  const { me, id } = all
  await command(me, `round-plan ${id}`)
  return { ...all, said: await say(me, '3 december 13.00-14.00', 'Stadhuis, zaal 2', absences) }
}
const files = async (desk: Desk, to: string) =>
  (await desk.mails())
    .filter((mail) => mail.to.includes(to))
    .flatMap(({ attachments = [] }) => attachments.map(({ content }) => content.replace(/\r\n /g, '')))
const line = (file: string | undefined, name: string) => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(file ?? '')?.[1]?.trim()

test('a schedule of the mutual wishes is a draft first; sent, both sides get a calendar file', async () => {
  const { desk, me, id, said } = await planned()
  expect(keys(said)).toEqual(['rounds.meeting.draft', 'rounds.meeting.further'])
  expect(said[0]?.text).toContain('met 4 gesprekken')
  expect(await desk.told('round-meeting')).toEqual([])
  const meetings = await desk.meetings(id)
  expect(new Set(meetings.map((one) => `${one.start} ${one.school}`)).size).toBe(4)
  expect(new Set(meetings.map((one) => `${one.start} ${one.candidate}`)).size).toBe(4)
  expect((await command(me, `round-send ${id}`))[0]?.text).toContain('Van 4 gesprekken')
  await desk.due()
  const school = await files(desk, 'directie@noordster')
  expect(school).toHaveLength(2)
  expect(line(school[0], 'SUMMARY')).toMatch(/^Kennismaken met (Khadija|Lars) \(zij-instroom\)$/)
  expect(school.join()).not.toContain('Amrani')
  expect(line(school[0], 'LOCATION')).toBe('Stadhuis\\, zaal 2')
  expect(line(school[0], 'SEQUENCE')).toBe('0')
  expect(keys(await command(me, `round-send ${id}`))).toEqual(['rounds.meeting.sentBefore'])
  await desk.due()
  expect(await files(desk, 'directie@noordster')).toHaveLength(2)
  expect(heard(await command(me, `school-for ${desk.id(khadija)}`))).toContain('Kennismaking op')
})

test('moved, both get the same appointment with a higher sequence; a moment at which one is taken is refused by name', async () => {
  const { desk, me, id } = await planned()
  await command(me, `round-send ${id}`)
  await desk.due()
  const before = await desk.meetings(id)
  const one = before.find((other) => other.id === `noordster~${desk.id(khadija)}`)!
  const clash = before.find((other) => other.candidate === one.candidate && other.id !== one.id)!
  await command(me, `round-move ${id} ${one.id}`)
  const at = new Date(new Date(clash.start).getTime() + hour).toISOString().slice(11, 16)
  const said = await say(me, `3 december ${at}`, 'ja')
  expect([keys(said), said[0]?.text]).toEqual([
    ['rounds.refused.busy', 'rounds.move.ask'],
    expect.stringMatching(/Khadija Amrani|Noordster/),
  ])
  expect(keys(await say(me, '3 december 16.30', 'ja'))).toEqual(['rounds.move.done'])
  await desk.due()
  const mine = (await files(desk, 'directie@noordster')).filter((file) => file.includes('Khadija'))
  expect(mine.map((file) => line(file, 'SEQUENCE')).sort()).toEqual(['0', '1'])
  expect(new Set(mine.map((file) => line(file, 'UID'))).size).toBe(1)
  expect(mine.map((file) => /DTSTART;TZID=[^:]*:(\S+)/.exec(file)?.[1])).toContain('20261203T163000')
  expect(await desk.subjects()).toContain('Ander moment met Khadija: donderdag 3 december om 16:30')
  expect(await desk.meets(khadija)).toContain('noordster 2026-12-03T15:30:00.000Z')
})

test('called off, both hear it and the calendar lets it go; once is enough', async () => {
  const { desk, me, id } = await planned()
  await command(me, `round-send ${id}`)
  await desk.due()
  const about = `${id} noordster~${desk.id(lars)}`
  await command(me, `round-cancel ${about}`)
  expect(keys(await me.says('ja'))).toEqual(['rounds.cancel.done'])
  await desk.due()
  const mine = (await files(desk, 'directie@noordster')).filter((file) => file.includes('Lars'))
  expect(mine.map((file) => line(file, 'METHOD')).sort()).toEqual(['CANCEL', 'REQUEST'])
  expect(mine.map((file) => line(file, 'STATUS')).sort()).toEqual(['CANCELLED', 'CONFIRMED'])
  for (const what of ['cancel', 'move']) expect(keys(await command(me, `round-${what} ${about}`))).toEqual(['rounds.refused.over'])
  expect(heard(await command(me, `round-meetings ${id}`))).toContain('Afgezegd.')
  expect(await desk.told('round-meeting-cancelled-school')).toHaveLength(1)
  expect((await desk.meets(lars)).map((one) => one.split(' ')[0])).toEqual(['de-waterlelie'])
})

test('a change before the first message went out is told as it is now, once', async () => {
  const { desk, me, id } = await planned()
  await command(me, `round-send ${id}`)
  await command(me, `round-move ${id} noordster~${desk.id(khadija)}`)
  await say(me, '3 december 16.30', 'ja')
  await desk.due()
  const mine = (await files(desk, 'directie@noordster')).filter((file) => file.includes('Khadija'))
  expect(mine.map((file) => line(file, 'SEQUENCE'))).toEqual(['1'])
})

test('who cannot come is kept free, and what does not fit is said by name', async () => {
  const { said, desk, id } = await planned('Khadija niet op 3 december, Noordster niet na 13.20')
  expect(keys(said)).toContain('rounds.meeting.unplanned')
  expect(heard(said)).toContain('Khadija Amrani en De Waterlelie: er is geen moment waarop allebei kunnen.')
  const meetings = await desk.meetings(id)
  expect(meetings.every(({ candidate }) => candidate === desk.id(lars))).toBe(true)
  expect(meetings.filter(({ school, start }) => school === 'noordster' && start > '2026-12-03T12:00:00.000Z')).toEqual([])
})

test('what is typed wrong is said with how it should be', async () => {
  const { me, id } = await closed()
  for (const [typed, key] of [
    ['morgenmiddag', 'times'],
    ['3 december 16.00-13.00', 'times'],
    ['35 december 13.00-16.00', 'day'],
  ]) {
    await command(me, `round-plan ${id}`)
    expect(keys(await me.says(typed ?? ''))[0]).toBe(`rounds.plan.wrong.${key}`)
  }
  for (const [typed, key] of [
    ['Khadija komt later', 'unclear'],
    ['Napoleon niet op 3 december', 'who'],
    ['Khadija niet op 9 december', 'when'],
  ]) {
    await command(me, `round-plan ${id}`)
    await say(me, '3 december 13.00-14.00', 'Zaal 2')
    expect(keys(await me.says(typed ?? ''))[0]).toBe(`rounds.plan.wrong.${key}`)
  }
  expect(keys(await me.says('iedereen kan'))[0]).toBe('rounds.meeting.draft')
  await command(me, `round-plan ${id}`)
  expect(keys(await say(me, '4 december 9.00-9.10', 'Zaal 2', 'nee'))).toEqual(['rounds.refused.no-slots'])
})

test('planned once more, what was told stays and nobody is planned twice; somebody who stopped is not told anything new', async () => {
  const { desk, me, id } = await planned('Khadija niet op 3 december')
  await command(me, `round-send ${id}`)
  await command(me, `round-plan ${id}`)
  const said = await say(me, '3 december 13.00-14.00', 'Zaal 2', 'nee')
  expect(said[0]?.text).toContain('met 4 gesprekken')
  const meetings = await desk.meetings(id)
  expect(meetings.filter(({ state }) => state === 'planned')).toHaveLength(2)
  for (const side of ['candidate', 'school'] as const) expect(new Set(meetings.map((one) => `${one.start} ${one[side]}`)).size).toBe(4)
  await say(desk.candidate(khadija), 'ik wil stoppen met het traject', 'Ik wil stoppen', 'Geld', 'Nee, zo is het goed')
  expect(heard(await command(me, `round-meetings ${id}`))).toContain('Dit kan niet doorgaan')
  expect(keys(await command(me, `round-send ${id}`))).toEqual(['rounds.meeting.sentBefore'])
  expect((await desk.told('round-meeting')).every(({ recipients }) => recipients[0]?.id !== `candidate:${desk.id(khadija)}`)).toBe(true)
})

test('without a mutual wish there is nothing to plan', async () => {
  const desk = await roundDesk()
  opened.push(desk)
  const me = desk.intermediary()
  const id = await desk.round(me)
  expect(keys(await command(me, `round-plan ${id}`))).toEqual(['rounds.plan.none'])
  expect(keys(await command(me, `round-meetings ${id}`))).toEqual(['rounds.meeting.none'])
})

test('called off and planned again, however often a schedule is made, calendars get a higher number', async () => {
  const { desk, me, id } = await planned()
  await command(me, `round-send ${id}`)
  await desk.due()
  await command(me, `round-cancel ${id} noordster~${desk.id(lars)}`)
  await me.says('ja')
  await desk.due()
  for (const absences of ['nee', 'nee', 'Lars niet op 4 december', 'nee']) {
    await command(me, `round-plan ${id}`)
    await say(me, '4 december 13.00-14.00', 'Zaal 2', absences)
  }
  await command(me, `round-send ${id}`)
  await desk.due()
  const mine = (await files(desk, 'directie@noordster')).filter((file) => file.includes('Lars'))
  expect(mine.map((file) => `${line(file, 'SEQUENCE')} ${line(file, 'METHOD')}`).sort()).toEqual(['0 REQUEST', '1 CANCEL', '2 REQUEST'])
})

test('a draft is not moved onto another of the same person', async () => {
  const { desk, me, id } = await planned()
  const drafts = await desk.meetings(id)
  const other = drafts.find((one) => one.id === `de-waterlelie~${desk.id(khadija)}`)!
  await command(me, `round-move ${id} noordster~${desk.id(khadija)}`)
  const at = new Date(new Date(other.start).getTime() + hour).toISOString().slice(11, 16)
  expect(keys(await say(me, `3 december ${at}`, 'ja'))).toEqual(['rounds.refused.busy', 'rounds.move.ask'])
})

test('made anew while it is being sent, what people were told is what stands', async () => {
  const { desk, id } = await planned()
  const who = { channelId: 'x', userId: 'x', conversationId: 'x', roles: ['intermediary'] as const, staffId: 'x' }
  const block = { start: '2026-12-04T12:00:00.000Z', end: '2026-12-04T14:00:00.000Z' }
  const { rounds } = desk.schooling.schools
  const { commit } = desk.store
  desk.store.commit = async (writes) => {
    desk.store.commit = commit
    await rounds.send(who, id)
    return commit(writes)
  }
  await rounds.plan(who, { round: id, blocks: [block], absences: [], place: 'Zaal 3' })
  const stands = (await desk.meetings(id)).filter(({ state }) => state === 'planned').map((one) => `${one.id} ${one.start}`)
  const told = (await desk.told('round-meeting-school')).map(({ vars }) => `${vars.meeting} ${vars.meetingAt}`)
  expect(told).toHaveLength(4)
  expect(told.sort()).toEqual(stands.sort())
})

test('who stops leaves no school waiting: their meetings are called off, once', async () => {
  const { desk, me, id } = await planned()
  await command(me, `round-send ${id}`)
  await desk.due()
  const later = () => {
    desk.clock.set(new Date(desk.clock.now().getTime() + 61_000))
    return desk.schooling.tend()
  }
  await later()
  expect(await desk.told('round-meeting-cancelled-school')).toEqual([])
  await say(desk.candidate(khadija), 'ik wil stoppen met het traject', 'Ik wil stoppen', 'Geld', 'Nee, zo is het goed')
  await later()
  await later()
  const gone = (await desk.meetings(id)).filter(({ state }) => state === 'cancelled')
  expect(gone.map(({ candidate }) => candidate)).toEqual([desk.id(khadija), desk.id(khadija)])
  await desk.due()
  expect((await desk.subjects()).filter((one) => one === 'Het gesprek met Khadija gaat niet door')).toHaveLength(2)
})
