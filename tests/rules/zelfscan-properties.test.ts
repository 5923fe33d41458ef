import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadProgramme, programmeIds } from '../../data/load-programme.ts'
import type { Programme } from '../../data/programme.ts'
import { type ScanAnswers, scanOutcome, scanProgress, scanQuestions } from '../../rules/zelfscan.ts'

/** Answers to all questions, also to those this person would not get: as after many changes of mind. */
const anyAnswers = ({ zelfscan }: Programme): fc.Arbitrary<ScanAnswers> =>
  fc.record(
    Object.fromEntries(
      zelfscan.questions.map((question) => [question.id, fc.constantFrom(...question.options.map((option) => option.id))]),
    ),
  )

/** Answers as somebody gives them: one open question after the other. */
const answered = (programme: Programme, picks: readonly number[]) => {
  let answers: ScanAnswers = {}
  for (const pick of picks) {
    const { next } = scanProgress(programme, answers)
    const option = next?.options[pick % next.options.length]
    if (!next || !option) break
    answers = { ...answers, [next.id]: option.id }
  }
  return answers
}

describe.each(programmeIds().map((id) => [id, loadProgramme(id)] as const))('%s', (_, programme) => {
  const { questions, outcomes, rules } = programme.zelfscan
  const picks = fc.array(fc.nat(59), { minLength: questions.length, maxLength: questions.length })
  const answersOf = anyAnswers(programme)

  test('every full path has exactly one outcome, the same each time', () => {
    fc.assert(
      fc.property(picks, (chosen) => {
        const answers = answered(programme, chosen)
        expect(scanProgress(programme, answers)).toMatchObject({ done: true })
        const result = scanOutcome(programme, answers)
        expect(outcomes.filter((outcome) => outcome === result.outcome)).toHaveLength(1)
        expect(scanOutcome(programme, structuredClone(answers))).toEqual(result)
      }),
    )
  })

  test('the order in which answers were given does not matter', () => {
    fc.assert(
      fc.property(answersOf, fc.infiniteStream(fc.nat()), (answers, shuffle) => {
        const entries = Object.entries(answers)
          .map((entry) => ({ entry, at: shuffle.next().value ?? 0 }))
          .sort((one, other) => one.at - other.at)
          .map(({ entry }) => entry)
        const shuffled = Object.fromEntries(entries)
        expect(scanOutcome(programme, shuffled)).toEqual(scanOutcome(programme, answers))
        expect(scanQuestions(programme, shuffled)).toEqual(scanQuestions(programme, answers))
      }),
    )
  })

  test('what fired names answers that were given to questions that were asked, and nothing that should fire is left out', () => {
    fc.assert(
      fc.property(answersOf, (answers) => {
        const result = scanOutcome(programme, answers)
        const asked = scanQuestions(programme, answers).map((question) => question.id)
        for (const fired of [...result.blocks, ...result.ask, ...result.think, ...result.fits]) {
          const rule = rules.find((one) => one.id === fired.rule)
          expect(fired.because.map((because) => because.question).sort()).toEqual(Object.keys(rule?.when ?? {}).sort())
          for (const { question, answer } of fired.because) {
            expect(answers[question]).toBe(answer)
            expect(asked).toContain(question)
            expect(rule?.when[question]).toContain(answer)
          }
        }
        const silent = rules.filter((rule) => !result.firedRules.includes(rule.id))
        for (const rule of silent) {
          expect(
            Object.entries(rule.when).some(([question, list]) => !asked.includes(question) || !list.includes(answers[question] ?? '')),
          ).toBe(true)
        }
      }),
    )
  })

  test('with any answer left out, progress counts the others and points at the first open question', () => {
    fc.assert(
      fc.property(answersOf, fc.constantFrom(...questions.map((question) => question.id)), (answers, dropped) => {
        const { [dropped]: _dropped, ...rest } = answers
        const before = scanProgress(programme, rest)
        expect(before.answered).toBeLessThanOrEqual(before.total)
        expect(before.done).toBe(before.answered === before.total)
        if (!before.done) expect(before.next?.id).toBe(scanQuestions(programme, rest)[before.number - 1]?.id)
      }),
    )
  })

  test('each answer brings the end nearer: nobody answers more questions than there are', () => {
    fc.assert(
      fc.property(picks, (chosen) => {
        for (let given = 0; given < chosen.length; given++) {
          const progress = scanProgress(programme, answered(programme, chosen.slice(0, given)))
          if (progress.done) return
          expect(progress).toMatchObject({ answered: given, number: given + 1 })
        }
      }),
    )
  })
})
