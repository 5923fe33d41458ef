import { describe, expect, test } from 'vitest'
import { noKnowledge } from '../../bot/questions.ts'
import { loadKnowledge } from '../../data/load-knowledge.ts'
import { isPlainlyQuestion } from '../../dialogs/looks-like-question.ts'
import type { Questions } from '../../dialogs/questions.ts'
import { labels, openDesk } from '../support/desk.ts'
import { begun, full, last, saying } from '../support/sign-up-talk.ts'

const topics = new Map(loadKnowledge().map((one) => [one.id, one]))
/** Knows what it costs, whatever else is said about costs. */
const aboutCost: Questions = {
  ...noKnowledge,
  topic: (id) => topics.get(id),
  ask: async ({ text, locale }) =>
    /kost/.test(text) ? { band: 'answer', locale, topics: [{ id: 'cost', score: 0.9 }] } : { band: 'unknown', locale, topics: [] },
}
const megan = { channelId: 'msteams', aadObjectId: '00000000-0000-0000-0000-0000000000021', conversationId: 'megan' }

async function staff(command: string, questions: Questions = noKnowledge) {
  const desk = await openDesk({ questions })
  const me = desk.person(megan)
  await me.arrives()
  await me.presses({ command })
  const card = (id: string) => desk.sessions.cards().find((one) => one.id === id)
  return { desk, me, says: (...texts: string[]) => saying(me, ...texts), card }
}

/** Megan planning a session, at the question who welcomes people. */
async function planning(questions?: Questions) {
  const at = await staff('session-plan', questions)
  await at.says('12 januari 19:30', '90', 'Nederlands', 'Kohnstammhuis, Wibautstraat 2', '17')
  return at
}

describe('somebody who signs up is called what they say', () => {
  test.each(['Dag', 'Test', 'Hey', 'Start', 'Open Dag', 'Webinar', 'Merci', 'Agenda', 'Zelfscann'])('%s is a name', async (name) => {
    const { me, registrations } = await begun()
    expect(labels(await me.says(name))).toEqual(['sessions.email.ask'])
    await saying(me, 'someone@example.org', 'niets', 'ja', 'ja')
    expect((await registrations()).map((one) => one.name)).toContain(name)
  })

  test.each([
    ['stop', ['sessions.signup.stopped']],
    ['Annuleren', ['sessions.signup.stopped']],
    ['hulp', ['help.midway', 'sessions.name.askWaiting']],
    ['terug', ['sessions.pick.ask']],
    ['medewerker', ['person.open', 'sessions.name.askWaiting']],
    ['English please', ['language.changed', 'sessions.name.askWaiting']],
    ['opnieuw', ['flow.restarted']],
    ['menu', ['sessions.signup.stopped', 'menu.all']],
  ])('%s is still a command', async (text, heard) => {
    const { me } = await begun(full)
    expect(labels(await me.says(text))).toEqual(expect.arrayContaining(heard))
  })

  test('what they need is taken in their words', async () => {
    const { me, registrations } = await begun()
    await saying(me, 'Sam', 'sam@example.org')
    expect(labels(await me.says('stop ermee'))).toEqual(['sessions.consent.ask'])
    expect(last(await me.says('terug')).label).toBe('sessions.needs.ask')
    await saying(me, 'Uitleg in gebarentaal. Hoe laat kan de tolk komen', 'ja', 'ja')
    expect((await registrations()).find((one) => one.name === 'Sam')).toMatchObject({
      needs: 'Uitleg in gebarentaal. Hoe laat kan de tolk komen',
    })
  })

  test('a question there is answered, and then the name is asked again', async () => {
    const desk = await openDesk({ questions: aboutCost })
    const me = desk.person()
    await me.arrives()
    await me.presses({ command: 'session-signup demo-02' })
    for (const text of ['wat kost het?', 'wat kost het eigenlijk allemaal'])
      expect(labels(await me.says(text)).filter((one) => !one.startsWith('flow.'))).toEqual(['faq.answer', 'sessions.name.ask'])
    expect(labels(await me.says('Kosta Koster'))).toEqual(['sessions.email.ask'])
  })
})

