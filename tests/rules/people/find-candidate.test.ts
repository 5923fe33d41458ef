import { expect, test } from 'vitest'
import { findCandidate, namedAlone } from '../../../rules/people/find-candidate.ts'

const cards = ['Noor el Amrani', 'Kim de Boer', 'Kim Bakker', 'José Núñez', 'An', 'Anne Smit'].map((name, index) => ({
  id: `p${index}`,
  name,
}))

test.each<[string, string]>([
  ['p1', 'Kim de Boer'],
  ['kim de boer', 'Kim de Boer'],
  ['Boer', 'Kim de Boer'],
  ['boer kim', 'Kim de Boer'],
  ['nunez', 'José Núñez'],
  ['JOSÉ', 'José Núñez'],
  ['an', 'An'],
  ['amrani', 'Noor el Amrani'],
  ['noor', 'Noor el Amrani'],
])('"%s" is %s', (text, name) => {
  expect(findCandidate(cards, text)).toMatchObject({ ok: true, card: { name } })
})

test('two who fit are for a person to choose from; nobody, and nothing typed, are nobody', () => {
  const found = findCandidate(cards, 'kim')
  expect(found.ok === false && found.reason === 'ambiguous' && found.cards.map((one) => one.name)).toEqual(['Kim de Boer', 'Kim Bakker'])
  for (const text of ['', '  ', '!?', 'oer', 'kim jansen']) expect(findCandidate(cards, text)).toEqual({ ok: false, reason: 'unknown' })
})

test.each<[string, string | undefined]>([
  ['Kim de Boer', 'Kim de Boer'],
  ['noor', 'Noor el Amrani'],
  ['de boer', 'Kim de Boer'],
  ['josé núñez?', 'José Núñez'],
  ['an', 'An'],
  ['kim', undefined],
  ['boer', undefined],
  ['noo', undefined],
  ['noor haar cv', undefined],
  ['', undefined],
])('"%s" alone names %s', (text, name) => expect(namedAlone(cards, text)?.name).toBe(name))
