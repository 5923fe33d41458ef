import { describe, expect, test } from 'vitest'
import { labels, openDesk, type Seen } from '../../support/desk.ts'

const last = (said: Seen[]) => said.at(-1)!
const megan = { channelId: 'msteams', aadObjectId: '00000000-0000-0000-0000-0000000000021', conversationId: 'megan' }
const staffTopics = [
  'manage-sessions',
  'manage-session demo-02',
  'session-attendees demo-02',
  'session-plan',
  'session-edit demo-02',
  'session-calloff demo-02',
  'session-attendance demo-01',
]
const shown = (said: Seen[]) => JSON.stringify(said.flatMap((one) => one.activity.attachments ?? []))

async function atWork() {
  const desk = await openDesk()
  const me = desk.person(megan)
  await me.arrives()
  const says = async (...texts: string[]) => {
    let said: Seen[] = []
    for (const text of texts) said = await me.says(text)
    return said
  }
  const card = (id: string) => desk.sessions.cards().find((one) => one.id === id)
  return { desk, me, says, opens: async (command: string) => last(await me.presses({ command })), card }
}

test.each(staffTopics)('%s is for intermediaries', async (command) => {
  const desk = await openDesk()
  const coach = { channelId: 'msteams', aadObjectId: '00000000-0000-0000-0000-0000000000020' }
  for (const who of [desk.person(), desk.person(coach)]) expect(last(await who.presses({ command })).label).toBe('topic.notForYou')
  expect(last(await desk.person(megan).presses({ command })).label).not.toBe('topic.notForYou')
})

describe('planning', () => {
  test('question by question, with a mistake in each, to a session people can sign up for', async () => {
    const { desk, says, opens } = await atWork()
    expect((await opens('session-plan')).label).toBe('sessions.staff.ask.start')
    expect(labels(await says('ooit'))).toEqual(['sessions.staff.start.noDate', 'sessions.staff.ask.start'])
    expect(labels(await says('12 januari'))).toContain('sessions.staff.start.noTime')
    expect(last(await says('12 januari 19:30')).label).toBe('sessions.staff.ask.minutes')
    expect(labels(await says('heel lang'))[0]).toBe('sessions.staff.unclear.minutes')
    expect(last(await says('1,5 uur')).label).toBe('sessions.staff.ask.language')
    expect(last(await says('Engels')).label).toBe('sessions.staff.ask.where')
    expect(labels(await says('ergens'))[0]).toBe('sessions.staff.unclear.where')
    expect(last(await says('Kohnstammhuis, Wibautstraat 2')).label).toBe('sessions.staff.ask.seats')
    expect(labels(await says('2'))).toEqual(['sessions.staff.ask.host'])
    expect(last(await says('Megan')).label).toBe('sessions.staff.ask.text')
    const check = await says('de gewone tekst')
    expect(last(check).label).toBe('sessions.staff.check')
    expect(shown(check)).toContain('dinsdag 12 januari om 19:30 tot 21:00')
    const done = last(await says('ja'))
    expect(done).toMatchObject({ label: 'sessions.staff.planned' })
    expect(desk.sessions.cards().find((card) => card.capacity === 2)).toMatchObject({
      start: '2027-01-12T18:30:00.000Z',
      end: '2027-01-12T20:00:00.000Z',
      language: 'en',
      host: 'Megan',
      closesMinutesBefore: 60,
    })
    expect(last(await desk.person().presses({ command: 'session-signup' })).choices.join()).toContain('12 januari')
  })

  test('on one card, with own texts, and something changed before the yes', async () => {
    const { desk, me, says, opens } = await atWork()
    expect(shown([await opens('session-plan')])).toContain('"start"')
    const form = { flow: 'session-plan', version: 1, step: 'start', form: true }
    const own = await me.presses({
      ...form,
      start: '3 maart 2027 16.00',
      minutes: '60',
      language: 'both',
      where: 'https://meet.example.org/x',
      seats: '10',
      host: 'Megan',
      text: 'own',
    })
    expect(last(own).label).toBe('sessions.staff.ask.titleNl')
    expect(last(await says('Kijkje in de klas', 'A look in the classroom', 'Kom kijken.', 'Come and see.')).label).toBe(
      'sessions.staff.check',
    )
    await says('iets veranderen')
    expect(last(await says('aantal plekken')).label).toBe('sessions.staff.ask.seats')
    await says('12', 'ja')
    expect(desk.sessions.cards().find((card) => card.capacity === 12 && card.title.nl === 'Kijkje in de klas')).toMatchObject({
      description: { nl: 'Kom kijken.', en: 'Come and see.' },
      place: { type: 'online' },
    })
  })

  test('can be left and gone on with', async () => {
    const { says, opens } = await atWork()
    await opens('session-plan')
    await says('12 januari 19:30')
    expect(labels(await says('stop'))[0]).toBe('sessions.staff.planStopped')
    expect((await opens('session-plan')).label).toBe('sessions.staff.ask.minutes')
  })
})

