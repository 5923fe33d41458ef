import { describe, expect, test } from 'vitest'
import { labels, openDesk } from '../../support/desk.ts'
import { ask, begun, full, last, saying } from '../../support/sign-up-talk.ts'

describe('signing up in a conversation', () => {
  test('from the list to a seat, in Dutch', async () => {
    const desk = await openDesk()
    const me = desk.person()
    await me.arrives()
    const list = await me.says('bijeenkomsten')
    expect(labels(list)).toEqual(['sessions.list.all', 'sessions.list.further'])
    const details = await me.says('1')
    expect(last(details).label).toBe('sessions.details.open')
    expect(last(details).choices).toEqual(['Meld me aan', 'Bekijk bijeenkomsten'])
    expect(last(await me.says('meld me aan')).label).toBe('sessions.name.ask')
    expect(last(await me.says('Sam de Vries')).label).toBe('sessions.email.ask')
    expect(last(await me.says('sam@example.org')).label).toBe('sessions.needs.ask')
    const consent = last(await me.says('nee'))
    expect(consent.label).toBe('sessions.consent.ask')
    expect(consent.text).toContain('Ik vind het goed dat het loket mijn naam, e-mailadres')
    expect(consent.text).toContain('versie 1')
    const check = last(await me.says('ja'))
    expect(check.label).toBe('sessions.check.ask')
    expect(JSON.stringify(check.activity.attachments)).toContain('sam@example.org')
    const done = last(await me.says('ja'))
    expect(done.label).toBe('sessions.signup.seat')
    expect(done.text).toContain('Sam de Vries')
    expect(done.text).toContain('https://meet.example.org/')
    expect(done.activity.attachments).toMatchObject([
      { contentType: 'text/calendar', name: expect.stringMatching(/^bijeenkomst-2026-12-\d\d\.ics$/) },
    ])
    expect(last(await me.presses({ command: 'my-sessions' })).label).toBe('sessions.mine.seat')
  })

  test('in English', async () => {
    const { me, registrations } = await begun('demo-04', { locale: 'en-GB' })
    const done = last(await saying(me, 'Sam', 'sam@example.org', 'a wheelchair space', 'yes', 'yes'))
    expect(done.label).toBe('sessions.signup.seat')
    expect(done.text).toMatch(/^All set, Sam\. You have a seat\./)
    expect((await registrations()).find((one) => one.name === 'Sam')).toMatchObject({
      language: 'en',
      needs: 'a wheelchair space',
      consent: { version: 1, text: expect.stringContaining('I agree') },
    })
  })

  test('of a full session: the waiting list, said beforehand', async () => {
    const { me } = await begun(full)
    const question = last(await me.presses({ command: `session-signup ${full}` }))
    expect(question.label).toBe('sessions.name.askWaiting')
    const check = last(await saying(me, 'Sam', 'sam@example.org', 'niets', 'ja'))
    expect(check.choices[0]).toBe('Ja, op de wachtlijst')
    const done = last(await me.says('1'))
    expect(done.label).toBe('sessions.signup.waiting')
    expect(done.text).toContain('nummer 4')
    expect(done.activity.attachments).toBeUndefined()
  })

  test('somebody else takes the last seat meanwhile', async () => {
    const { desk, me } = await begun('demo-04')
    const other = desk.person()
    await other.presses({ command: 'session-signup demo-04' })
    await saying(me, 'Sam', 'sam@example.org', 'niets', 'ja')
    expect(last(await saying(other, 'Robin', 'robin@example.org', 'niets', 'ja', 'ja')).label).toBe('sessions.signup.seat')
    const done = last(await me.says('ja'))
    expect(done.label).toBe('sessions.signup.fullMeanwhile')
    expect(done.text).toContain('nummer 1')
  })
})

