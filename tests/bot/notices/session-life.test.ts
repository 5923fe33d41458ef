import { expect, test } from 'vitest'
import type { SignUp } from '../../../dialogs/info-sessions/port.ts'
import { day, hour, minute, noticeDesk } from '../../support/notice-desk.ts'
import { sampleFacts } from '../../support/sample-session.ts'
import { intermediary, visitor } from '../../support/session-desk.ts'

const start = Date.parse(sampleFacts.start)
const before = (ms: number) => new Date(start - ms)

async function planned(change: Partial<typeof sampleFacts> = {}) {
  const desk = await noticeDesk({ now: new Date('2026-12-01T10:00:00Z') })
  const made = await desk.sessions.staff.create(intermediary, { ...sampleFacts, ...change })
  if (!made.ok) throw new Error(made.reason)
  const session = made.card.id
  const signUp = (name: string, more: Partial<SignUp> = {}) =>
    desk.sessions.signUp(visitor(name), {
      session,
      name,
      email: `${name}@voorbeeld.nl`,
      language: 'nl',
      consent: { purpose: 'info-session', version: 1, text: 'Ik vind het goed.' },
      request: `r-${name}`,
      ...more,
    })
  /** What came in by mail since the last look, by address. */
  const seen = new Set<string>()
  const post = async () => {
    const fresh = (await desk.mails()).filter((one) => !seen.has(`${one.at} ${one.to} ${one.subject}`))
    for (const one of fresh) seen.add(`${one.at} ${one.to} ${one.subject}`)
    return fresh.map((one) => `${one.to.split('@')[0]}: ${one.subject}`).sort()
  }
  return { desk, session, signUp, post }
}

test('signing up: a mail in the language of the person, with the appointment and a way to stop', async () => {
  const { desk, signUp } = await planned()
  await signUp('noor')
  await signUp('sam', { language: 'en' })
  await desk.due()
  const [nl, en] = (await desk.mails()).toSorted((a, b) => (a.to < b.to ? -1 : 1))
  expect(nl).toMatchObject({ to: 'noor@voorbeeld.nl', subject: 'Je hebt een plek: dinsdag 12 januari om 19:30' })
  expect(nl?.text).toMatch(
    /^Hoi noor,\n\nJe hebt een plek bij ‘Juf of meester worden’, dinsdag 12 januari om 19:30 tot 21:00\.\nWaar: online, via https:\/\/meet\.example\/loket\n/,
  )
  expect(nl?.text).toMatch(/Je krijgt dit bericht omdat je je voor deze bijeenkomst hebt aangemeld/)
  expect(nl?.text).toMatch(/https:\/\/loket\.example\/unsubscribe\/\S+/)
  expect(nl?.html).toContain('<html lang="nl">')
  expect(nl?.attachments).toMatchObject([
    { filename: 'bijeenkomst-2027-01-12.ics', contentType: 'text/calendar; charset=utf-8; method=REQUEST' },
  ])
  expect(nl?.attachments[0]?.content).toMatch(/METHOD:REQUEST[\s\S]*SEQUENCE:0[\s\S]*ATTENDEE/)
  expect(en?.subject).toBe('You have a seat: Tuesday 12 January at 19:30')
  expect(en?.html).toContain('<html lang="en">')
})

test('a week, a day and an hour before the session who has a seat is reminded, each once', async () => {
  const { desk, signUp, post } = await planned({ capacity: 2 })
  for (const name of ['noor', 'sam', 'wacht']) await signUp(name)
  await desk.due()
  expect(await post()).toMatchObject(
    [/^noor: Je hebt een plek/, /^sam: Je hebt/, /^wacht: Je staat op de wachtlijst/].map((one) => expect.stringMatching(one)),
  )
  await desk.due(before(7 * day))
  expect(await post()).toEqual(['noor: Over een week: dinsdag 12 januari om 19:30', 'sam: Over een week: dinsdag 12 januari om 19:30'])
  await desk.due(before(day - minute))
  expect(await post()).toHaveLength(2)
  await desk.due(before(hour))
  expect(await post()).toEqual([
    'noor: Over een uur: Juf of meester worden',
    'sam: Over een uur: Juf of meester worden',
    'wacht: Er kwam geen plek vrij voor dinsdag 12 januari om 19:30',
  ])
  await desk.due(hour)
  expect(await post()).toEqual([])
})

