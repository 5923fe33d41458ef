import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseTopicFile } from '../../data/knowledge-file.ts'
import { loadKnowledge } from '../../data/load-knowledge.ts'
import { loadWords } from '../../data/load-words.ts'

const file = `---
id: diploma
group: eligibility
audience: [candidate, coach]
related: [mbo]
verify: false
reviewed: 2026-11-22
sources:
  - 004 §1.1
next:
  command: zelfscan
  nl: Doe de zelfscan
  en: Do the self-scan
---

# nl

## Vraag

Welk diploma heb ik nodig?

## Kort

Een hbo-diploma.

Elke richting mag.

## Meer

Meer.

## Zo vragen mensen het

- moet ik hbo hebben
* is "wo" ook goed

# en

## Question

Which degree do I need?

## Short

A degree.

## More

More.

## How people ask it

- do i need a degree
`

const problems = (source: string) => {
  const parsed = parseTopicFile('diploma.md', source)
  return parsed.ok ? [] : parsed.problems.map(({ problem, mend }) => `${problem} → ${mend}`)
}

test('a topic is read with both languages, lists and paragraphs', () => {
  const parsed = parseTopicFile('diploma.md', file)
  expect(parsed).toMatchObject({
    ok: true,
    topic: {
      id: 'diploma',
      audience: ['candidate', 'coach'],
      next: { command: 'zelfscan', nl: 'Doe de zelfscan' },
      nl: {
        question: 'Welk diploma heb ik nodig?',
        short: 'Een hbo-diploma.\n\nElke richting mag.',
        phrasings: ['moet ik hbo hebben', 'is "wo" ook goed'],
      },
      en: { phrasings: ['do i need a degree'] },
    },
  })
})

test('an editor on Windows, with a byte order mark and headings in other capitals, is read the same', () => {
  const other = `\ufeff${file.replace('## Zo vragen mensen het', '## zo vragen mensen het').replaceAll('\n', '\r\n')}`
  expect(parseTopicFile('diploma.md', other)).toEqual(parseTopicFile('diploma.md', file))
})

describe('what is wrong is said with the file and how to mend it', () => {
  test.each([
    ['no front matter', file.replace(/^---[\s\S]*?---\n/, ''), 'has no front matter → begin the file with ---'],
    ['a colon too many', file.replace('group: eligibility', 'group: a: b'), 'the lines between --- cannot be read'],
    ['an unknown group', file.replace('eligibility', 'eligibilty'), 'group "eligibilty" is not possible here → write "eligibility"'],
    [
      'a strange command',
      file.replace('command: zelfscan', 'command: zelfscn'),
      'next.command "zelfscn" is not possible here → write "zelfscan"',
    ],
    [
      'a button too long',
      file.replace('Doe de zelfscan', 'Doe nu meteen de zelfscan van het loket'),
      'next.nl is 39 characters long → keep it to 28',
    ],
    ['a date that is none', file.replace('2026-11-22', '2026-02-30'), 'reviewed "2026-02-30" is not a day that exists'],
    ['no English', file.slice(0, file.indexOf('# en')), 'has no chapter "# en" → add "# en"'],
    ['no short answer', file.replace('## Short\n\nA degree.\n', ''), 'has no "## Short" under "# en"'],
    ['an empty short answer', file.replace('A degree.', ''), 'en.short is too short'],
    ['a heading nobody knows', file.replace('## Meer', '## Meerr'), '"## meerr" is not a heading of "# nl"'],
    [
      'a phrasing without a dash',
      file.replace('- do i need', 'do i need'),
      '"do i need a degree" is not an item of the list of phrasings → begin the line with "- "',
    ],
    ['a field nobody knows', file.replace('verify:', 'verifed: true\nverify:'), 'verifed is not a field of this'],
  ])('%s', (_, source, said) => {
    expect(
      problems(source).some((line) => line.startsWith(said)),
      problems(source).join('\n'),
    ).toBe(true)
  })
})

test('a folder is read whole; all problems are told at once, and a wrong name is one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-topics-'))
  writeFileSync(join(folder, 'other.md'), file)
  writeFileSync(join(folder, 'broken.md'), file.replace('audience: [candidate, coach]', 'audience: []'))
  expect(() => loadKnowledge(folder)).toThrow(
    /broken\.md: audience .*\n.*other\.md: the id "diploma" is not the name of the file\. Mend: make it "other"/,
  )
  rmSync(folder, { recursive: true })
  expect(() => loadKnowledge(folder)).toThrow(/cannot be read\. Mend: correct the folder/)
})

test('words that are no lists are refused by file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-words-'))
  writeFileSync(join(folder, 'out-of-scope.yaml'), 'nl: [a]\nen: [b]\n')
  writeFileSync(join(folder, 'words.yaml'), 'common: { nl: de, en: the }\n')
  expect(() => loadWords(folder)).toThrow(/words\.yaml: not /)
  rmSync(folder, { recursive: true })
})

test('the knowledge base of the project can be read, and its words', () => {
  expect(loadKnowledge().length).toBeGreaterThanOrEqual(80)
  const { words, concepts, strange } = loadWords()
  expect(words.common.nl).toContain('de')
  expect(concepts.pay?.en).toContain('salary')
  expect(new Set(strange.map(({ locale }) => locale))).toEqual(new Set(['nl', 'en']))
})
