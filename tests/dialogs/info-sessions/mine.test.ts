import { describe, expect, test } from 'vitest'
import { labels, openDesk, type Seen } from '../../support/desk.ts'

const last = (said: Seen[]) => said.at(-1)!
type Desk = Awaited<ReturnType<typeof openDesk>>

/** Somebody who signed up for these sessions. */
async function signedUp(desk: Desk, sessions: string[], name = 'Sam') {
  const me = desk.person()
  for (const session of sessions) {
    await me.presses({ command: `session-signup ${session}` })
    for (const text of session === sessions[0] ? [name, `${name}@example.org`, 'niets', 'ja', 'ja'] : ['ja', 'ja']) await me.says(text)
  }
  return me
}

describe('my sessions', () => {
  test('shows the one there is, with the link and what can be done', async () => {
    const me = await signedUp(await openDesk(), ['demo-02'])
    const mine = last(await me.presses({ command: 'my-sessions' }))
    expect(mine).toMatchObject({ label: 'sessions.mine.seat', choices: ['Afmelden', 'Andere datum kiezen', 'Zet in mijn agenda'] })
    expect(JSON.stringify(mine.activity.attachments)).toContain('https://meet.example.org/')
    const calendar = last(await me.says('zet in mijn agenda'))
    expect(calendar.activity.attachments).toMatchObject([{ contentType: 'text/calendar' }])
  })

  test('does not give the link to who waits, and says the number', async () => {
    const me = await signedUp(await openDesk(), ['demo-03'])
    const mine = last(await me.presses({ command: 'my-sessions' }))
    expect(mine).toMatchObject({ label: 'sessions.mine.waiting', choices: ['Afmelden', 'Andere datum kiezen', 'Bekijk bijeenkomsten'] })
    expect(mine.text).toContain('nummer 4')
    expect(JSON.stringify(mine.activity.attachments)).not.toContain('meet.example.org')
    expect(last(await me.presses({ command: 'session-calendar demo-03' })).label).toBe('sessions.mine.none')
  })

  test('of somebody who never signed up says where they may be', async () => {
    const me = (await openDesk()).person()
    for (const command of [
      'my-sessions',
      'my-session demo-02',
      'session-cancel',
      'session-cancel demo-02',
      'session-move',
      'session-calendar',
    ]) {
      expect(last(await me.presses({ command })).label).toBe('sessions.mine.none')
    }
  })

  test('lists several by date; which one is asked where it matters', async () => {
    const me = await signedUp(await openDesk(), ['demo-06', 'demo-02'])
    const list = last(await me.presses({ command: 'my-sessions' }))
    expect(list.label).toBe('sessions.mine.list')
    const shown = JSON.stringify(list.activity.attachments)
    expect(shown.indexOf('my-session demo-02')).toBeLessThan(shown.indexOf('my-session demo-06'))
    expect(last(await me.says('1')).label).toBe('sessions.mine.seat')
    expect(last(await me.presses({ command: 'session-cancel' }))).toMatchObject({ label: 'sessions.cancel.which' })
    expect(last(await me.says('1')).label).toBe('sessions.cancel.ask')
  })

  test('a session that is called off says so, with the words', async () => {
    const desk = await openDesk()
    const me = await signedUp(desk, ['demo-02'])
    await desk.sessions.staff.callOff(
      { channelId: 'msteams', userId: 'm', conversationId: 'm', roles: ['intermediary'] },
      'demo-02',
      'De zaal is lek.',
    )
    const mine = last(await me.presses({ command: 'my-sessions' }))
    expect(mine.label).toBe('sessions.mine.off')
    expect(mine.text).toContain('De zaal is lek.')
  })
})

describe('privacy between conversations', () => {
  test('an address that somebody else used gets the same words, and sees and changes nothing of theirs', async () => {
    const desk = await openDesk()
    const ann = await signedUp(desk, ['demo-02'], 'Ann')
    const left = () => desk.sessions.cards().find((card) => card.id === 'demo-02')!.seatsLeft
    const before = left()
    const eve = desk.person()
    const say = async (email: string) => {
      let said: Seen[] = await eve.presses({ command: 'session-signup demo-02' })
      for (const text of ['Ann', email, 'niets', 'ja', 'ja']) said = await eve.says(text)
      return last(said)
    }
    const posing = await say('ann@example.org')
    expect(posing.label).toBe('sessions.signup.seat')
    expect(left()).toBe(before)
    expect(last(await eve.presses({ command: 'my-sessions' })).label).toBe('sessions.mine.none')
    expect(last(await eve.presses({ command: 'session-cancel demo-02' })).label).toBe('sessions.mine.none')
    expect(last(await ann.presses({ command: 'my-sessions' })).label).toBe('sessions.mine.seat')
    const stranger = desk.person()
    let said = await stranger.presses({ command: 'session-signup demo-02' })
    for (const text of ['Ann', 'other@example.org', 'niets', 'ja', 'ja']) said = await stranger.says(text)
    expect(last(said).text).toBe(posing.text)
  })
})

