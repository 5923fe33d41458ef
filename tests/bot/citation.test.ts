import { expect, test } from 'vitest'
import { citation, withCitationMark } from '../../bot/citation.ts'
import type { Bilingual } from '../../data/bilingual.ts'
import { loadTexts } from '../../locales/texts.ts'
import { editorsDesk } from '../support/editors-desk.ts'

const words = { texts: loadTexts(), timeZone: 'Europe/Amsterdam' }
const both = (text: string): Bilingual => ({ nl: text, en: text })
const cites = (title: string, abstract: string) => ({
  title: both(title),
  abstract: { template: both(abstract), facts: {} },
  topic: 'cost',
})

async function answerIn(channelId: string) {
  const me = (await editorsDesk()).person({ channelId })
  await me.arrives()
  return (await me.says('wat kost de opleiding mij')).at(-1)!.activity
}

test('an answer in Teams is a text with the mark of its citation, thumbs, and buttons', async () => {
  const answer = await answerIn('msteams')
  expect(answer).toMatchObject({
    label: 'faq.answer',
    textFormat: 'markdown',
    channelData: { feedbackLoopEnabled: true, feedbackLoop: { type: 'default' } },
  })
  expect(answer.text).toMatch(/^[^\n]+\. \[1\]\n\n(?:Dit kijken we nog na|Bron:)/)
  expect(answer.attachments).toBeUndefined()
  expect(answer.suggestedActions?.actions.map((one) => one.title)).toEqual(['Ja', 'Nee, ik bedoel iets anders', expect.any(String)])
  expect(answer.entities).toEqual([
    {
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
      '@id': '',
      citation: [
        {
          '@type': 'Claim',
          position: 1,
          appearance: {
            '@type': 'DigitalDocument',
            name: 'Wat kost de opleiding mij?',
            abstract: expect.stringMatching(/^[^\n{]{80,159}…$/),
          },
        },
      ],
    },
  ])
})

test.each(['directline', 'sms'])('on %s it carries the same citation, without the mark and the thumbs', async (channelId) => {
  const answer = await answerIn(channelId)
  expect(answer.text).not.toContain('[1]')
  expect(answer).toMatchObject({ textFormat: 'plain', entities: [{ citation: [{ position: 1 }] }] })
  expect(answer.channelData).toBeUndefined()
})

test('what only talks cites nothing', async () => {
  const me = (await editorsDesk()).person({ channelId: 'msteams' })
  const [menu] = await me.says('menu')
  expect([menu?.activity.entities, menu?.activity.channelData]).toEqual([undefined, undefined])
})

test.each([
  ['Kort?', 'Kort antwoord.', 'Kort?', 'Kort antwoord.'],
  ['woord '.repeat(20), 'zin. '.repeat(60), `${'woord '.repeat(13).trim()}…`, `${'zin. '.repeat(31).trim()}…`],
  ['x'.repeat(90), 'y'.repeat(200), `${'x'.repeat(79)}…`, `${'y'.repeat(159)}…`],
  ['Een\nregel', 'Twee\n\nalinea’s', 'Een regel', 'Twee alinea’s'],
])('Teams’ limits of 80 and 160 characters hold: %s', (title, abstract, name, cut) => {
  const [claim] = citation(cites(title, abstract), 'nl', words).citation
  expect(claim.appearance).toMatchObject({ name, abstract: cut })
  expect([claim.appearance.name.length <= 80, claim.appearance.abstract.length <= 160]).toEqual([true, true])
})

test('the mark stands behind what is cited, or at the end', () => {
  const said = (text: string, abstract: string) => withCitationMark(text, cites('?', abstract), 'nl', words)
  expect(said('Ja.\n\nBron: plan.', 'Ja.')).toBe('Ja. [1]\n\nBron: plan.')
  expect(said('Heel anders.', 'Ja.')).toBe('Heel anders. [1]')
  expect(said('Leeg.', '')).toBe('Leeg. [1]')
})
