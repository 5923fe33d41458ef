import { describe, expect, test } from 'vitest'
import type { DraftDoc } from '../../../data/knowledge-draft.ts'
import { labels } from '../../support/desk.ts'
import { cardText, commandIn, editorsDesk } from '../../support/editors-desk.ts'

const laptop = 'krijg ik ook een laptop van de school?'

async function atWork(...asked: string[]) {
  const desk = await editorsDesk()
  if (asked.length > 0) await desk.asks(...asked)
  const adele = await desk.staff('adele')
  const drafts = async () => (await desk.store.list<DraftDoc>('knowledge', 'phrasing')).docs
  const topicDrafts = async () => (await desk.store.list<DraftDoc>('knowledge', 'topic-draft')).docs
  return { desk, adele, drafts, topicDrafts }
}

test.each(['vraag toevoegen', 'add question', 'vragen nakijken', 'review questions', 'wat staat er live'])(
  '"%s" is for who keeps the content',
  async (words) => {
    const desk = await editorsDesk()
    for (const name of ['alex', 'isaiah'] as const) expect((await (await desk.staff(name)).say(words)).label).toBe('topic.notForYou')
    expect((await desk.asks(words)).label).toBe('topic.notForYou')
    for (const name of ['adele', 'megan'] as const)
      expect((await (await desk.staff(name)).say(words)).label).toMatch(/^knowledge\.(ask|review)\./)
  },
)