describe('cancelling', () => {
  test('asks once, gives the seat back and takes it out of the calendar', async () => {
    const desk = await openDesk()
    const me = await signedUp(desk, ['demo-02'])
    const left = () => desk.sessions.cards().find((card) => card.id === 'demo-02')!.seatsLeft
    const before = left()
    expect(last(await me.presses({ command: 'session-cancel demo-02' })).label).toBe('sessions.cancel.ask')
    expect(labels(await me.says('hmm'))).toEqual(['sessions.yesOrNo', 'sessions.cancel.ask'])
    expect(last(await me.says('nee')).label).toBe('sessions.cancel.kept')
    await me.presses({ command: 'session-cancel' })
    const done = last(await me.says('ja, meld me af'))
    expect(done.label).toBe('sessions.cancel.done')
    expect(done.activity.attachments).toMatchObject([{ name: expect.stringContaining('vervallen') }])
    expect(left()).toBe(before + 1)
    expect(last(await me.presses({ command: 'my-sessions' })).label).toBe('sessions.mine.none')
    expect(last(await me.presses({ command: 'session demo-02' })).choices[0]).toBe('Meld me aan')
  })

  test('is too late once it has begun', async () => {
    const desk = await openDesk()
    const me = await signedUp(desk, ['demo-02'])
    await me.presses({ command: 'session-cancel' })
    desk.clock.set(new Date(Date.parse(desk.sessions.cards().find((card) => card.id === 'demo-02')!.start) + 60_000))
    expect(last(await me.says('ja')).label).toBe('sessions.cancel.past')
  })

  test('offers the place to who waits, who takes it in one tap', async () => {
    const desk = await openDesk()
    const me = await signedUp(desk, ['demo-04'], 'Robin')
    const waiting = await signedUp(desk, ['demo-04'], 'Sam')
    expect(last(await waiting.presses({ command: 'my-sessions' })).label).toBe('sessions.mine.waiting')
    await me.presses({ command: 'session-cancel' })
    await me.says('ja')
    const offered = last(await waiting.presses({ command: 'my-sessions' }))
    expect([offered.label, offered.choices]).toEqual([
      'sessions.mine.offered',
      ['Ja, ik neem de plek', 'Nee, geef hem door', 'Bekijk bijeenkomsten'],
    ])
    expect(offered.text).toContain('tot vrijdag 27 november')
    expect(last(await waiting.says('ja, ik neem de plek')).label).toBe('sessions.offer.taken')
    expect(last(await waiting.says('neem de plek')).label).toBe('sessions.offer.none')
    expect(last(await waiting.presses({ command: 'my-sessions' })).label).toBe('sessions.mine.seat')
  })
})

describe('another date', () => {
  test('offers only dates with a free seat, and exchanges both calendar entries', async () => {
    const desk = await openDesk()
    const me = await signedUp(desk, ['demo-02'])
    const ask = last(await me.presses({ command: 'session-move demo-02' }))
    expect(ask.label).toBe('sessions.move.ask')
    expect(ask.choices.some((choice) => choice.includes('wachtlijst'))).toBe(false)
    expect(last(await me.says('1')).label).toBe('sessions.move.sure')
    const done = last(await me.says('ja'))
    expect(done.label).toBe('sessions.move.done')
    expect(done.activity.attachments).toHaveLength(2)
    expect(await desk.sessions.cards().find((card) => card.id === 'demo-04')).toMatchObject({ seatsLeft: 0 })
    expect(last(await me.presses({ command: 'my-session demo-02' })).label).toBe('sessions.mine.none')
  })

  test('that fills up meanwhile leaves the old seat and asks for another', async () => {
    const desk = await openDesk()
    const me = await signedUp(desk, ['demo-02'])
    await me.presses({ command: 'session-move' })
    await me.says('1')
    await signedUp(desk, ['demo-04'], 'Robin')
    expect(labels(await me.says('ja'))).toEqual(['sessions.refused.full', 'sessions.move.ask'])
    expect(labels(await me.says('stop'))).toContain('sessions.move.kept')
    expect(last(await me.presses({ command: 'my-sessions' })).label).toBe('sessions.mine.seat')
  })

  test('from one waiting list to another is possible', async () => {
    const desk = await openDesk()
    const me = await signedUp(desk, ['demo-03'])
    await signedUp(desk, ['demo-04'], 'Robin')
    await me.presses({ command: 'session-move' })
    expect(last(await me.says('2')).label).toBe('sessions.move.sureWaiting')
    expect(last(await me.says('ja')).label).toBe('sessions.move.doneWaiting')
  })
})
