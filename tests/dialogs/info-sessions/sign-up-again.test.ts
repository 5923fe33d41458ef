import { describe, expect, test } from 'vitest'
import { labels, openDesk } from '../../support/desk.ts'
import { ask, begun, last, saying } from '../../support/sign-up-talk.ts'

describe('again', () => {
  test('who is signed up already is told, and a second sign-up elsewhere keeps to what they know', async () => {
    const { me } = await begun()
    await saying(me, 'Sam', 'sam@example.org', 'niets', 'ja', 'ja')
    expect(last(await me.presses({ command: `session-signup ${ask}` })).label).toBe('sessions.signup.already')
    expect(last(await me.presses({ command: `session ${ask}` })).choices).toEqual(['Bekijk mijn aanmelding', 'Bekijk bijeenkomsten'])
    const next = last(await me.presses({ command: 'session-signup demo-06' }))
    expect(next.label).toBe('sessions.consent.ask')
    expect(JSON.stringify(last(await me.says('ja')).activity.attachments)).toContain('sam@example.org')
    expect(last(await me.says('ja')).label).toBe('sessions.signup.seat')
    const mine = last(await me.presses({ command: 'my-sessions' }))
    expect(mine).toMatchObject({ label: 'sessions.mine.list' })
  })

  test('a message that is delivered twice is one sign-up with one answer', async () => {
    const { desk, me, registrations } = await begun()
    await saying(me, 'Sam', 'sam@example.org', 'niets', 'ja')
    const yes = { ...me.base(), text: 'ja', id: 'the-last-yes' }
    const first = await desk.handle(yes)
    const count = (await registrations()).length
    const second = await desk.handle(yes)
    expect(second.duplicate).toBe(true)
    expect(second.activities.map((one) => one.text)).toEqual(first.activities.map((one) => one.text))
    expect(await registrations()).toHaveLength(count)
  })

  test.each(['unknown', 'demo-01'])('a button of a session that is no more: %s', async (session) => {
    const desk = await openDesk()
    const said = last(await desk.person().presses({ command: `session-signup ${session}` }))
    expect(said.label).toBe(session === 'unknown' ? 'sessions.unknown' : 'sessions.refused.past')
  })
})

describe('on one card', () => {
  const form = { flow: 'session-signup', version: 1, step: 'name', form: true }

  test('the first question comes with the whole form, and all answers are taken at once', async () => {
    const desk = await openDesk()
    const me = desk.person({ channelId: 'msteams' })
    const [question] = (await me.presses({ command: `session-signup ${ask}` })).slice(-1)
    const card = JSON.stringify(question?.activity.attachments)
    for (const id of ['"name"', '"email"', '"needs"', '"consent"', 'Ik vind het goed dat het loket']) expect(card).toContain(id)
    const check = last(await me.presses({ ...form, name: 'Sam', email: 'sam@example.org', needs: '', consent: 'yes' }))
    expect(check.label).toBe('sessions.check.ask')
    expect(last(await me.says('ja')).label).toBe('sessions.signup.seat')
  })

  test('what is wrong on it is asked, what was right is kept', async () => {
    const { me } = await begun()
    const said = await me.presses({ ...form, name: '123', email: 'sam', needs: '', consent: 'yes' })
    expect(labels(said)).toEqual(['sessions.name.noLetters', 'sessions.email.noAt', 'sessions.name.ask'])
    expect(labels(await me.says('Sam'))).toEqual(['sessions.email.ask'])
    expect(labels(await me.says('sam@gmail.con'))).toEqual(['sessions.email.slip'])
    expect(labels(await me.says('ja'))).toEqual(['sessions.check.ask'])
  })

  test('pressed a second time after the end, it changes nothing', async () => {
    const { me, registrations } = await begun()
    await me.presses({ ...form, name: 'Sam', email: 'sam@example.org', needs: '', consent: 'yes' })
    await me.says('ja')
    const before = await registrations()
    expect(labels(await me.presses({ ...form, name: 'Eve', email: 'eve@example.org', needs: '', consent: 'yes' }))).toEqual(['card.closed'])
    expect(await registrations()).toEqual(before)
  })
})