describe('a way to ask what a topic answers', () => {
  test('the newest questions without an answer are offered, alike ones once, without what leads to a person', async () => {
    const { adele } = await atWork(
      'mag mijn hond mee naar de klas',
      'ik heet Jan de Boer, is er parkeerplek voor mij',
      laptop,
      'hoe kom ik aan een laptop',
      'wat kost de opleiding mij',
    )
    const asked = await adele.say('vraag toevoegen')
    expect(asked.label).toBe('knowledge.ask.question')
    expect(cardText(asked)).toContain('(2 keer)')
    expect(cardText(asked)).toContain('mag mijn hond mee naar de klas')
    expect(cardText(asked)).not.toMatch(/Boer|\[naam\]|wat kost de opleiding/)
  })

  test('picked from the list, put under one of three suggestions, checked, and saved for a colleague', async () => {
    const { adele, drafts } = await atWork(laptop)
    await adele.say('vraag toevoegen')
    const what = await adele.say('1')
    expect(what.label).toBe('knowledge.ask.what')
    expect(cardText(what)).toContain('Wat kost de opleiding mij?')
    expect(cardText(what)).toContain('Nieuw onderwerp')
    const check = await adele.say('Wat kost de opleiding mij?')
    expect(check.label).toBe('knowledge.ask.checkPhrasing')
    expect(cardText(check)).toContain('"Antwoord"')
    expect(await drafts()).toEqual([])
    const saved = await adele.say('opslaan')
    expect(saved.label).toBe('knowledge.saved.toReview')
    expect(saved.text).toContain('Megan Bowen en Lynne Robbins')
    expect(await drafts()).toMatchObject([
      {
        text: 'krijg ik ook een laptop van de school',
        locale: 'nl',
        topic: 'cost',
        status: 'draft',
        author: expect.stringMatching(/022$/),
      },
    ])
  })

  test('typed, also when it reads as a question the desk could answer; found by words; changed at the check', async () => {
    const { adele, drafts } = await atWork()
    expect((await adele.say('vraag toevoegen')).label).toBe('knowledge.ask.questionNone')
    expect((await adele.say('hoe zit het met de wiskunde voor mijn buurvrouw?')).label).toBe('knowledge.ask.what')
    expect(labels(await adele.hear('zwembad'))).toEqual(['knowledge.refused.searchNone', 'knowledge.ask.what'])
    const found = await adele.say('wiskunde toets')
    expect(found).toMatchObject({ label: 'knowledge.ask.found' })
    expect(cardText(found)).toContain('wiscat')
    expect(labels(await adele.hear('iets heel anders'))).toEqual(['knowledge.refused.pickTopic', 'knowledge.ask.found'])
    expect((await adele.say('terug')).label).toBe('knowledge.ask.what')
    expect((await adele.say('laptop')).label).toBe('knowledge.ask.found')
    expect((await adele.say('1')).label).toBe('knowledge.ask.checkPhrasing')
    expect((await adele.say('iets veranderen')).label).toBe('knowledge.ask.which')
    expect((await adele.say('het onderwerp')).label).toBe('knowledge.ask.what')
    expect((await adele.say('rekenen', '1')).label).toBe('knowledge.ask.checkPhrasing')
    expect((await adele.say('iets veranderen', 'de vraag')).label).toBe('knowledge.ask.questionNone')
    await adele.say('moet mijn buurvrouw een rekentoets doen', 'rekenen', '1')
    expect((await adele.say('ja')).label).toBe('knowledge.saved.toReview')
    expect(await drafts()).toMatchObject([{ text: 'moet mijn buurvrouw een rekentoets doen' }])
  })

  test('a question that could be either language is asked about', async () => {
    const { adele, drafts } = await atWork()
    expect((await adele.say('vraag toevoegen', 'laptop wifi')).label).toBe('knowledge.ask.language')
    expect(labels(await adele.hear('Frans'))[0]).toBe('knowledge.refused.language')
    expect((await adele.say('Engels')).label).toBe('knowledge.ask.what')
    await adele.say('1', 'ja')
    expect(await drafts()).toMatchObject([{ text: 'laptop wifi', locale: 'en' }])
  })

  test.each([
    ['?!', 'message.empty'],
    ['ja', 'knowledge.refused.empty'],
    ['woord '.repeat(40), 'knowledge.refused.tooLong'],
    ['mail mij op jan@example.org over de laptop', 'knowledge.refused.personal'],
    ['Wat kost de opleiding mij?', 'knowledge.refused.standingFile'],
  ])('%j is refused with a reason', async (typed, reason) => {
    const { adele, drafts } = await atWork()
    await adele.say('vraag toevoegen')
    expect(labels(await adele.hear(typed))).toEqual([reason, 'knowledge.ask.questionNone'])
    expect(await drafts()).toEqual([])
  })

  test('a question that a colleague has proposed says where it stands', async () => {
    const { desk, adele } = await atWork(laptop)
    await adele.say('vraag toevoegen', '1', '1', 'ja')
    const megan = await desk.staff('megan')
    expect((await megan.say('vraag toevoegen')).label).toBe('knowledge.ask.questionNone')
    const [refused] = await megan.hear('Krijg ik ook een laptop van de school')
    expect(refused).toMatchObject({
      label: 'knowledge.refused.standingDraft',
      text: expect.stringContaining('Kan ik instromen met een uitkering?'),
    })
  })

  test('of two who propose the same at once, one hears that it stands already', async () => {
    const { desk, adele, drafts } = await atWork(laptop)
    const megan = await desk.staff('megan')
    for (const one of [adele, megan]) await one.say('vraag toevoegen', '1', one === adele ? '1' : '2')
    const both = await Promise.all([adele.say('ja'), megan.say('ja')])
    expect(both.map((one) => one.label).sort()).toEqual(['knowledge.refused.standingDraft', 'knowledge.saved.toReview'])
    expect(await drafts()).toHaveLength(1)
  })

  test('can be left and gone on with, and in English', async () => {
    const desk = await editorsDesk()
    await desk.asks('may my dog come along to class please')
    const lynne = await desk.staff('lynne', 'en-GB')
    await lynne.say('add question', '1')
    expect(labels(await lynne.hear('stop'))[0]).toBe('knowledge.stopped')
    expect((await lynne.say('add question')).label).toBe('knowledge.ask.what')
    const saved = await lynne.say('1', 'yes')
    expect(saved.text).toContain('Megan Bowen and Adele Vance')
  })
})