describe('staff name and describe a session in any words', () => {
  test('host "Start", a title that opens something, and English among the Dutch', async () => {
    const { desk, says } = await planning()
    expect(last(await says('Start')).label).toBe('sessions.staff.ask.text')
    const heard = await says('een eigen tekst', 'Open dag', 'What is it like to be a teacher', 'Afmelden', 'Sign up')
    expect(labels(heard)).toEqual(['sessions.staff.check'])
    await says('ja')
    expect(desk.sessions.cards().find((card) => card.capacity === 17)).toMatchObject({
      host: 'Start',
      title: { nl: 'Open dag', en: 'What is it like to be a teacher' },
      description: { nl: 'Afmelden', en: 'Sign up' },
    })
  })

  test('a title that reads as a question is answered once; said again it is the title', async () => {
    const { desk, says } = await planning(aboutCost)
    await says('Megan', 'een eigen tekst')
    const answered = await says('Wat kost het?')
    expect(labels(answered)).toEqual(['faq.answer', 'flow.returningOrAgain', 'sessions.staff.ask.titleNl'])
    expect(answered[1]?.text).toContain('nog een keer')
    expect(last(await says('wat kost het?')).label).toBe('sessions.staff.ask.titleEn')
    await says('What does it cost?', 'Hoe het is en wat het kost. Kom kijken.', 'How it is.', 'ja')
    expect(desk.sessions.cards().find((card) => card.capacity === 17)?.title).toEqual({ nl: 'wat kost het?', en: 'What does it cost?' })
  })

  test.each(['Dag', 'Helpdesk online, Test 1'])('another %s, and stop, back and a person in between', async (text) => {
    const { says, card } = await staff('session-edit demo-02')
    const [what, question] = text.includes(',') ? ['plek of link', 'where'] : ['wie ontvangt', 'host']
    const asked = `sessions.staff.ask.${question}`
    expect(last(await says(what!)).label).toBe(asked)
    expect(labels(await says('medewerker'))).toEqual(['person.staff', asked])
    expect(last(await says('terug')).label).toBe('sessions.staff.edit.what')
    await says(what!, text, 'ja')
    expect(JSON.stringify(card('demo-02'))).toContain(text.split(',')[0])
    expect(card('demo-02')?.status).not.toBe('cancelled')
  })

  test.each(['stop ermee', 'Bijeenkomst gaat niet door', 'bedankt', 'Wat jammer, dit gaat niet door.'])(
    'words with a session called off: %s',
    async (words) => {
      const { says, card } = await staff('session-calloff demo-03')
      expect(last(await says(words)).label).toBe('sessions.staff.callOff.sureWithWords')
      await says('ja')
      expect(card('demo-03')).toMatchObject({ status: 'cancelled', words })
    },
  )

  test('stop there calls nothing off', async () => {
    const { says, card } = await staff('session-calloff demo-03')
    expect(labels(await says('laat maar'))).toEqual(['sessions.staff.callOff.kept'])
    expect(card('demo-03')?.status).not.toBe('cancelled')
  })
})

test('outside such a question the same words open what they always did', async () => {
  const me = (await openDesk()).person()
  await me.arrives()
  expect(labels(await me.says('start'))).toEqual(['menu.all'])
  expect(labels(await me.says('Dag'))).toEqual(['greeting.again'])
  expect(labels(await me.says('Test'))).toEqual(['zelfscan.first'])
})

test.each([
  ['wat kost het?', true],
  ['hoe lang duurt de opleiding', true],
  ['Wat kost het', false],
  ['Wat komt er op je af. Een avond voor wie twijfelt', false],
  ['Sam?', false],
  ['Kom je ook?', true],
  ['Een plek vooraan', false],
])('%s is plainly a question: %s', (text, question) => expect(isPlainlyQuestion(text)).toBe(question))
