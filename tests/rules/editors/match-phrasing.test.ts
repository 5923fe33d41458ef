import { expect, test } from 'vitest'
import type { Locale } from '../../../data/bilingual.ts'
import type { Phrasing } from '../../../data/knowledge-draft.ts'
import { matchPhrasings } from '../../../rules/editors/match-phrasing.ts'

const phrasings: Phrasing[] = [
  { text: 'krijg ik een laptop van de school', locale: 'nl', topic: 'laptop' },
  { text: 'wanneer word ik betaald', locale: 'nl', topic: 'pay' },
  { text: 'kan ik niet stoppen', locale: 'nl', topic: 'stay' },
  { text: 'wiscat herkansing', locale: 'nl', topic: 'wiscat' },
  { text: 'do i get a laptop', locale: 'en', topic: 'laptop' },
  { text: 'wiscat resit', locale: 'en', topic: 'wiscat' },
  { text: 'is er opvang', locale: 'nl', topic: 'care' },
]
const known = new Set(['bepaald', 'betaald', 'schaal'])
const matcher = matchPhrasings(phrasings, (word) => known.has(word))

test.each<[string, Locale, string | undefined]>([
  ['krijg ik een laptop van de school', 'nl', 'laptop'],
  ['Krijg ik een LAPTOP van de school???', 'nl', 'laptop'],
  ['  krijg ik — een láptop van de school ', 'nl', 'laptop'],
  ['hoi, krijg je ook een laptop van school?', 'nl', 'laptop'],
  ['hoi, krijg ik eigenlijk een laptop van de school aub', 'nl', 'laptop'],
  ['van school krijg ik laptop', 'nl', 'laptop'],
  ['krijg ik een labtop van de school', 'nl', 'laptop'],
  ['krijg ik een lpatop van de school', 'nl', 'laptop'],
  ['krijg ik een labtob van de school', 'nl', undefined],
  ['krijg ik een laptop van de schaal', 'nl', undefined],
  ['krijg ik geen laptop van de school', 'nl', undefined],
  ['waarom krijg ik een laptop van de school', 'nl', undefined],
  ['krijg ik een laptop', 'nl', undefined],
  ['wanneer word ik bepaald', 'nl', undefined],
  ['waar word ik betaald', 'nl', undefined],
  ['kan ik stoppen', 'nl', undefined],
  ['kan ik niet stoppen', 'nl', 'stay'],
  ['do I get a laptop?', 'nl', 'laptop'],
  ['wiscat herkansing', 'en', 'wiscat'],
  ['opvang', 'nl', undefined],
  ['is er opvang', 'nl', 'care'],
  ['', 'nl', undefined],
  ['?!', 'nl', undefined],
  ['de het een', 'nl', undefined],
])('%s (%s) is the phrasing of %s', (text, locale, topic) => {
  expect(matcher.same(text, locale)?.topic).toBe(topic)
})

test('the language of the conversation goes first where both have the same words', () => {
  const both = matchPhrasings(
    [
      { text: 'wiscat', locale: 'nl', topic: 'one' },
      { text: 'wiscat', locale: 'en', topic: 'two' },
    ],
    () => false,
  )
  expect([both.same('wiscat', 'nl')?.topic, both.same('wiscat', 'en')?.topic]).toEqual(['one', 'two'])
})

test('what is only near is a suggestion, once a topic, the likest first', () => {
  expect(matcher.near('hoe zit het met boeken, schriften en een laptop op mijn school', 'nl')).toEqual([])
  expect(matcher.near('mag ik de laptop van school houden', 'nl')).toEqual([{ topic: 'laptop', score: 0.8 }])
  expect(matcher.near('herkansing wiscat rekenen', 'nl')).toEqual([{ topic: 'wiscat', score: 0.8 }])
  expect(matcher.near('wat kan ik doen', 'nl')).toEqual([])
})

test('thousands of phrasings and a hostile text take no time', () => {
  const many = matchPhrasings(
    Array.from({ length: 3000 }, (_, at) => ({ text: `vraag nummer${at} over ding${at % 70}`, locale: 'nl', topic: `t${at}` })),
    () => false,
  )
  many.same('warm', 'nl')
  const began = performance.now()
  for (const text of ['a'.repeat(20_000), 'woord '.repeat(4000), '?'.repeat(20_000), '\u202e'.repeat(20_000), '<>(*+'.repeat(4000)]) {
    expect(many.same(text, 'nl')).toBeUndefined()
    many.near(text, 'nl')
  }
  expect(performance.now() - began).toBeLessThan(1000)
})
