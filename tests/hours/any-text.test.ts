import fc from 'fast-check'
import { expect, test } from 'vitest'
import { candidates, hoursIn } from './said.ts'

const words = fc.constantFrom(
  'gisteren',
  '2u',
  'met',
  'Fatima',
  'Sam',
  'en',
  ',',
  '\n',
  '1.',
  '12/11',
  'half',
  'drie',
  'tot',
  'vier',
  'over',
  'uur',
  'kwartier',
  '-',
  '2x',
  "'s",
  '"',
  'intake',
  'vrijdag',
  'de 12e',
  'nee',
  '31-02',
  '½',
  '+',
  '(',
  ';',
  '😀',
  'ß',
  '0',
  '99999',
)
const sentence = fc.array(words, { maxLength: 40 }).map((all) => all.join(' '))
const shape = (text: string) => {
  const { log, entries, ask } = hoursIn(text)
  expect(log ? entries.length : entries.length + ask.length).toSatisfy((count: number) => (log ? count > 0 : count === 0))
  for (const one of entries) {
    expect(one.candidate === null || candidates.includes(one.candidate)).toBe(true)
    expect(one.minutes === null || (Number.isInteger(one.minutes) && one.minutes > 0)).toBe(true)
    expect(one.date === null || new Date(`${one.date}T00:00:00Z`).toISOString().startsWith(one.date)).toBe(true)
  }
  for (const field of ['candidate', 'minutes', 'date'] as const)
    expect(ask.includes(field)).toBe(entries.some((one) => one[field] === null))
}

test('any text is read without an error, and what is null is asked', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), shape), { numRuns: 300 })
  fc.assert(fc.property(sentence, shape), { numRuns: 600 })
})

test('any list of names is read without an error', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 20 }), sentence, (names, text) => {
      expect(hoursIn(text, { names }).entries.length).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 200 },
  )
})

// A pattern that backtracks would take minutes on these, not part of a second.
test.each([
  'a ',
  'gisteren 2u met Sam over rekenen. ',
  '1',
  '1 ',
  'half drie tot ',
  'klas ',
  '"',
  "'",
  'Sam, ',
  'gisteren en ',
  '\n',
  '1/2-3.4:5',
  'Xavier Bprsk ',
  '12, ',
  'van de ',
])('ten thousand characters of %j', (part) => {
  const began = performance.now()
  shape(part.repeat(Math.ceil(10_000 / part.length)))
  expect(performance.now() - began).toBeLessThan(3000)
})
