import { expect, test } from 'vitest'
import type { DraftDoc } from '../../../data/knowledge-draft.ts'
import { labels } from '../../support/desk.ts'
import { handOff } from '../../support/hand-off.ts'

const words = {
  nl: {
    ...{
      locale: 'nl-NL',
      person: 'medewerker',
      asks: 'Mag mijn hond Fikkie mee naar school?',
      answers: 'Nee, maar je mag wel over hem vertellen.',
    },
    ...{ propose: 'maak hier een kennisvoorstel van', other: ['May my dog come to school?', 'No, but you may talk about him.'] },
  },
  en: {
    ...{ locale: 'en-GB', person: 'talk to a person', asks: 'May my dog come to school?', answers: 'No, but you may talk about him.' },
    ...{ propose: 'make this a knowledge proposal', other: ['Mag mijn hond mee naar school?', 'Nee, maar je mag wel over hem vertellen.'] },
  },
}

async function answered(language: 'nl' | 'en') {
  const say = words[language]
  const desk = await handOff()
  const me = desk.candidate(say.locale)
  const adele = desk.agent('adele', say.locale)
  await me.says(say.person)
  await adele.says('wachtrij')
  const [id = ''] = desk.ids()
  await adele.presses(`desk-claim ${id}`)
  const drafts = async () => (await desk.store.list<DraftDoc>('knowledge', 'topic-draft')).docs
  return { desk, me, adele, id, say, drafts }
}

test.each(['nl', 'en'] as const)(
  'an answer becomes a sketch that its author completes and a colleague approves, in %s',
  async (language) => {
    const { desk, me, adele, say, drafts } = await answered(language)
    expect(labels(await adele.says(say.propose))).toEqual(['supervision.proposeNoQuestion'])
    await me.says(say.asks)
    await adele.says(say.answers)
    await me.hears()
    const [proposed] = await adele.says(say.propose)
    expect(proposed).toMatchObject({ label: 'supervision.proposed', text: expect.stringContaining(say.answers) })
    expect(await me.hears()).toEqual([])
    const [sketch] = await drafts()
    expect(sketch).toMatchObject({ status: 'sketch', short: { [language]: say.answers } })
    // Said twice it is one; nobody can approve it, and a colleague sees whose it is.
    expect(labels(await adele.says(say.propose))).toEqual(['supervision.proposed'])
    const lynne = desk.agent('lynne', say.locale)
    await lynne.says('menu')
    const looked = await lynne.presses(`knowledge-draft ${sketch?.id}`)
    expect(labels(looked)).toEqual(['knowledge.review.oneSketchOther'])
    expect(labels(await lynne.presses(`knowledge-approve ${sketch?.id} 0`))).toEqual(['knowledge.refused.handled'])
    // What is missing is asked, one thing after another.
    let asked = (await adele.presses(`knowledge-edit ${sketch?.id} 0`)).at(-1)?.label
    const given: string[] = []
    for (const answer of say.other) {
      given.push(asked ?? '')
      asked = (await adele.says(answer)).at(-1)?.label
    }
    expect(given.map((one) => one.slice(-2))).toEqual(language === 'nl' ? ['En', 'En'] : ['Nl', 'Nl'])
    expect(asked).toBe('knowledge.ask.checkTopic')
    expect(labels(await adele.says(language === 'nl' ? 'ja' : 'yes'))).toEqual(['knowledge.saved.toReview'])
    const draft = (await drafts()).find((one) => one.status === 'draft')
    expect((await drafts()).filter((one) => one.status === 'sketch')).toEqual([])
    expect(labels(await lynne.presses(`knowledge-approve ${draft?.id} ${draft?.revision}`))).toEqual(['knowledge.review.approved'])
  },
)

test('names and numbers are taken out, and have to be written anew', async () => {
  const { me, adele, drafts } = await answered('nl')
  await me.says('Ik ben Bartholomeus, kan Bartholomeus op 06-12345678 gebeld worden?')
  await adele.says('Ja, dat doen we.')
  expect(labels(await adele.says('kennisvoorstel'))).toEqual(['supervision.proposed'])
  const [sketch] = await drafts()
  expect(JSON.stringify(sketch)).not.toMatch(/12345678/)
  expect(JSON.stringify(sketch)).toContain('[telefoon]')
  expect(labels(await adele.presses(`knowledge-edit ${sketch?.id} ${sketch?.revision}`))).toEqual([
    'knowledge.review.oneSketch',
    'knowledge.ask.questionNone',
  ])
})

test('what stands already is not proposed again; after closing the button leads here as well', async () => {
  const { desk, me, adele, id, drafts } = await answered('nl')
  await me.says('Mag mijn hond mee naar school?')
  await adele.says('Nee, dat kan niet.')
  const lynne = desk.agent('lynne')
  await lynne.says('menu')
  expect(labels(await lynne.presses(`desk-propose ${id}`))).toEqual(['supervision.proposed'])
  expect(labels(await adele.says('kennisvoorstel'))).toEqual(['knowledge.refused.standingDraft'])
  await adele.presses('desk-close answered')
  expect(labels(await adele.says('kennisvoorstel'))).toEqual(['supervision.proposeNone'])
  expect(labels(await lynne.presses(`desk-propose ${id}`))).toEqual(['supervision.proposed'])
  expect(await drafts()).toHaveLength(1)
})
