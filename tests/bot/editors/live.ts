import { describe, expect, test } from 'vitest'
import { knowledgeOverlay } from '../../../bot/knowledge-overlay.ts'
import type { Store } from '../../../data/store.ts'
import { byHeart, commandIn, editorsDesk } from '../../support/editors-desk.ts'
import { countedStore } from '../../support/session-desk.ts'
import { soon } from '../../support/soon.ts'

const laptop = 'krijg ik ook een laptop van de school?'
const form = {
  flow: 'knowledge-add',
  version: 1,
  step: 'questionNl',
  form: true,
  questionNl: 'Mag mijn fiets binnen staan?',
  questionEn: 'May I park my bike inside?',
  shortNl: 'Ja, in het hok. Wij zijn open: {{opening-hours}}.',
  shortEn: 'Yes, in the shed. We are open: {{opening-hours}}.',
  audience: 'coach',
}

/** What is approved is live at once here and soon elsewhere; run against each store. */
export function liveTests(name: string, open: () => Promise<Store>) {
  describe(`additions on ${name}`, () => {
    test('an approved phrasing answers in this process at once, in another after its next reading, and in one that starts later', async () => {
      const store = await open()
      const desk = await editorsDesk({ store })
      const elsewhere = await editorsDesk({ store, seed: false })
      await desk.asks(laptop)
      const saved = await (await desk.staff('adele')).say('vraag toevoegen', '1', '2', 'ja')
      const megan = await desk.staff('megan')
      const shown = await megan.open(commandIn(saved, 'knowledge-draft'))
      expect((await desk.asks(laptop)).label).toBe('faq.unknown')
      await megan.open(commandIn(shown, 'knowledge-approve'))
      expect((await desk.asks(laptop)).label).toBe('faq.answer')
      expect((await elsewhere.overlay.questions.ask({ text: laptop, locale: 'nl', audience: 'candidate' })).band).toBe('unknown')
      await elsewhere.overlay.refresh()
      expect((await elsewhere.overlay.questions.ask({ text: laptop, locale: 'nl', audience: 'candidate' })).topics[0]?.id).toBe('cost')
      const later = knowledgeOverlay(store, byHeart())
      await later.refresh()
      expect((await later.questions.ask({ text: 'krijg ik een laptop van de school', locale: 'nl', audience: 'candidate' })).band).toBe(
        'answer',
      )
    })

    test('of two processes that decide at the same moment one wins, and the other hears of it', async () => {
      const store = await open()
      const one = await editorsDesk({ store })
      const other = await editorsDesk({ store, seed: false })
      const adele = await one.staff('adele')
      const [megan, lynne] = [await one.staff('megan'), await other.staff('lynne')]
      for (const name of ['hond', 'kat', 'vis', 'egel']) {
        const saved = await adele.say('vraag toevoegen', `mag mijn ${name} mee naar de klas`, '1', 'ja')
        const id = commandIn(saved, 'knowledge-draft').split(' ')[1]
        await lynne.open(`knowledge-reject ${id} 0`)
        const said = await Promise.all([megan.open(`knowledge-approve ${id} 0`), lynne.say('Liever niet.')])
        expect(said.map((each) => each.label).filter((label) => label === 'knowledge.refused.handled')).toHaveLength(1)
        await one.overlay.refresh()
        expect(one.overlay.drafts().find((draft) => draft.id === id)?.status).toBe(
          said[0]?.label === 'knowledge.review.approved' ? 'live' : 'rejected',
        )
      }
    })

    test('a new topic is a topic like any other: answered, offered, found by editors, for its audience, until it is taken away', async () => {
      const desk = await editorsDesk({ store: await open() })
      const adele = await desk.staff('adele')
      await adele.say('vraag toevoegen', 'waar laat ik mijn fiets', 'nieuw onderwerp')
      await adele.presses(form)
      const saved = await adele.say('ja')
      const megan = await desk.staff('megan')
      await megan.open(commandIn(await megan.open(commandIn(saved, 'knowledge-draft')), 'knowledge-approve'))

      const alex = await desk.staff('alex')
      const answer = await alex.say('mag mijn fiets ook binnen staan')
      expect(answer).toMatchObject({ label: 'faq.answer', activity: { value: { topic: 'new-mag-fiets-binnen-staan', score: 1 } } })
      expect(answer.text).toContain('maandag tot en met vrijdag')
      expect((await alex.say('May I park my bike inside?')).text).toContain('in the shed')
      expect((await alex.say('waar laat ik mijn fiets')).label).toBe('faq.answer')
      expect(await alex.say('is er een hok waar mijn fiets binnen kan staan')).toMatchObject({ label: 'faq.choose' })
      expect((await desk.asks('mag mijn fiets binnen staan')).label).toBe('unknown.text')

      await adele.say('vraag toevoegen', 'is het fietsenhok ook op slot')
      const found = await adele.say('fiets')
      expect(JSON.stringify(found.activity)).toContain('topic:new-mag-fiets-binnen-staan')
      await adele.say('stop')
      const [list] = await megan.hear('wat staat er live')
      const live = await megan.open(commandIn(list!, 'knowledge-draft'))
      expect(live.label).toBe('knowledge.review.oneLive')
      expect((await megan.open(commandIn(live, 'knowledge-withdraw'))).label).toBe('knowledge.review.withdrawn')
      expect((await alex.say('waar laat ik mijn fiets')).label).toBe('faq.unknown')
    })

    test('whole turns stay within their requests: talking is two, deciding is four', async () => {
      const counting = countedStore(await open())
      const desk = await editorsDesk({ store: counting.store })
      await desk.asks(laptop)
      counting.reset()
      const [adele, megan] = [await desk.staff('adele'), await desk.staff('megan')]
      // Each arrival, and where they are reached, which is written beside it.
      await soon(() => counting.calls.filter((call) => call === 'commit').length).toBe(4)
      const measured: string[] = []
      const measure = async (turn: Promise<{ label: string }>) => {
        counting.reset()
        const { label } = await turn
        expect(counting.calls).not.toContain('find')
        measured.push(`${label} ${counting.calls.length}`)
      }
      await measure(adele.say('vraag toevoegen'))
      await measure(adele.say('1'))
      await measure(adele.say('kosten'))
      await measure(adele.say('1'))
      counting.reset()
      const saved = await adele.say('ja')
      measured.push(`${saved.label} ${counting.calls.length}`)
      await measure(megan.say('vragen nakijken'))
      counting.reset()
      const shown = await megan.open(commandIn(saved, 'knowledge-draft'))
      measured.push(`${shown.label} ${counting.calls.length}`)
      await measure(megan.open(commandIn(shown, 'knowledge-approve')))
      const person = desk.person()
      await person.arrives()
      await measure(person.says(laptop).then((said) => said.at(-1)!))
      expect(measured).toEqual([
        'knowledge.ask.question 6',
        'knowledge.ask.what 2',
        'knowledge.ask.found 2',
        'knowledge.ask.checkPhrasing 2',
        'knowledge.saved.toReview 4',
        'knowledge.review.further 4',
        'knowledge.review.one 3',
        'knowledge.review.approved 4',
        'faq.answer 2',
      ])
    })
  })
}