describe('managing', () => {
  test('lists what is to come and what was, with how full it is', async () => {
    const { me, opens } = await atWork()
    const list = await me.presses({ command: 'manage-sessions' })
    expect(labels(list)).toEqual(['sessions.staff.list', 'sessions.staff.further'])
    expect(shown(list)).toContain('12 van 12 plekken bezet, 3 mensen op de wachtlijst')
    expect(shown(await me.presses({ command: 'manage-sessions past' }))).toContain('9 van 30 plekken bezet, niemand op de wachtlijst')
    expect((await opens('manage-session demo-02')).label).toBe('sessions.staff.one')
    expect((await opens('manage-session gone')).label).toBe('sessions.unknown')
    const people = await opens('session-attendees demo-03')
    expect(people.text).toContain('1. Amira Benali, amira.benali@example.org (plek)')
    expect(people.text).toContain('(wachtlijst)')
    expect(people.text).toContain('Nodig: ondertiteling')
  })

  test.each([
    [
      'dag of tijd',
      ['13 januari 20:00', '60'],
      'sessions.staff.edit.sureTold',
      { start: '2027-01-13T19:00:00.000Z', end: '2027-01-13T20:00:00.000Z', sequence: 1 },
    ],
    [
      'plek of link',
      ['https://meet.example.org/nieuw'],
      'sessions.staff.edit.sureTold',
      { place: { type: 'online', url: 'https://meet.example.org/nieuw' }, sequence: 1 },
    ],
    ['aantal plekken', ['60'], 'sessions.staff.edit.sureQuiet', { capacity: 60, sequence: 0 }],
    ['aantal plekken', ['3'], 'sessions.staff.edit.fewerSeats', { capacity: 3, taken: 14, seatsLeft: 0 }],
    ['taal', ['beide'], 'sessions.staff.edit.sureTold', { language: 'both' }],
    ['wie ontvangt', ['Robin'], 'sessions.staff.edit.sureQuiet', { host: 'Robin', sequence: 1 }],
    [
      'titel en tekst',
      ['A', 'B', 'C', 'D'],
      'sessions.staff.edit.sureQuiet',
      { title: { nl: 'A', en: 'B' }, description: { nl: 'C', en: 'D' } },
    ],
  ])('changes one thing: %s %o', async (what, answers, sure, changed) => {
    const { says, opens, card } = await atWork()
    expect((await opens('session-edit demo-02')).label).toBe('sessions.staff.edit.what')
    expect(last(await says(what, ...answers)).label).toBe(sure)
    expect(last(await says('ja')).label).toMatch(/^sessions\.staff\.edit\.done/)
    expect(card('demo-02')).toMatchObject(changed)
  })

  test('keeps everything after a no, and does not touch what was or is called off', async () => {
    const { says, opens, card } = await atWork()
    await opens('session-edit demo-02')
    expect(last(await says('aantal plekken', '99', 'nee')).label).toBe('sessions.staff.edit.kept')
    expect(card('demo-02')).toMatchObject({ capacity: 50 })
    expect((await opens('session-edit demo-01')).label).toBe('sessions.staff.refused.past')
    await opens('session-calloff demo-02')
    await says('niets erbij zeggen', 'ja')
    expect((await opens('session-edit demo-02')).label).toBe('sessions.staff.refused.cancelled')
    expect((await opens('session-edit gone')).label).toBe('sessions.unknown')
  })

  test('calls off with words, after saying how many people hear it', async () => {
    const { says, opens, card } = await atWork()
    expect((await opens('session-calloff demo-03')).text).toContain('15 mensen')
    const sure = last(await says('De gids is ziek, er komt een nieuwe datum.'))
    expect(sure.label).toBe('sessions.staff.callOff.sureWithWords')
    expect(sure.text).toContain('De gids is ziek')
    const done = last(await says('ja'))
    expect(done.label).toBe('sessions.staff.callOff.done')
    expect(done.text).toContain('15 mensen')
    expect(card('demo-03')).toMatchObject({ status: 'cancelled', words: 'De gids is ziek, er komt een nieuwe datum.' })
  })
})

test.each(['session-edit', 'session-calloff', 'session-attendees', 'session-attendance', 'manage-session'])(
  '%s without a session named shows them all',
  async (command) => {
    const { opens } = await atWork()
    expect((await opens(command)).label).toBe('sessions.staff.further')
  },
)

describe('attendance', () => {
  test('all but some, shown before it is noted, and corrected afterwards', async () => {
    const { says, opens } = await atWork()
    const ask = await opens('session-attendance demo-01')
    expect(ask.text).toContain('1. Amira Benali')
    expect(labels(await says('Piet'))[0]).toBe('sessions.staff.attendance.unknown')
    const sure = last(await says('1 en Daan'))
    expect(sure.text).toContain('Waren er niet (2): Amira Benali, Daan Verhoeven.')
    expect(last(await says('nee')).label).toBe('sessions.staff.attendance.ask')
    expect(last(await says('1')).text).toContain('Was er niet: Amira Benali.')
    expect(last(await says('ja'))).toMatchObject({ label: 'sessions.staff.attendance.done' })
    await opens('session-attendance demo-01')
    await says('1 wel', 'ja')
    const people = await opens('session-attendees demo-01')
    expect(people.text).toContain('1. Amira Benali, amira.benali@example.org (was er)')
    expect(people.text).not.toContain('was er niet')
  })

  test('of a session that has not begun is not possible', async () => {
    const { opens } = await atWork()
    expect((await opens('session-attendance demo-02')).label).toBe('sessions.staff.refused.not-yet')
    expect((await opens('session-attendance gone')).label).toBe('sessions.unknown')
  })
})