test('over a jump of the clock nobody is told "in a week" the day before, nor anything at night', async () => {
  const { desk, signUp, post } = await planned()
  await signUp('noor')
  await desk.due(before(20 * hour))
  expect(await post()).toEqual(['noor: Je hebt een plek: dinsdag 12 januari om 19:30'])
  await desk.due(new Date('2027-01-12T06:59:00.000Z'))
  expect(await post()).toEqual([])
  await desk.due(new Date('2027-01-12T07:00:00.000Z'))
  expect(await post()).toEqual(['noor: Al bijna: dinsdag 12 januari om 19:30'])
})

test('a session that moves: everybody hears it, with the new appointment; the old reminders are gone, new ones come', async () => {
  const { desk, session, signUp, post } = await planned()
  await signUp('noor')
  await desk.due()
  await post()
  await desk.sessions.staff.change(intermediary, session, { start: '2027-01-20T18:30:00.000Z' })
  await desk.due()
  expect(await post()).toEqual(['noor: Gewijzigd: je bijeenkomst is nu woensdag 20 januari om 19:30'])
  const moved = (await desk.mails()).find((one) => one.subject.startsWith('Gewijzigd'))
  expect(moved?.attachments[0]?.content).toMatch(/METHOD:REQUEST[\s\S]*SEQUENCE:1/)
  expect(moved?.text).toContain('eerst: dinsdag 12 januari om 19:30')
  await desk.due(before(day))
  expect(await post()).toEqual([])
  await desk.due(new Date('2027-01-19T18:30:00.000Z'))
  expect(await post()).toEqual(['noor: Al bijna: woensdag 20 januari om 19:30'])
})

test('called off: one mail that takes the appointment out of the calendar, and no reminders', async () => {
  const { desk, session, signUp, post } = await planned()
  await signUp('noor')
  await desk.due()
  await post()
  await desk.sessions.staff.callOff(intermediary, session, 'De spreker is ziek.')
  await desk.due()
  expect(await post()).toEqual(['noor: Gaat niet door: de bijeenkomst van dinsdag 12 januari om 19:30'])
  const mail = (await desk.mails()).find((one) => one.subject.startsWith('Gaat niet door'))
  expect(mail?.text).toContain('De spreker is ziek.')
  expect(mail?.attachments).toMatchObject([{ content: expect.stringContaining('METHOD:CANCEL') }])
  for (const ms of [7 * day, day, hour]) await desk.due(before(ms))
  expect(await post()).toEqual([])
})

test('who signs off before the confirmation went hears only the last; who waits gets the seat', async () => {
  const { desk, session, signUp, post } = await planned({ capacity: 1 })
  await signUp('noor')
  await signUp('sam')
  await desk.sessions.cancel(visitor('noor'), session, 'nl')
  await desk.due()
  expect(await post()).toEqual([
    'noor: Je bent afgemeld voor dinsdag 12 januari om 19:30',
    'sam: Er is een plek voor je: dinsdag 12 januari om 19:30',
  ])
})

test('a session with two hundred seats is one notice, and two hundred mails', async () => {
  const { desk, session, signUp } = await planned({ capacity: 200 })
  for (let n = 0; n < 200; n++) await signUp(`p${n}`)
  await desk.due()
  await desk.due(before(7 * day))
  const reminded = (await desk.mails()).filter((one) => one.subject.startsWith('Over een week')).map((one) => one.to)
  expect(new Set(reminded).size).toBe(200)
  expect(reminded).toHaveLength(200)
  expect(await desk.stand({ partition: `info-session/${session}`, id: 'reminderWeek-0~0' })).toHaveLength(10)
})

test('an opt-out by the link stops that kind and no other', async () => {
  const { desk, signUp, post } = await planned()
  await signUp('noor')
  await desk.due()
  await post()
  await desk.deps.notices.change(visitor('noor'), { kind: 'reminders', on: false })
  for (const ms of [7 * day, day, hour]) await desk.due(before(ms))
  expect(await post()).toEqual([])
})
