import { describe, expect, test } from 'vitest'
import type { Locale } from '../../data/bilingual.ts'
import { loadWords } from '../../data/load-words.ts'
import { analyse } from '../../rules/knowledge/analyse.ts'
import { createBloom } from '../../rules/knowledge/bloom.ts'
import { splitCompound } from '../../rules/knowledge/compound.ts'
import { editDistance } from '../../rules/knowledge/edit-distance.ts'
import { expandHunspell } from '../../rules/knowledge/hunspell.ts'
import { createVocabulary, openLexicon } from '../../rules/knowledge/lexicon.ts'
import { mostCharacters, normalise } from '../../rules/knowledge/normalise.ts'
import { stem } from '../../rules/knowledge/stem.ts'
import { tokens } from '../../rules/knowledge/tokens.ts'

describe('what people type becomes words', () => {
  test.each([
    ['Ik ben 55 jaar, kan ik zij-instromen?', 'ik ben #age jaar , kan ik zijinstromen ?'],
    ['verdien nu € 4.500 bruto p/m', 'verdien nu #money bruto p m'],
    ['i make 5k now', 'i make #money now'],
    ["what's my coach's job?", 'what my coach job ?'],
    ['3 dagen per week in 2027', '#days dagen per week in #year'],
    ['heeeeel graaaag!!', 'heel graag ! !'],
    ['caf\u00e9 na\u00efef', 'cafe naief'],
    ['sal\u200baris\u202e', 'salaris'],
  ])('%s', (text, expected) => {
    expect(tokens(text).join(' ')).toBe(expected)
  })

  test('never more than so many characters, however they unfold', () => {
    expect(normalise('\ufdfa'.repeat(5000)).length).toBeLessThanOrEqual(mostCharacters)
    expect(tokens('a '.repeat(10_000)).length).toBeLessThanOrEqual(80)
  })
})

describe('forms of a word meet', () => {
  test.each<[Locale, string]>([
    ['nl', 'verdien verdient verdiend verdienen'],
    ['nl', 'huis huizen'],
    ['nl', 'salaris salarissen'],
    ['nl', 'les lessen'],
    ['en', 'train trained training trains'],
  ])('%s %s', (locale, words) => {
    expect(new Set(words.split(' ').map((word) => stem(word, locale))).size).toBe(1)
  })
})

test('a compound falls apart into words that are known', () => {
  const known = new Set(['collegegeld', 'kosten', 'reken', 'toets', 'werk', 'ervaring', 'plek'])
  const split = (word: string) => splitCompound(word, (part) => known.has(part))
  expect(split('collegegeldkosten')).toEqual(['collegegeld', 'kosten'])
  expect(split('werkervaringsplek')).toEqual(['werk', 'ervaring', 'plek'])
  expect(split('rekentoets')).toEqual(['reken', 'toets'])
  expect(split('pinguin')).toBeUndefined()
  expect(split('rekentoetsx')).toBeUndefined()
})

test.each([
  ['salaris', 'salaris', 0],
  ['sallaris', 'salaris', 1],
  ['opliedng', 'opleiding', 2],
  ['vna', 'van', 1],
  ['kat', 'olifant', 3],
])('%s is %s after %i slips', (from, to, slips) => {
  expect(editDistance(from, to, 2)).toBe(slips)
})

test('a word list is read with its endings, and forgets no word', () => {
  const aff = 'FLAG long\nSFX Za Y 1\nSFX Za 0 en [^e]\nPFX Be Y 1\nPFX Be 0 be .\n'
  const dic = '3\nkoe\nwerk/ZaBe\nIJs\n'
  const found: string[] = []
  expandHunspell(aff, dic, (word) => found.push(word))
  expect(found).toEqual(['koe', 'werk', 'werken', 'bewerk', 'ijs'])
  const bloom = createBloom({ count: found.length })
  for (const word of found) bloom.add(word)
  expect(found.every((word) => createBloom({ bits: bloom.bits }).has(word))).toBe(true)
  expect(bloom.has('olifant')).toBe(false)
})

describe('a question is read', () => {
  const { words, concepts } = loadWords()
  const dictionary = new Set(['hond', 'naam', 'opleiding', 'salaris', 'kosten', 'diploma', 'toets', 'rekentoets'])
  const language = { locale: 'nl' as const, words, concepts, isWord: (word: string) => dictionary.has(word) }
  const counts = new Map([
    ['opleiding', 9],
    ['salaris', 5],
    ['kosten', 4],
    ['diploma', 6],
    ['rekentoets', 3],
    ['opleding', 1],
  ])
  const lexicon = openLexicon(language, createVocabulary(language, counts))
  const word = (text: string, at: number) => analyse(text, lexicon).at(at)

  test('a slip is repaired into a word of the phrasings, never into somebody else’s slip', () => {
    expect(word('wat is het salatis', 3)).toMatchObject({ text: 'salaris', repaired: true, known: true })
    expect(word('de opleidng', 1)).toMatchObject({ text: 'opleiding', repaired: true })
  })

  test('a correct word that no phrasing uses stays strange', () => {
    expect(word('mag mijn hond mee', 2)).toMatchObject({ text: 'hond', repaired: false, known: false })
  })

  test('"zonder" turns the next words round, up to the end of the part', () => {
    const [, , , diploma, kosten] = analyse('kan het zonder diploma, kosten?', lexicon)
    expect(diploma).toMatchObject({ text: 'diploma', negated: true })
    expect(kosten).toMatchObject({ text: 'kosten', negated: false })
  })

  test('words that mean much the same share a concept, in both languages', () => {
    const concept = (text: string) => analyse(text, lexicon).flatMap((one) => one.concepts)
    expect(concept('wat verdien ik')).toContain('pay')
    expect(concept('krijg ik loon')).toContain('pay')
    const english = openLexicon({ ...language, locale: 'en' }, createVocabulary({ ...language, locale: 'en' }, new Map()))
    expect(analyse('what are the wages', english).flatMap((one) => one.concepts)).toContain('pay')
  })
})
