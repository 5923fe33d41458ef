import { describe, expect, test } from 'vitest'
import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { labels, seen } from '../../support/desk.ts'
import { askedForCode, becomeKnown, codeDesk, logIn, saying } from '../../support/people-talk.ts'
import { ask as session } from '../../support/sign-up-talk.ts'

/** Everybody but the people of the demo. */
const people = async (desk: Awaited<ReturnType<typeof codeDesk>>) =>
  (await desk.store.find<PersonDoc>('person')).docs.filter((one) => !one.partition.startsWith('candidate/demo-'))

test('from nobody to somebody: a name, an address, consent, a code', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await me.arrives()
  const heard = [
    await me.says('bewaar mijn route'),
    await me.says('ik ben Kim de Boer'),
    await me.says('Kim@Example.org'),
    await me.says('ja'),
    await me.says('ja, zij mogen meelezen'),
  ]
  expect(heard.map((said) => labels(said).join())).toEqual([
    'people.name.ask',
    'people.email.ask',
    'people.consent.ask',
    'people.sharing.ask',
    'people.code.ask',
  ])
  expect(await people(desk)).toEqual([])
  const [done] = await me.says('000 001')
  expect(done).toMatchObject({ label: 'people.joined.new', text: expect.stringContaining('kim@example.org') })
  const [person] = await people(desk)
  expect(person).toMatchObject({
    name: 'Kim de Boer',
    email: 'kim@example.org',
    language: 'nl',
    programme: { id: 'amsterdam-po', version: desk.programme.version },
    state: 'interested',
    verifiedAt: '2026-11-25T09:00:00.000Z',
  })
  expect(person?.consents.map(({ purpose, version, at }) => `${purpose} ${version} ${at}`)).toEqual([
    'route 1 2026-11-25T09:00:00.000Z',
    'sharing 1 2026-11-25T09:00:00.000Z',
  ])
  expect(person?.consents[0]?.text).toMatch(/^Ik vind het goed/)
  const [account] = await me.says('mijn account')
  expect(account?.choices).toEqual(['Naam wijzigen', 'E-mail wijzigen', 'Uitloggen'])
})

test('the same in English, with the words somebody agreed to in English', async () => {
  const desk = await codeDesk()
  const me = desk.person({ locale: 'en-GB' })
  await saying(me, 'save my route', 'Kim', 'kim@example.org', 'yes')
  expect(labels(await me.says('rather not this one, thank you'))).toContain('people.sharing.ask')
  expect((await me.says('no'))[0]?.label).toBe('people.code.ask')
  const [done] = await me.says('your code is 000001')
  expect(done?.text).toMatch(/^All set, Kim/)
  const [person] = await people(desk)
  expect(person).toMatchObject({ language: 'en', consents: [{ purpose: 'route', text: expect.stringMatching(/^I agree/) }] })
})

test('on one card: everything at once, and what was not ticked is a no', async () => {
  const desk = await codeDesk()
  const me = desk.person({ channelId: 'msteams' })
  await me.says('bewaar mijn route')
  const form = { flow: 'account', version: 1, step: 'name', form: true, sharing: '' }
  const bad = await me.presses({ ...form, name: 'Kim', email: 'kim.example.org', consent: 'yes' })
  expect(labels(bad)).toEqual(['sessions.email.noAt', 'people.email.ask'])
  expect(labels(await me.says('kim@example.org'))).toEqual(['people.code.ask'])
  await me.says(desk.last())
  expect((await people(desk))[0]?.consents.map(({ purpose }) => purpose)).toEqual(['route'])
})

test('after a sign-up name and address are known, and a button leads there', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await me.arrives()
  await me.presses({ command: `session-signup ${session}` })
  const done = (await saying(me, 'Kim', 'kim@example.org', 'niets', 'ja', 'ja')).at(-1)
  expect(done).toMatchObject({ label: 'sessions.signup.seat' })
  expect(done?.choices.at(-1)).toBe('Bewaar mijn route')
  const [consent] = await me.says('Bewaar mijn route')
  expect(consent).toMatchObject({ label: 'people.consent.ask' })
  expect(JSON.stringify(consent?.activity.attachments)).toContain('kim@example.org')
  await saying(me, 'ja', 'nee')
  expect(labels(await me.says(desk.last()))).toEqual(['people.joined.new', 'people.joined.sessions'])
  expect(labels(await me.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.seat'])
})

test('somebody who is known is not offered to be kept once more', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await becomeKnown(desk, me)
  await me.presses({ command: `session-signup ${session}` })
  const done = (await saying(me, 'niets', 'ja', 'ja')).at(-1)
  expect(done).toMatchObject({ label: 'sessions.signup.seat' })
  expect(done?.choices).not.toContain('Bewaar mijn route')
})

test('no consent: nothing is kept, not even a code', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  expect(labels(await saying(me, 'bewaar mijn route', 'Kim', 'kim@example.org', 'misschien', 'nee'))).toEqual(['people.consent.none'])
  expect(desk.codes).toEqual([])
  expect((await desk.store.find('codes')).docs).toEqual([])
})

test('what was typed can be put right before anything is sent', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await saying(me, 'bewaar mijn route', 'Kim', 'kim@gmial.com', 'Ja, kim@gmail.com')
  expect(labels(await me.says('Naam aanpassen'))).toEqual(['people.name.again'])
  await saying(me, 'Kim Boer', 'E-mail aanpassen')
  expect(labels(await saying(me, 'kim@example.org', 'ja', 'ja'))).toEqual(['people.code.ask'])
  await me.says(desk.last())
  expect((await people(desk))[0]).toMatchObject({ name: 'Kim Boer', email: 'kim@example.org' })
})