describe('what people type wrong is answered by kind', () => {
  test.each([
    ['', 'message.empty'],
    ['???', 'help.midway'],
    ['12345', 'sessions.name.noLetters'],
    ['sam@example.org', 'sessions.name.email'],
    ['aaaaaaaaaa', 'sessions.name.strange'],
    ['x'.repeat(81).replace(/x(?=(..)*$)/g, 'y'), 'sessions.name.tooLong'],
  ])('name: %s', async (text, label) => {
    const { me } = await begun()
    const said = await me.says(text)
    expect(labels(said)[0]).toBe(label)
    expect(last(said).label).toBe('sessions.name.ask')
  })

  test.each([
    ['sam.example.org', 'sessions.email.noAt'],
    ['sam@', 'sessions.email.noDomain'],
    ['@example.org', 'sessions.email.noName'],
    ['sam@example', 'sessions.email.noDot'],
    ['sam@@example.org', 'sessions.email.twoAts'],
    ['sam de vries@example.org', 'sessions.email.space'],
  ])('e-mail: %s', async (text, label) => {
    const { me } = await begun()
    await me.says('Sam')
    expect(labels(await me.says(text))).toEqual([label, 'sessions.email.ask'])
    expect(last(await me.says('sam@example.org')).label).toBe('sessions.needs.ask')
  })

  test.each([
    ['ja', 'sam@gmail.com'],
    ['nee', 'sam@gmial.com'],
    ['1', 'sam@gmail.com'],
    ['sam@example.org', 'sam@example.org'],
  ])('a slip in the domain is asked: %s', async (answer, email) => {
    const { me, registrations } = await begun()
    const slip = last(await saying(me, 'Sam', 'sam@gmial.com'))
    expect(slip).toMatchObject({ label: 'sessions.email.slip', choices: ['Ja, sam@gmail.com', 'Nee, sam@gmial.com klopt'] })
    await saying(me, answer, 'niets', 'ja', 'ja')
    expect((await registrations()).find((one) => one.name === 'Sam')).toMatchObject({ email })
  })

  test('no consent: nothing is kept, and there are other ways', async () => {
    const { desk, me, registrations } = await begun()
    const before = await registrations()
    const refused = last(await saying(me, 'Sam', 'sam@example.org', 'niets', 'nee'))
    expect(refused.label).toBe('sessions.consent.none')
    expect(refused.choices).toHaveLength(3)
    expect(await registrations()).toEqual(before)
    const { docs } = await desk.store.find('conversation')
    expect(docs.filter((doc) => JSON.stringify(doc).includes('sam@example.org'))).toEqual([])
  })

  test('something vague at the consent is not a yes', async () => {
    const { me } = await begun()
    expect(labels(await saying(me, 'Sam', 'sam@example.org', 'niets', 'misschien'))).toEqual([
      'sessions.consent.unclear',
      'sessions.consent.ask',
    ])
  })
})

describe("changing one's mind", () => {
  test('every answer can be changed before the last yes', async () => {
    const { me, registrations } = await begun()
    await saying(me, 'Sam', 'sam@gmial.com', 'ja', 'niets', 'ja')
    expect(last(await me.says('naam aanpassen')).label).toBe('sessions.name.again')
    expect(last(await me.says('Robin')).label).toBe('sessions.check.ask')
    expect(last(await me.says('3')).label).toBe('sessions.email.ask')
    expect(last(await me.says('robin@hotmial.com')).label).toBe('sessions.email.slip')
    expect(last(await me.says('ja')).label).toBe('sessions.check.ask')
    expect(last(await me.says('andere datum')).label).toBe('sessions.pick.ask')
    const check = last(await me.says('1'))
    expect(JSON.stringify(check.activity.attachments)).toContain('robin@hotmail.com')
    expect(last(await me.says('klopt')).label).toBe('sessions.signup.seat')
    expect((await registrations()).map((one) => one.email)).toContain('robin@hotmail.com')
  })

  test('back goes one question back, stop keeps nothing', async () => {
    const { me, registrations } = await begun()
    const before = await registrations()
    await saying(me, 'Sam', 'sam@example.org')
    expect(last(await me.says('terug')).label).toBe('sessions.email.ask')
    expect(labels(await me.says('stop'))).toContain('sessions.signup.stopped')
    expect(await registrations()).toEqual(before)
  })

  test('the session is called off while somebody fills in: told, and asked for another, with the other answers kept', async () => {
    const { desk, me } = await begun()
    await saying(me, 'Sam', 'sam@example.org', 'niets', 'ja')
    const megan = { channelId: 'msteams', userId: 'megan', conversationId: 'm', roles: ['intermediary' as const], staffId: 'megan' }
    await desk.sessions.staff.callOff(megan, ask, 'De gastvrouw is ziek.')
    const said = await me.says('ja')
    expect(labels(said)).toEqual(['sessions.refused.cancelled', 'sessions.pick.ask'])
    expect(said[0]?.text).toContain('De gastvrouw is ziek.')
    expect(last(await me.says('3')).label).toBe('sessions.check.ask')
    expect(last(await me.says('ja')).label).toBe('sessions.signup.seat')
  })

  test('the clock passes the closing time while somebody fills in', async () => {
    const { desk, me } = await begun()
    await saying(me, 'Sam', 'sam@example.org', 'niets', 'ja')
    const start = desk.sessions.cards().find((card) => card.id === ask)!.start
    desk.clock.set(new Date(Date.parse(start) - 30 * 60_000))
    expect(labels(await me.says('ja'))).toEqual(['sessions.refused.closed', 'sessions.pick.ask'])
  })
})
