import { describe, expect, test } from 'vitest'
import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { ContactDoc } from '../../../data/contact-moment.ts'
import { labels } from '../../support/desk.ts'
import { day, teamsChannel } from '../../support/notice-desk.ts'
import { last, saying } from '../../support/sign-up-talk.ts'
import { surveyDesk } from '../../support/survey-talk.ts'

/** Noor has just finished the selection, and says hello. */
async function asked(locale: 'nl-NL' | 'en-GB' = 'nl-NL') {
  const desk = await surveyDesk({ locale })
  await desk.confirm()
  await desk.noor.says(locale === 'nl-NL' ? 'hoi' : 'hello')
  return desk
}
const facts = (said: { activity: { attachments?: unknown } }[]) => JSON.stringify(said.map(({ activity }) => activity.attachments))

describe('after a phase', () => {
  test.each([
    [
      'nl-NL',
      'vragenlijst',
      ['een 8', 'Korte lijnen, en Megan dacht mee.', 'overslaan', 'opslaan'],
      /Aanmelden en kennismaken/,
      /niets ingevuld/,
    ],
    ['en-GB', 'survey', ['8', 'Short lines, and Megan thought along?', 'skip', 'save'], /Applying and meeting/, /nothing filled in/],
  ] as const)('%s: a rating and two open questions, shown back before they are kept', async (locale, word, answers, phase, nothing) => {
    const { noor, survey } = await asked(locale)
    const rating = last(await noor.says(word))
    expect([rating.label, rating.choices]).toEqual(['survey.rating.phase', ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']])
    expect(rating.text).toMatch(phase)
    expect(labels(await noor.says(answers[0]))).toEqual(['survey.good.phase'])
    expect(labels(await noor.says(answers[1]))).toEqual(['survey.better.phase'])
    const shown = await noor.says(answers[2])
    expect(labels(shown)).toEqual(['survey.check.ask'])
    expect(facts(shown)).toContain(answers[1])
    expect(facts(shown)).toMatch(nothing)
    expect(await survey()).toBeUndefined()
    expect(labels(await noor.says(answers[3]))).toEqual(['survey.saved.thanks'])
    expect(await survey()).toMatchObject({ rating: 8, good: answers[1], subject: 'selection', about: 'phase', reminded: 0 })
    expect(await survey()).not.toHaveProperty('better')
    expect(await survey()).not.toHaveProperty('talk')
  })

  test.each([
    ['heel goed', 'survey.rating.unclear'],
    ['0', 'survey.rating.range'],
    ['11', 'survey.rating.range'],
    ['7,5', 'survey.rating.whole'],
  ])('“%s” is no rating, and is asked again', async (said, key) => {
    const { noor } = await asked()
    await noor.says('vragenlijst')
    expect(labels(await noor.says(said))).toEqual([key, 'survey.rating.phase'])
  })

  test.each([
    ['8/10', 8],
    ['een 7!', 7],
    ['10', 10],
    ['1', 1],
  ])('“%s” is', async (said, rating) => {
    const { noor, survey } = await asked()
    await saying(noor, 'vragenlijst', said)
    const rest = rating <= 5 ? ['overslaan', 'overslaan', 'nee', 'opslaan'] : ['overslaan', 'overslaan', 'opslaan']
    await saying(noor, ...rest)
    expect(await survey()).toMatchObject({ rating })
  })

  test('in the open questions any words are kept, also those that open something, a question or a page of them', async () => {
    const { noor, survey } = await asked()
    await saying(noor, 'vragenlijst', '8', 'bijeenkomsten')
    const question = 'Waarom duurt het zo lang voor je iets hoort?'
    expect(labels(await noor.says(question))).toEqual(['survey.check.ask'])
    await noor.says('opslaan')
    expect(await survey()).toMatchObject({ good: 'bijeenkomsten', better: question })
    await saying(noor, 'vragenlijst', 'Wat goed was aanpassen')
    expect(labels(await noor.says('lang '.repeat(410)))).toEqual(['survey.tooLong', 'survey.good.phase'])
    expect(labels(await noor.says('lang '.repeat(390)))).toEqual(['survey.check.ask'])
  })

  test('one can stop midway, and go on later where one was; a version of it is never sent half', async () => {
    const { noor, survey } = await asked()
    await saying(noor, 'vragenlijst', '9', 'Fijne gesprekken')
    expect(labels(await noor.says('stop'))).toEqual(['survey.stopped'])
    expect(await survey()).toBeUndefined()
    expect(labels(await noor.says('Verder invullen'))).toEqual(['survey.better.phase'])
    await saying(noor, 'overslaan', 'opslaan')
    expect(await survey()).toMatchObject({ rating: 9, good: 'Fijne gesprekken' })
  })

  test('what was answered is changed within two weeks, and not after', async () => {
    const { noor, survey, clock, store } = await asked()
    await saying(noor, 'vragenlijst', '9', 'Fijn', 'overslaan', 'opslaan')
    expect(labels(await noor.says('Iets veranderen'))).toEqual(['survey.yours', 'survey.check.ask'])
    expect(labels(await noor.says('Cijfer aanpassen'))).toEqual(['survey.rating.phase'])
    expect(labels(await noor.says('7'))).toEqual(['survey.check.ask'])
    await noor.says('opslaan')
    expect(await survey()).toMatchObject({ rating: 7, good: 'Fijn' })
    const { docs } = await store.list<{ partition: string; kind: string; id: string; rating: number }>('ratings', 'rating')
    expect(docs.map(({ rating }) => rating)).toEqual([7])
    expect(JSON.stringify(docs)).not.toMatch(/noor/i)
    await noor.presses({ command: 'survey phase-selection' })
    clock.set(new Date(clock.now().getTime() + 14 * day + 1000))
    expect(labels(await noor.says('opslaan'))).toEqual(['survey.refused.closed'])
    expect(labels(await noor.presses({ command: 'survey phase-selection' }))).toEqual(['survey.refused.closed'])
    expect(labels(await noor.says('vragenlijst'))).toEqual(['survey.none'])
  })

  test('it is on the timeline that it was filled in, and not what', async () => {
    const { noor, store, id } = await asked()
    await saying(noor, 'vragenlijst', '9', 'Geheim', 'overslaan', 'opslaan')
    const { docs } = await store.list<ContactDoc>(`candidate/${id}`, 'contact', { limit: 100 })
    expect(docs.filter(({ topic }) => topic === 'survey')).toMatchObject([{ text: 'survey.answered', vars: { phase: 'selection' } }])
    expect(JSON.stringify(docs)).not.toContain('Geheim')
    expect(facts(await noor.says('tijdlijn'))).toContain('Vragenlijst over Aanmelden en kennismaken ingevuld')
  })
})

describe('a low rating', () => {
  const low = async (locale: 'nl-NL' | 'en-GB', rating = '4') => {
    const desk = await asked(locale)
    await saying(desk.noor, locale === 'nl-NL' ? 'vragenlijst' : 'survey', rating, 'none')
    return desk
  }
  test.each([
    ['nl-NL', 'ja', /Zonder jouw ja hoort niemand het[\s\S]*Ik vind het goed dat de intermediair het hoort/],
    ['en-GB', 'yes', /Without your yes nobody hears of it[\s\S]*I agree that the intermediary hears of it/],
  ] as const)('%s: reaches the intermediary only after a yes to these very words', async (locale, yes, words) => {
    const { noor, notices, store, id } = await low(locale)
    const question = last(await noor.says('Te lang wachten.'))
    expect([question.label, question.text]).toEqual(['survey.talk.ask', expect.stringMatching(words)])
    await noor.says(yes)
    expect(await notices('rating-low')).toEqual([])
    expect(labels(await noor.says(locale === 'nl-NL' ? 'opslaan' : 'save'))).toEqual(['survey.saved.talk'])
    expect(await notices('rating-low')).toMatchObject([
      { recipients: [{ id: 'staff:00000000-0000-0000-0000-0000000000021' }], vars: { candidate: 'Noor de Vries', rating: 4 } },
    ])
    const person = await store.get<PersonDoc>(personKey(id))
    expect(person?.consents).toMatchObject([
      { purpose: 'rating-talk', version: 1, text: expect.stringMatching(words.source.split('*')[1]!.slice(0, 20)) },
    ])
  })

  test('no means that nobody hears of it', async () => {
    const { noor, notices, survey } = await low('nl-NL', '5')
    await saying(noor, 'Te lang wachten.')
    expect(labels(await noor.says('weet ik niet'))).toEqual(['survey.talk.unclear', 'survey.talk.ask'])
    await noor.says('liever niet')
    expect(labels(await noor.says('opslaan'))).toEqual(['survey.saved.low'])
    expect([await notices('rating-low'), await survey()]).toMatchObject([[], { rating: 5, talk: false }])
  })

  test('changed one’s mind before it was told: it is taken back', async () => {
    const { noor, notices } = await low('nl-NL')
    await saying(noor, 'Te lang wachten.', 'ja', 'opslaan')
    await saying(noor, 'Iets veranderen', 'Cijfer aanpassen', '8', 'opslaan')
    expect(await notices('rating-low')).toEqual([])
  })

  test('Megan hears it once, with a button to plan a talk; saving again tells her nothing new', async () => {
    const { noor, chats, passes, knowsStaff } = await low('nl-NL')
    await knowsStaff('00000000-0000-0000-0000-0000000000021', { channels: [teamsChannel('megan')] })
    await saying(noor, 'Te lang wachten.', 'ja', 'opslaan')
    await saying(noor, 'Iets veranderen', 'Wat goed was aanpassen', 'De sfeer', 'opslaan')
    await passes()
    await passes(day)
    const told = chats.filter(({ message }) => message.composed.about === 'rating-low')
    expect([told.length, told[0]?.message.composed.buttons]).toMatchObject([1, [{ command: expect.stringContaining('talk-plan') }]])
    expect(told[0]?.message.composed.items[0]?.line).toBe(
      'Noor de Vries gaf een 4 voor ‘Aanmelden en kennismaken’ en wil er met je over praten. Noor de Vries vond het goed dat je dit hoort.',
    )
  })
})

describe('nobody fills in what they were not asked', () => {
  test('an anonymous visitor, somebody without a finished phase, and helpdesk have none', async () => {
    const desk = await surveyDesk()
    for (const me of [desk.person(), desk.noor, desk.who('helpdesk'), desk.who('coach')]) {
      await me.arrives()
      const known = me === desk.noor || me.base().channelId === 'msteams'
      expect(last(await me.says('vragenlijst')).label).toBe('survey.none')
      for (const command of ['survey phase-selection', 'survey coach-year-2026-2027'])
        expect(last(await me.presses({ command })).label).toBe(known ? 'survey.none' : 'survey.elsewhere')
    }
  })

  test('two that are open are shown as a list', async () => {
    const desk = await asked()
    for (const step of ['training', 'work-experience', 'suitability-assessment'])
      expect(await desk.confirm(`voortraject/${step}`)).toMatchObject({ ok: true })
    const list = await desk.noor.says('vragenlijst')
    expect([labels(list), facts(list)]).toEqual([['survey.list'], expect.stringMatching(/Invullen[\s\S]*Invullen/)])
  })
})