test('stopping midway keeps nothing', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await askedForCode(me, 'Kim', 'kim@example.org')
  expect(labels(await me.says('stop'))).toEqual(['people.stopped'])
  expect(await people(desk)).toEqual([])
})

describe('logging in', () => {
  test('asks for an address only, and welcomes back whoever has it', async () => {
    const desk = await codeDesk()
    await becomeKnown(desk, desk.person())
    const there = desk.person()
    expect(labels(await saying(there, 'hallo', 'inloggen'))).toEqual(['people.email.logIn'])
    expect(labels(await there.says('kim@example.org'))).toEqual(['people.code.ask'])
    expect((await there.says(desk.last()))[0]).toMatchObject({
      label: 'people.joined.known',
      text: expect.stringMatching(/^Welkom terug, Kim/),
    })
    expect(await people(desk)).toHaveLength(1)
  })

  test('with an address that is nobody’s asks the rest once the code is right', async () => {
    const desk = await codeDesk()
    const me = desk.person()
    await saying(me, 'inloggen', 'kim@example.org')
    expect(labels(await me.says(desk.last()))).toEqual(['people.name.fresh'])
    desk.clock.set(new Date('2026-11-25T09:20:00Z'))
    expect(labels(await saying(me, 'Kim', 'ja', 'nee'))).toEqual(['people.joined.new', 'people.joined.next'])
    expect(await people(desk)).toHaveLength(1)
    expect(desk.codes).toHaveLength(1)
  })

  test('with another name on a second device keeps the first name, and adds what is agreed to now', async () => {
    const desk = await codeDesk()
    const me = desk.person()
    await saying(me, 'bewaar mijn route', 'Kim', 'kim@example.org', 'ja', 'nee')
    await me.says(desk.last())
    const there = desk.person()
    await askedForCode(there, 'Kimberley', 'kim@example.org')
    expect((await there.says(desk.last()))[0]?.label).toBe('people.joined.known')
    const [person] = await people(desk)
    expect(person).toMatchObject({ name: 'Kim', consents: [{ purpose: 'route' }, { purpose: 'sharing' }] })
  })
})

test('the name is changed at once, the address only after a code', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await becomeKnown(desk, me)
  expect(labels(await saying(me, 'naam wijzigen', 'Kim de Boer'))).toEqual(['people.name.changed'])
  await saying(me, 'e-mail wijzigen', 'nieuw@example.org')
  expect((await people(desk))[0]).toMatchObject({ name: 'Kim de Boer', email: 'kim@example.org' })
  expect(labels(await me.says(desk.last()))).toEqual(['people.email.changed'])
  const [person] = await people(desk)
  expect(person).toMatchObject({ email: 'nieuw@example.org' })
  const there = desk.person()
  expect((await logIn(desk, there, 'nieuw@example.org'))[0]?.label).toBe('people.joined.known')
  const old = desk.person()
  expect((await logIn(desk, old, 'kim@example.org'))[0]?.label).toBe('people.name.fresh')
})

test('an address of another person cannot be taken, also with its code', async () => {
  const desk = await codeDesk()
  await becomeKnown(desk, desk.person(), 'Sam')
  const me = desk.person()
  await becomeKnown(desk, me)
  await saying(me, 'e-mail wijzigen', 'sam@example.org')
  expect(labels(await me.says(desk.last()))).toEqual(['people.email.taken'])
  expect((await people(desk)).map(({ email }) => email).sort()).toEqual(['kim@example.org', 'sam@example.org'])
})

test('logged out, the conversation knows nobody: not the account, not the sign-ups, not the scan', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await becomeKnown(desk, me)
  await me.presses({ command: `session-signup ${session}` })
  await saying(me, 'niets', 'ja', 'ja')
  expect(labels(await me.says('uitloggen'))).toEqual(['people.logOut.done'])
  expect(labels(await me.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.none'])
  expect(labels(await me.says('mijn account'))).toEqual(['people.name.ask'])
  expect(labels(await saying(me, 'stop', 'uitloggen'))).toEqual(['people.logOut.nobody'])
  expect(labels(await desk.person({ conversationId: 'later' }).says('mijn bijeenkomsten'))).toContain('sessions.mine.none')
  await logIn(desk, me, 'kim@example.org')
  expect(labels(await me.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.seat'])
})

test('a new conversation of somebody who is known begins with who they are', async () => {
  const desk = await codeDesk()
  const me = desk.person({ channelId: 'msteams' })
  await becomeKnown(desk, me)
  const again = { ...me.base(), conversation: { ...me.base().conversation, id: 'another' }, id: 'n1', text: 'mijn account' }
  const { activities } = await desk.handle(again)
  expect(activities.map((one) => seen(one).label)).toEqual(['greeting.short', 'people.account.known'])
  const [person] = await people(desk)
  const refs = await desk.store.list(person?.partition ?? '', 'conversation-ref')
  expect(refs.docs.map(({ id }) => id)).toEqual(['msteams:another', 'msteams:conversation-1'])
})

test('staff need no account', async () => {
  const desk = await codeDesk()
  const megan = desk.person({ channelId: 'msteams', aadObjectId: '00000000-0000-0000-0000-0000000000021' })
  for (const text of ['bewaar mijn route', 'inloggen', 'uitloggen'])
    expect(labels(await megan.says(text)).at(-1)).toBe('people.account.staff')
})

test('details of somebody who is not known cannot be changed', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  for (const text of ['naam wijzigen', 'e-mail wijzigen']) expect(labels(await me.says(text)).at(-1)).toBe('people.account.first')
  expect(await desk.store.get(personKey('nobody'))).toBeUndefined()
})
