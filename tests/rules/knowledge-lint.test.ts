import { describe, expect, test } from 'vitest'
import type { KnowledgeTopic } from '../../data/knowledge-topic.ts'
import { loadKnowledge } from '../../data/load-knowledge.ts'
import { fewestPhrasings, lintKnowledge } from '../../rules/knowledge/lint.ts'
import { readingLevel, syllables } from '../../rules/knowledge/reading-level.ts'

const now = new Date('2026-11-22T12:00:00Z')
const phrasings = (of: string) => Array.from({ length: fewestPhrasings }, (_, at) => `${of} ${at}`)
const topic = (id: string, more: Partial<KnowledgeTopic> = {}): KnowledgeTopic => ({
  id,
  group: 'start',
  audience: ['candidate'],
  related: [],
  verify: false,
  reviewed: '2026-11-01',
  sources: [],
  nl: { question: `Vraag over ${id}?`, short: 'Ja, dat kan. Je belt ons.', more: '', phrasings: phrasings(`${id} vraag`) },
  en: { question: `Question about ${id}?`, short: 'Yes, you can. You call us.', more: '', phrasings: phrasings(`${id} question`) },
  ...more,
})
const lint = (...topics: KnowledgeTopic[]) =>
  lintKnowledge(topics, { now, knows: (name) => name === 'hours:intake' }).map(
    ({ file, severity, problem }) => `${severity} ${file} ${problem}`,
  )
const short = (text: string, more = '') => ({ ...topic('a').nl, short: text, more })

test('a good topic has no findings', () => {
  expect(lint(topic('a'), topic('b', { related: ['a'] }))).toEqual([])
})

describe('findings', () => {
  test.each<[string, KnowledgeTopic[], string]>([
    [
      'too few phrasings',
      [topic('a', { nl: { ...topic('a').nl, phrasings: phrasings('a').slice(3) } })],
      'error a.md nl: has 22 phrasings',
    ],
    ['a dead related id', [topic('a', { related: ['b'] })], 'error a.md "b" under related does not exist'],
    ['related to itself', [topic('a', { related: ['a'] })], 'error a.md names itself as related'],
    ['a review long ago', [topic('a', { reviewed: '2025-11-21' })], 'note a.md was reviewed on 2025-11-21, more than 12 months ago'],
    [
      'a figure nobody knows',
      [topic('a', { nl: short('Dat is {{hours:intak}}.') })],
      'error a.md nl: {{hours:intak}} is not a figure the programme knows',
    ],
    ['a brace too few', [topic('a', { nl: short('Dat is {{hours:intake}.') })], 'error a.md nl: "{{hours:intake}." is not a placeholder'],
    [
      'a figure in a phrasing',
      [topic('a', { nl: { ...topic('a').nl, phrasings: [...phrasings('a'), 'is het {{hours:intake}}'] } })],
      'error a.md nl: the phrasing "is het {{hours:intake}}" has a placeholder',
    ],
    ['an answer too long', [topic('a', { nl: short(`${'Ja, dat kan. '.repeat(31)}`) })], 'error a.md nl: the short answer has 93 words'],
    [
      'hard Dutch',
      [
        topic('a', {
          nl: short(
            'Bekwaamheidsonderzoeken veronderstellen geïntegreerde competentieontwikkeling binnen praktijkgerichte opleidingssituaties.',
          ),
        }),
      ],
      'note a.md nl: the short answer is hard to read',
    ],
    [
      'hard English',
      [
        topic('a', {
          en: {
            ...topic('a').en,
            short: 'Eligibility necessitates the comprehensive evaluation of internationally accredited qualifications.',
          },
        }),
      ],
      'note a.md en: the short answer is hard to read',
    ],
    [
      'a phrasing under two topics',
      [topic('a'), topic('b', { nl: { ...topic('b').nl, phrasings: [...phrasings('b'), 'A vraag: 3?'] } })],
      'error b.md nl: "A vraag: 3?" also stands under a',
    ],
    [
      'a phrasing twice',
      [topic('a', { en: { ...topic('a').en, phrasings: [...phrasings('a'), 'A 7!'] } })],
      'note a.md en: "A 7!" stands twice',
    ],
  ])('%s', (_, topics, said) => {
    const found = lint(...topics)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(said)
  })

  test('a known figure and a review of exactly a year ago are fine', () => {
    expect(lint(topic('a', { reviewed: '2025-11-22', nl: short('Dat is {{hours:intake}}.', 'Ook {{hours:intake}}.') }))).toEqual([])
  })
})

test.each([
  ['nl', 'salaris', 3],
  ['nl', 'opleiding', 3],
  ['nl', 'geschiktheidsonderzoek', 6],
  ['nl', 'meeuw', 1],
  ['nl', 'juf', 1],
  ['en', 'teacher', 2],
  ['en', 'salary', 3],
  ['en', 'made', 1],
  ['en', 'table', 2],
  ['en', 'stopped', 1],
] as const)('%s: %s has %i syllables', (locale, word, count) => {
  expect(syllables(word, locale)).toBe(count)
})

test('shorter sentences read easier', () => {
  const long = 'De kandidaat die zich heeft aangemeld krijgt van het loket een coach die tijdens het hele traject begeleidt.'
  const plain = 'Je meldt je aan. Dan krijg je een coach. Die helpt je tot het eind.'
  expect(readingLevel(plain, 'nl')).toBeGreaterThan(readingLevel(long, 'nl') + 20)
  expect(readingLevel('', 'nl')).toBe(100)
})

test('the knowledge base of the project has no errors but figures of the programme, which the doctor checks', () => {
  expect(lintKnowledge(loadKnowledge(), { now, knows: () => true }).filter(({ severity }) => severity === 'error')).toEqual([])
})
