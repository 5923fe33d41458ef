import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadProgramme } from '../../data/load-programme.ts'
import { scanPaths } from '../../data/programme/scan-paths.ts'
import { type Condition, effects, type ScanQuestion, type Zelfscan } from '../../data/programme/zelfscan.ts'
import type { Programme } from '../../data/programme.ts'
import { type ScanAnswers, scanOutcome, scanProgress, scanQuestions } from '../../rules/zelfscan.ts'

const text = { nl: 'tekst', en: 'text' }
const almere = loadProgramme('almere-po')
const withScan = (zelfscan: Zelfscan): Programme => ({ ...almere, zelfscan })

/** Walks every path one by one, with the rules people's answers go through. */
const bruteForce = (scan: Zelfscan) => {
  const asked = new Set<string>()
  const fired = new Set<string>()
  const reached = new Set<number>()
  const programme = withScan({
    ...scan,
    outcomes: [...scan.outcomes, { id: 'none', title: text, summary: text, next: { flow: 'question', label: text } }],
  })
  const visit = (answers: ScanAnswers) => {
    const { next } = scanProgress(programme, answers)
    if (next) {
      asked.add(next.id)
      for (const option of next.options) visit({ ...answers, [next.id]: option.id })
      return
    }
    const result = scanOutcome(programme, answers)
    for (const rule of result.firedRules) fired.add(rule)
    reached.add(programme.zelfscan.outcomes.indexOf(result.outcome))
  }
  visit({})
  return { asked, fired, reached }
}

const condition = (questions: readonly string[], optionIds: readonly string[]): fc.Arbitrary<Condition> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...questions), fc.subarray([...optionIds], { minLength: 1 })), {
      minLength: 1,
      maxLength: 3,
      selector: ([id]) => id,
    })
    .map((entries) => Object.fromEntries(entries))

const smallScan: fc.Arbitrary<Zelfscan> = fc.integer({ min: 1, max: 5 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, index) => `q${index}`)
  const options = ['a', 'b', 'c']
  const question = (id: string, at: number): fc.Arbitrary<ScanQuestion> =>
    fc
      .record({
        blocked: fc.constantFrom(undefined, undefined, 'skip' as const, 'only' as const),
        skip: at === 0 ? fc.constant<Condition[]>([]) : fc.array(condition(ids.slice(0, at), options), { maxLength: 1 }),
      })
      .map(({ blocked, skip }) => ({
        id,
        part: 'p',
        text,
        options: options.map((option) => ({ id: option, label: text })),
        ...(blocked && { blocked }),
        ...(skip.length > 0 && { skip }),
      }))
  const rules = fc.array(fc.record({ when: condition(ids, options), effect: fc.constantFrom(...effects) }), { minLength: 1, maxLength: 6 })
  const amount = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 2 })
  const outcomes = fc.array(
    fc.record({ blocks: amount, ask: amount, think: amount, fits: amount, rule: fc.option(fc.nat(), { nil: undefined }), open: fc.nat(6) }),
    { minLength: 1, maxLength: 4 },
  )
  return fc.record({ questions: fc.tuple(...ids.map(question)), rules, outcomes }).map(
    (drawn): Zelfscan => ({
      version: 1,
      minutes: 1,
      parts: [{ id: 'p', title: text }],
      questions: drawn.questions,
      rules: drawn.rules.map((rule, index) => ({ id: `r${index}`, text, ...rule })),
      outcomes: drawn.outcomes.map(({ rule, open, ...counts }, index) => {
        const when = Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined))
        const named = rule === undefined ? {} : { rules: [`r${rule % drawn.rules.length}`] }
        const all = { ...when, ...named }
        return {
          id: `o${index}`,
          title: text,
          summary: text,
          next: { flow: 'question', label: text },
          ...(open > 0 && Object.keys(all).length > 0 && { when: all }),
        }
      }),
    }),
  )
})

test('the search by structure finds exactly what walking every path finds', () => {
  fc.assert(
    fc.property(smallScan, (scan) => {
      const found = scanPaths(scan)
      const walked = bruteForce(scan)
      expect(found.complete).toBe(true)
      expect([...found.asked].sort()).toEqual([...walked.asked].sort())
      expect([...found.fired].sort()).toEqual([...walked.fired].sort())
      expect([...found.reached.keys()].sort()).toEqual([...walked.reached].sort())
    }),
    { numRuns: 1500, seed: 4, endOnFailure: true },
  )
})

test.each(['amsterdam-po', 'almere-po'])('%s: the example answers of each outcome lead to it', (id) => {
  const programme = loadProgramme(id)
  const { reached } = scanPaths(programme.zelfscan)
  expect([...reached.keys()].sort()).toEqual([...programme.zelfscan.outcomes.keys()])
  for (const [index, answers] of reached) {
    expect(scanQuestions(programme, answers).map((question) => question.id)).toEqual(Object.keys(answers))
    expect(scanOutcome(programme, answers).outcome).toBe(programme.zelfscan.outcomes[index])
  }
})

test('checking the Amsterdam scan takes no time at start-up', () => {
  const { zelfscan } = loadProgramme('amsterdam-po')
  const times = Array.from({ length: 9 }, () => {
    const began = performance.now()
    scanPaths(zelfscan)
    return performance.now() - began
  })
  expect(Math.min(...times)).toBeLessThan(50)
})
