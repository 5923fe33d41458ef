import { describe, expect, test } from 'vitest'
import { noKnowledge } from '../../bot/questions.ts'
import { loadKnowledge } from '../../data/load-knowledge.ts'
import type { Decision, Questions } from '../../dialogs/questions.ts'
import { labels, openDesk } from '../support/desk.ts'

const topics = new Map(loadKnowledge().map((one) => [one.id, one]))
const about = (band: Decision['band'], ...ids: string[]): Questions => ({
  ...noKnowledge,
  topic: (id) => topics.get(id),
  ask: async ({ text, locale }) =>
    /verdien|earn/.test(text) ? { band, locale, topics: ids.map((id) => ({ id, score: 0.9 })) } : { band: 'unknown', locale, topics: [] },
})
const aboutPay = about('answer', 'salary-during')

async function midway(questions?: Questions) {
  const desk = await openDesk(questions ? { questions } : {})
  const me = desk.person()
  await me.says('zelfscan')
  await me.says('1')
  return { ...me, desk }
}

describe('in the middle of the zelfscan', () => {
  test('back asks the question before; at the first it says so', async () => {
    const me = await midway()
    expect(labels(await me.says('terug'))).toEqual(['zelfscan.first'])
    expect(labels(await me.says('back'))).toEqual(['flow.atFirst', 'zelfscan.first'])
  })

  test('stop keeps the answers, and the zelfscan can be resumed where it was', async () => {
    const me = await midway()
    expect(labels(await me.says('stop'))).toEqual(['zelfscan.stopped'])
    await me.says('menu')
    const [offer] = await me.says('zelfscan')
    expect(offer?.label).toBe('zelfscan.parked')
    expect(offer?.text).toContain('1 vra')
    const [question] = await me.says('verder waar ik was')
    expect(question?.text).toMatch(/^2 van/)
  })

  test('right after stop the same word goes on where it was', async () => {
    const me = await midway()
    await me.says('stop')
    expect((await me.says('zelfscan'))[0]?.text).toMatch(/^2 van/)
  })

  test('opnieuw begins the same flow again', async () => {
    const me = await midway()
    expect(labels(await me.says('opnieuw'))).toEqual(['flow.restarted', 'zelfscan.first'])
  })

  test('help explains and asks the open question again', async () => {
    const me = await midway()
    expect(labels(await me.says('hulp'))).toEqual(['help.midway', expect.stringMatching(/^zelfscan\.question/)])
  })

  test('a question midway is answered and the open question comes back', async () => {
    const me = await midway(aboutPay)
    expect(labels(await me.says('wacht, verdien ik eigenlijk wat tijdens die opleiding?'))).toEqual([
      'faq.answer',
      'flow.returning',
      expect.stringMatching(/^zelfscan\.question/),
    ])
    expect((await me.says('1'))[0]?.text).toMatch(/^3 van/)
  })

  test('a question that could mean several things can be chosen, and the open question comes back after the answer', async () => {
    const me = await midway(about('choose', 'salary-during', 'salary-scale', 'cost'))
    const [choice] = await me.says('wat verdien ik dan?')
    expect(choice?.label).toBe('faq.choose')
    expect(choice?.activity.value).toEqual({ topics: ['salary-during', 'salary-scale', 'cost'] })
    expect(choice?.choices).toHaveLength(4)
    expect(labels(await me.says('2'))).toEqual(['faq.answer', expect.stringMatching(/^zelfscan\.question/)])
  })

  test('the language can change midway, by word, and the question comes back in it', async () => {
    const me = await midway()
    const said = await me.says('english please')
    expect(labels(said)).toEqual(['language.changed', expect.stringMatching(/^zelfscan\.question/)])
    expect(said[1]?.text).toMatch(/^2 of/)
  })

  test('the language of the channel can change midway too: a choice on the page counts', async () => {
    const me = await midway()
    const [question] = await me.send({ text: '1', locale: 'en-US' })
    expect(question?.text).toMatch(/^3 of/)
  })

  test('what is no answer is asked again with what to do; the second time a person is offered first', async () => {
    const me = await midway()
    expect(labels(await me.says('paarse krokodil'))).toEqual(['zelfscan.pickOne', expect.stringMatching(/^zelfscan\.question/)])
    expect(labels(await me.says('groene krokodil'))[0]).toBe('person.offer')
  })

  test('asking for the zelfscan again goes on with it', async () => {
    const me = await midway()
    expect(labels(await me.says('zelfscan'))).toEqual(['flow.already', expect.stringMatching(/^zelfscan\.question/)])
  })

  test('a label with a typing slip, in the other language, or as a number is an answer', async () => {
    const desk = await openDesk()
    const me = desk.person({ locale: 'en-GB' })
    const first = (await me.says('self-scan')).at(-1)
    const option = first?.choices[0] ?? ''
    expect((await me.says(option.toUpperCase()))[0]?.text).toMatch(/^2 of/)
    await me.says('back')
    expect((await me.says('option 1'))[0]?.text).toMatch(/^2 of/)
  })
})

describe('at any other moment', () => {
  test('stop, back and start over say what is the case', async () => {
    const me = (await openDesk()).person()
    await me.arrives()
    expect(labels(await me.says('stop'))).toEqual(['flow.nothingOpen'])
    expect(labels(await me.says('terug'))).toEqual(['flow.noBack'])
    expect(labels(await me.says('opnieuw'))).toEqual(['menu.all'])
  })

  test('a person is told when somebody is there: open in the morning, closed at night', async () => {
    const desk = await openDesk()
    const me = desk.person()
    await me.arrives()
    expect(labels(await me.says('medewerker'))).toEqual(['person.open'])
    desk.clock.set(new Date('2026-11-25T22:00:00Z'))
    const [closed] = await me.says('ik wil iemand spreken')
    expect(closed?.label).toBe('person.closed')
    expect(closed?.text).toContain('donderdag 26 november')
  })

  test('an unknown sentence twice in a row offers a person', async () => {
    const me = (await openDesk()).person()
    await me.arrives()
    expect(labels(await me.says('blub blub'))).toEqual(['unknown.text'])
    expect(labels(await me.says('blab blab'))).toEqual(['person.offer'])
    expect(labels(await me.says('blob blob'))).toEqual(['unknown.text'])
  })

  test('somebody who writes English is offered English once, not forced', async () => {
    const me = (await openDesk()).person()
    await me.arrives()
    const said = await me.says('what do i need to become a teacher')
    expect(labels(said)[0]).toBe('language.offerEnglish')
    expect(labels(await me.says('how do i become a teacher then'))).not.toContain('language.offerEnglish')
  })

  test('a first message that asks something is answered at once, after one line on who is talking', async () => {
    const me = (await openDesk()).person()
    expect(labels(await me.says('zelfscan'))).toEqual(['greeting.short', 'zelfscan.first'])
    expect(labels(await (await openDesk()).person().says('hoi'))).toEqual(['greeting.hello'])
  })

  test('what is kept can be seen and forgotten', async () => {
    const me = await midway()
    await me.says('stop')
    expect(labels(await me.says('mijn gegevens'))).toEqual(['privacy.kept'])
    expect(labels(await me.says('vergeet mijn antwoorden'))).toEqual(['privacy.forgotten'])
    expect(labels(await me.says('mijn gegevens'))).toEqual(['privacy.nothing'])
    expect(labels(await me.says('zelfscan'))).toEqual(['zelfscan.first'])
  })
})
