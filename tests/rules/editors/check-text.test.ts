import { expect, test } from 'vitest'
import { asPhrasing, checkAnswer, checkQuestion } from '../../../rules/editors/check-text.ts'

test.each([
  ['  krijg ik   een\nlaptop? ', { ok: true, text: 'krijg ik een laptop?' }],
  ['krijg ik een laptop van Stichting Amsterdam Noord', { ok: true, text: 'krijg ik een laptop van Stichting Amsterdam Noord' }],
  ['', { ok: false, reason: 'empty' }],
  ['?!', { ok: false, reason: 'empty' }],
  ['x', { ok: false, reason: 'empty' }],
  ['woord '.repeat(40), { ok: false, reason: 'tooLong' }],
  ['mail me op jan@example.org', { ok: false, reason: 'personal' }],
  ['bel 06-12345678 voor de laptop', { ok: false, reason: 'personal' }],
  ['ik heet [naam], krijg ik een laptop', { ok: false, reason: 'personal' }],
])('the question %j', (typed, checked) => expect(checkQuestion(typed)).toEqual(checked))

const isFigure = (name: string) => name === 'opening-hours' || name === 'hours:coaching'
test.each([
  [
    'Ja. Mail helpdesk@example.org of kijk op https://example.org.',
    { ok: true, text: 'Ja. Mail helpdesk@example.org of kijk op https://example.org.' },
  ],
  ['Een.\n\n\n Twee  keer. ', { ok: true, text: 'Een.\n\nTwee keer.' }],
  ['Wij zijn open: {{opening-hours}}.', { ok: true, text: 'Wij zijn open: {{opening-hours}}.' }],
  ['', { ok: false, reason: 'empty' }],
  ['...', { ok: false, reason: 'empty' }],
  ['woord '.repeat(90).trim(), { ok: true, text: 'woord '.repeat(90).trim() }],
  ['woord '.repeat(91), { ok: false, reason: 'tooLong' }],
  ['Je krijgt {{hours:dancing}} uur.', { ok: false, reason: 'placeholder', name: 'hours:dancing' }],
  ['Je krijgt {{ hours:coaching }} uur.', { ok: false, reason: 'placeholder', name: '{{' }],
  ['Je krijgt {{hours uur.', { ok: false, reason: 'placeholder', name: '{{hours' }],
  ['Je krijgt {{}} uur.', { ok: false, reason: 'placeholder', name: '' }],
])('the answer %j', (typed, checked) => expect(checkAnswer(typed, isFigure)).toEqual(checked))

test('a phrasing is kept in small letters, without the mark at the end', () => {
  expect(asPhrasing(' Krijg ik een Laptop?? ')).toBe('krijg ik een laptop')
})
