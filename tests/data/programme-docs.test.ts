import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseProgramme } from '../../data/programme/parse-programme.ts'
import { type Change, changed } from '../support/refusals.ts'

const docs = readFileSync(new URL('../../docs/programme.md', import.meta.url), 'utf8')
const examples = [...docs.matchAll(/```json\n([\s\S]*?)```/g)].map((match): unknown => JSON.parse(match[1] ?? ''))

describe('docs/programme.md', () => {
  test('the worked examples load', () => {
    const [question, rule, budget] = examples
    const file = changed('amsterdam-po', ['zelfscan.questions[16]', question], ['zelfscan.rules[46]', rule])
    expect(parseProgramme(file)).toMatchObject({ ok: true })
    const title = { nl: 'Begeleiding', en: 'Coaching' }
    expect(parseProgramme(changed('amsterdam-po', ['budgets[3]', { ...(budget as object), title }]))).toMatchObject({ ok: true })
  })

  test('names every field of the file', () => {
    const rows = docs.slice(docs.indexOf('| field |'), docs.indexOf('### Steps'))
    for (const field of Object.keys(changed('amsterdam-po') as object)) expect(rows).toContain(`\`${field}\``)
  })

  test('the messages it shows are those of the tests', () => {
    const tests = ['shape', 'references', 'journey', 'periods', 'care', 'matching', 'zelfscan']
      .map((name) => readFileSync(new URL(`./programme-${name}.test.ts`, import.meta.url), 'utf8'))
      .join('\n')
      .replaceAll("\\'", "'")
    const shown = [...docs.matchAll(/^\| [a-z].* \| `([a-zA-Z]+[.[:].* Mend: .*)` \|$/gm)].map((match) => match[1] ?? '')
    expect(shown).toHaveLength(18)
    for (const line of shown) expect(tests).toContain(line)
  })
})

test('a change the tests make is a change of a copy', () => {
  const change: Change = ['city', 'Elders']
  expect(changed('almere-po', change)).toMatchObject({ city: 'Elders' })
  expect(changed('almere-po')).toMatchObject({ city: 'Almere' })
})
