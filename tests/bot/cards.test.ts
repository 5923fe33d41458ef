import { expect, test } from 'vitest'
import { specCard } from '../../bot/cards.ts'
import { loadTexts } from '../../locales/texts.ts'

const face = { locale: 'nl' as const, words: { texts: loadTexts(), timeZone: 'Europe/Amsterdam' } }
const typed = '2. [klik hier](https://kwaad.example) **nu**'

test('what somebody typed stays text in a list: no link, no list, no bold', () => {
  const { content } = specCard({ type: 'list', items: [{ title: typed, facts: [typed], choices: [] }] }, face)
  expect(content.body[0].items).toEqual([
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: typed, weight: 'Bolder' }] },
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: typed }], spacing: 'Small' },
  ])
})

test.each([
  [typed, '2\u2060. [klik hier]\u2060(https://kwaad.example) **nu**'],
  ['[hier][1]\n[1]: https://kwaad.example', '[hier]\u2060[1]\n[1]\u2060: https://kwaad.example'],
  ['# groot', '#\u2060 groot'],
  ['- een\n* twee\n10) drie', '-\u2060 een\n*\u2060 twee\n10\u2060) drie'],
  ['3,5 uur - dinsdag', '3,5 uur - dinsdag'],
  ['7.5 of 6', '7.5 of 6'],
])('a fact that reads as Markdown is kept from being one: %j', (value, shown) => {
  const { content } = specCard({ type: 'facts', title: typed, facts: [{ label: { key: 'card.send' }, value }] }, face)
  expect(content.body[0]).toMatchObject({ type: 'RichTextBlock', inlines: [{ text: typed }] })
  expect(content.body[1].facts[0].value).toBe(shown)
})