describe('a new topic', () => {
  const form = { flow: 'knowledge-add', version: 1, step: 'questionNl', form: true }
  const filled = {
    questionNl: 'Krijg ik een laptop?',
    questionEn: 'Do I get a laptop?',
    shortNl: 'Dat verschilt per school. Bel ons: {{opening-hours}}.',
    shortEn: 'That depends on the school. Call us: {{opening-hours}}.',
    audience: 'candidate',
  }

  test('question by question, with a mistake in each', async () => {
    const { adele, topicDrafts } = await atWork(laptop)
    await adele.say('vraag toevoegen', '1')
    const first = await adele.say('nieuw onderwerp')
    expect(first.label).toBe('knowledge.ask.questionNl')
    expect(cardText(first)).toContain('Neem de vraag zo over')
    expect((await adele.say('Krijg ik een laptop?')).label).toBe('knowledge.ask.questionEn')
    expect((await adele.say('Do I get a laptop?')).label).toBe('knowledge.ask.shortNl')
    const [tooLong] = await adele.hear('woord '.repeat(91))
    expect(tooLong).toMatchObject({ label: 'knowledge.refused.answerTooLong', text: expect.stringContaining('91 woorden') })
    const unknown = (await adele.hear('Je krijgt er {{hours:dancing}} van.')).find((one) => one.label === 'knowledge.refused.placeholder')
    expect(unknown?.text).toContain('hours:dancing')
    expect(unknown?.text).toContain('{{opening-hours}}')
    expect((await adele.say('Dat verschilt per school.')).label).toBe('knowledge.ask.shortEn')
    expect((await adele.say('That depends on the school. Is that alright?')).label).toBe('knowledge.ask.audience')
    expect(labels(await adele.hear('iedereen die het wil'))[0]).toBe('knowledge.refused.audience')
    const check = await adele.say('kandidaten')
    expect(check.label).toBe('knowledge.ask.checkTopic')
    expect(cardText(check)).toContain('That depends on the school')
    await adele.say('iets veranderen', 'antwoord in het nederlands')
    await adele.say('Dat verschilt. Vraag het je school.', 'ja')
    expect(await topicDrafts()).toMatchObject([
      {
        topic: 'new-krijg-laptop',
        question: { nl: 'Krijg ik een laptop?', en: 'Do I get a laptop?' },
        short: { nl: 'Dat verschilt. Vraag het je school.', en: 'That depends on the school. Is that alright?' },
        audience: ['candidate'],
        phrasings: [{ text: laptop, locale: 'nl' }],
        status: 'draft',
      },
    ])
  })

  test('on one card; a field that does not fit is asked again and the others are kept', async () => {
    const { adele, topicDrafts } = await atWork(laptop)
    await adele.say('vraag toevoegen', '1')
    expect(cardText(await adele.say('nieuw onderwerp'))).toContain('"shortNl"')
    const again = await adele.presses({ ...form, ...filled, shortEn: '' })
    expect(labels(again)).toEqual(['knowledge.refused.answerEmpty', 'knowledge.ask.shortEn'])
    expect((await adele.say(filled.shortEn)).label).toBe('knowledge.ask.checkTopic')
    expect((await adele.say('ja')).label).toBe('knowledge.saved.toReview')
    expect(await topicDrafts()).toMatchObject([{ short: { nl: filled.shortNl } }])
  })

  test('with a question that stands already is refused when it is saved', async () => {
    const { adele, topicDrafts } = await atWork(laptop)
    await adele.say('vraag toevoegen', '1', 'nieuw onderwerp')
    await adele.presses({ ...form, ...filled, questionNl: 'Wat kost de opleiding mij?' })
    expect(await adele.say('ja')).toMatchObject({ label: 'knowledge.refused.standingFile' })
    expect(await topicDrafts()).toEqual([])
  })
})

test('what one person proposes is on the desk of the others', async () => {
  const { desk, adele } = await atWork(laptop)
  const saved = await adele.say('vraag toevoegen', '1', '1', 'ja')
  const lynne = await desk.staff('lynne')
  const [list] = await lynne.hear('vragen nakijken')
  expect(cardText(list!)).toContain('Een vraag erbij, door Adele Vance')
  expect(commandIn(list!, 'knowledge-draft')).toBe(commandIn(saved, 'knowledge-draft'))
})
