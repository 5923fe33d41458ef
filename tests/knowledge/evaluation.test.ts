import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEngine } from '../../bot/knowledge/open-engine.ts'
import { knowledgeFolder } from '../../data/load-knowledge.ts'
import type { Engine } from '../../rules/knowledge/engine.ts'
import { type Figures, figuresOf } from '../../rules/knowledge/figures.ts'
import { questionSets, questionsOf } from '../support/question-sets.ts'
import { withTypo } from '../support/with-typo.ts'

const rows = questionSets.flatMap(questionsOf)

const cache = mkdtempSync(join(tmpdir(), 'loket-evaluation-'))
let engine: Engine
beforeAll(async () => {
  engine = await openEngine(knowledgeFolder, cache)
}, 300_000)
afterAll(() => rmSync(cache, { recursive: true, force: true }))

/** What was measured last, less about two standard deviations of chance; see the table in `docs/knowledge.md`, which changes with it. */
const floors = { top1: 0.9, top3: 0.955, answeredRight: 0.645, reached: 0.955 }
const ceilings = { answeredWrong: 0.012, wrongLanguage: 0.006 }

function check(figures: Figures, slack = 0) {
  for (const [name, least] of Object.entries(floors))
    expect(figures[name as keyof typeof floors], name).toBeGreaterThanOrEqual(least - slack)
  for (const [name, most] of Object.entries(ceilings))
    expect(figures[name as keyof typeof ceilings], name).toBeLessThanOrEqual(most + slack / 4)
}

describe('questions by somebody who has not read the phrasings', () => {
  test('there are enough of them, and their topics exist', () => {
    expect(rows.filter(({ topic, locale }) => topic && locale === 'nl').length).toBeGreaterThanOrEqual(400)
    expect(rows.filter(({ topic, locale }) => topic && locale === 'en').length).toBeGreaterThanOrEqual(200)
    expect(rows.filter(({ topic }) => topic === null).length).toBeGreaterThanOrEqual(200)
    const topics = new Set(readdirSync(knowledgeFolder).map((name) => name.replace(/\.md$/, '')))
    expect(rows.flatMap(({ topic }) => (topic === null || topics.has(topic) ? [] : [topic]))).toEqual([])
  })

  test('are answered as well as before', () => check(figuresOf(engine, rows)))

  test.each(['nl', 'en'] as const)('also in %s alone', (locale) =>
    check(
      figuresOf(
        engine,
        rows.filter((one) => one.locale === locale),
      ),
      0.03,
    ),
  )

  test('are answered nearly as well with a typing slip in each', () =>
    check(
      figuresOf(
        engine,
        rows.map((one, at) => ({ ...one, text: withTypo(one.text, at) })),
      ),
      0.06,
    ))

  test('what has no answer gets none', () => {
    const { outOfScope } = figuresOf(engine, rows)
    expect(outOfScope.answered).toBeLessThanOrEqual(0.02)
    expect(outOfScope.unknown).toBeGreaterThanOrEqual(0.42)
  })
})

test('`npm run ask -- --jsonl` writes a line for each line, as the contract says', () => {
  const asked = [{ text: 'hoeveel verdien ik tijdens de opleiding', locale: 'nl' }, { text: 'how long does it take' }, { text: '' }]
  const { stdout, status } = spawnSync(process.execPath, [fileURLToPath(new URL('../../bot/ask.ts', import.meta.url)), '--jsonl'], {
    input: `${asked.map((one) => JSON.stringify(one)).join('\n')}\n\n`,
    encoding: 'utf8',
    env: { ...process.env, LOKET_DATA: cache },
  })
  expect(status).toBe(0)
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ text, locale }) => [text, locale])).toEqual([
    [asked[0]?.text, 'nl'],
    [asked[1]?.text, 'en'],
    ['', 'nl'],
  ])
  expect(lines.map((line) => Object.keys(line))).toEqual(lines.map(() => ['text', 'locale', 'decision', 'topics']))
  expect(lines.map(({ topics }) => topics[0]?.id)).toEqual(['salary-during', 'duration', undefined])
  expect(lines.map(({ decision }) => decision)).toEqual(['answer', 'answer', 'unknown'])
})

describe('whatever is typed', () => {
  const base = ['\u202e', '\u200b', '(', 'a', 'é', '?', ' ', '💥', 'ﷺ', '\u0000', 'ij', '#', '1.', 'zij-', "'", '€', '\n', 'aab', '-', '٣']
  const long = [
    ...base.map((piece) => piece.repeat(Math.ceil(20_000 / piece.length)).slice(0, 20_000)),
    `${'a'.repeat(19_999)}!`,
    Array.from({ length: 3_000 }, (_, at) => `w${at}x`).join(' '),
    'leerkrachtopleidingsschoolbestuurskostenvergoeding'.repeat(400),
    'zijinstroomzij '.repeat(1_400),
    'verdien ik salaris en '.repeat(900),
    `${'(a+)+'.repeat(4_000)}$`,
  ]

  test.each(long.map((text, at) => [at, text.slice(0, 12), text] as const))(
    '%i %j is decided, and answered only when it asks something',
    (_, __, text) => {
      const decision = engine.ask({ text, locale: 'nl', last: 'salary-during', audience: 'candidate' })
      expect(decision.topics.length).toBeLessThanOrEqual(3)
      expect(decision.band === 'answer').toBe(text.includes('verdien ik salaris'))
    },
  )
})
