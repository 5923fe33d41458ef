import { expect, test } from 'vitest'
import { labels } from '../../support/desk.ts'
import { askedForCode, becomeKnown, codeDesk, codeMails, logIn, saying } from '../../support/people-talk.ts'

const later = (minutes: number) => new Date(Date.parse('2026-11-25T09:00:00Z') + minutes * 60_000)

test.each([
  ['nl-NL', ['inloggen', 'inlogen'], /nog 4 keer/, /laatste poging/, 'Stuur een nieuwe code'],
  ['en-GB', ['log in', 'log me in'], /4 more times/, /last try/, 'Send a new code'],
])('%s: five wrong ones, then not even the right one; a new code helps', async (locale, [login], first, last, button) => {
  const desk = await codeDesk()
  const me = desk.person({ locale })
  await saying(me, login!, 'kim@example.org')
  expect((await me.says('999999'))[0]).toMatchObject({ label: 'people.code.wrong', text: expect.stringMatching(first) })
  await saying(me, '999998', '999997', '999996')
  expect((await me.says('999995'))[0]).toMatchObject({ label: 'people.code.tries', text: expect.stringMatching(last) })
  const [refused, again] = await me.says(desk.last())
  expect(refused?.label).toBe('people.code.tries')
  expect(again?.choices[0]).toBe(button)
  expect(labels(await me.says(button))).toEqual(['people.code.ask'])
  expect(labels(await me.says('000001'))[0]).toBe('people.code.wrong')
  expect(labels(await me.says('000002'))).toEqual(['people.name.fresh'])
})

test.each(['12345', '1234567', 'ik heb niets', 'abcdef', '123456 of 654321'])('"%s" is no code, and costs no try', async (text) => {
  const desk = await codeDesk()
  const me = desk.person()
  await saying(me, 'inloggen', 'kim@example.org')
  expect(labels(await me.says(text))).toContain('people.code.ask')
  await me.says('999999')
  expect((await me.says('999999'))[0]?.text).toContain('nog 3 keer')
})

test('an expired code, a code of before the newest one, a code for another address, a code of another browser', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await saying(me, 'inloggen', 'kim@example.org')
  desk.clock.set(later(10))
  expect(labels(await me.says('000001'))).toEqual(['people.code.expired', 'people.code.again'])
  await me.says('nieuwe code')
  expect(labels(await me.says('000001'))[0]).toBe('people.code.wrong')
  await saying(me, 'Ander e-mailadres', 'kim2@example.org')
  expect(labels(await me.says('000002'))[0]).toBe('people.code.wrong')
  const other = desk.person()
  await saying(other, 'inloggen', 'kim2@example.org')
  expect(labels(await other.says('000003'))[0]).toBe('people.code.wrong')
  expect(labels(await other.says('000004'))).toEqual(['people.name.fresh'])
})

test('somebody else’s wrong tries do not use up one’s own', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  const thief = desk.person()
  await saying(me, 'inloggen', 'kim@example.org')
  await saying(thief, 'inloggen', 'kim@example.org', '999999', '999998', '999997', '999996', '999995')
  expect(labels(await me.says('000001'))).toEqual(['people.name.fresh'])
})

test('a code works once', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await becomeKnown(desk, me)
  await saying(me, 'uitloggen', 'inloggen', 'kim@example.org')
  expect(desk.codes).toHaveLength(2)
  expect(labels(await me.says('000001'))[0]).toBe('people.code.wrong')
})

test.each(['kim', 'kim@', '@example.org', 'kim@example', 'a@b@c.nl', 'kim @example.org'])(
  '"%s" is no address, and nothing is sent',
  async (email) => {
    const desk = await codeDesk()
    const me = desk.person()
    const said = labels(await saying(me, 'bewaar mijn route', 'Kim', email))
    expect(said.at(-1)).toBe('people.email.ask')
    expect(said[0]).toMatch(/^sessions\.email\./)
    expect(desk.codes).toEqual([])
  },
)

test('one sender and many addresses: eight mails an hour, and an honest word on how long to wait', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await saying(me, 'inloggen', 'a1@example.org')
  for (let n = 2; n <= 8; n++) await saying(me, 'Ander e-mailadres', `a${n}@example.org`)
  const [refused] = await saying(me, 'Ander e-mailadres', 'a9@example.org')
  expect(refused).toMatchObject({ label: 'people.code.wait', text: expect.stringContaining('60 minuten') })
  expect(await codeMails(desk.store)).toHaveLength(8)
  desk.clock.set(later(60))
  expect(labels(await saying(me, 'inloggen', 'a9@example.org'))).toEqual(['people.code.ask'])
})

test('many senders and one address: five mails an hour, whoever asks', async () => {
  const desk = await codeDesk()
  for (let n = 1; n <= 5; n++) expect(labels(await saying(desk.person(), 'inloggen', 'kim@example.org'))).toContain('people.code.ask')
  expect(labels(await saying(desk.person(), 'inloggen', 'KIM@example.org '))).toContain('people.code.wait')
  expect(await codeMails(desk.store)).toHaveLength(5)
})

test('many senders at the same moment: still five', async () => {
  const desk = await codeDesk()
  const flood = Array.from({ length: 20 }, () => desk.person())
  await Promise.all(flood.map((one) => one.says('inloggen')))
  const heard = await Promise.all(flood.map(async (one) => labels(await one.says('kim@example.org')).at(-1)))
  expect(heard.filter((label) => label === 'people.code.ask')).toHaveLength(5)
  expect(await codeMails(desk.store)).toHaveLength(5)
})

test('a button pressed in impatience has its limit too, and the code that was sent still works', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await saying(me, 'inloggen', 'kim@example.org')
  for (let n = 0; n < 4; n++) await me.says('Stuur een nieuwe code')
  expect(labels(await me.says('Stuur een nieuwe code'))).toEqual(['people.code.wait', 'people.code.again'])
  expect(labels(await me.says('000005'))).toEqual(['people.name.fresh'])
})

test('a question midway is answered, and the code is asked again', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await askedForCode(me, 'Kim', 'kim@example.org')
  const said = labels(await me.says('hulp'))
  expect(said).toEqual(['help.midway', 'people.code.ask'])
  expect((await me.says(desk.last()))[0]?.label).toBe('people.joined.new')
  expect((await logIn(desk, desk.person(), 'kim@example.org'))[0]?.label).toBe('people.joined.known')
})
