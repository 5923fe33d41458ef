import { describe, expect, test } from 'vitest'
import type { Condition } from '../../data/programme/zelfscan.ts'
import { type Change, refusals } from '../support/refusals.ts'

const text = { nl: 'Omdat', en: 'Because' }
const rule = (id: string, when: Condition, effect = 'think') => ({ id, when, effect, text })
const outcome = (id: string, when?: object) => ({
  id,
  title: text,
  summary: text,
  next: { flow: 'info-sessions', label: text },
  ...(when && { when }),
})

/** The Almere scan with other outcomes; its rules stay. */
const outcomes = (...list: object[]): Change => ['zelfscan.outcomes', list]

describe('every path has an outcome', () => {
  test('without one for everybody else, the answers that fall through are named', () => {
    expect(refusals(['zelfscan.outcomes[2].when', { fits: 1 }])).toEqual([
      'zelfscan.outcomes: a path has no outcome: degree=yes, place=nearby, days=three, travel=fine, crowd=new, income=can, study=talk. Mend: leave "when" out of the last outcome, so that it is for everybody else.',
    ])
  })
  test('conditions that happen to take everybody are fine', () => {
    const everybody = [rule('in', { degree: ['yes'] }), rule('out', { degree: ['no'] })]
    expect(
      refusals(['zelfscan.rules', everybody], outcomes(outcome('all', { rules: ['in', 'out'] })), [
        'zelfscan.questions[2].blocked',
        undefined,
      ]),
    ).toEqual([])
  })
})

describe('every outcome is reached', () => {
  test('not after one that takes everybody', () => {
    expect(refusals(outcomes(outcome('welcome'), outcome('later', { blocks: 1 })))).toEqual([
      'zelfscan.outcomes[1] (later): nobody gets here: "welcome" before it has no "when" and takes everybody. Mend: put "welcome" last.',
    ])
  })
  test('not when an earlier one is for the same people', () => {
    expect(refusals(outcomes(outcome('stop', { blocks: 1 }), outcome('no-degree', { rules: ['no-degree'] }), outcome('welcome')))).toEqual([
      'zelfscan.outcomes[1] (no-degree): nobody gets here: everybody it is for gets an earlier outcome. Mend: put it higher in the list, or make an earlier "when" narrower.',
    ])
  })
  test('not when it asks for more than anybody can have', () => {
    expect(refusals(outcomes(outcome('heavy', { think: 5 }), outcome('welcome')))).toEqual([
      'zelfscan.outcomes[0] (heavy): nobody gets here: no answers meet its "when". Mend: ask for fewer rules, or correct the rules it names.',
    ])
    expect(refusals(outcomes(outcome('heavy', { think: 4 }), outcome('welcome')))).toEqual([])
  })
})

describe('nothing is there for nothing', () => {
  test('a rule whose answers nobody gives together', () => {
    expect(refusals(['zelfscan.rules[3].when', { place: ['almere'], travel: ['far'] }])).toEqual([
      'zelfscan.rules[3].when (far): never fires: no path gives all these answers. Mend: ask for answers one person can give, or take it out.',
    ])
    expect(refusals(['zelfscan.rules[3].when', { degree: ['no'], days: ['four'] }])).toHaveLength(1)
  })
  test('a question nobody gets', () => {
    expect(
      refusals(['zelfscan.questions[3].skip', [{ place: ['almere', 'nearby'] }]], ['zelfscan.rules[3].when', { place: ['nearby'] }]),
    ).toEqual(['zelfscan.questions[3] (travel): is never asked. Mend: correct its "skip" or "blocked", or take it out.'])
    expect(refusals(['zelfscan.questions[0].blocked', 'only'])).toContain(
      'zelfscan.questions[0] (degree): is never asked. Mend: correct its "skip" or "blocked", or take it out.',
    )
  })
  test('a skip that looks ahead, or at itself', () => {
    expect(refusals(['zelfscan.questions[3].skip', [{ study: ['talk'] }, { travel: ['far'] }]])).toEqual([
      'zelfscan.questions[3].skip[0].study (travel): "study" is not asked before this question. Mend: move "study" before it, or skip on an earlier answer.',
      'zelfscan.questions[3].skip[1].travel (travel): "travel" is not asked before this question. Mend: move "travel" before it, or skip on an earlier answer.',
    ])
  })
})

describe('rules that hang together too much', () => {
  const answers = ['a', 'b', 'c', 'd', 'e']
  const questions = Array.from({ length: 18 }, (_, index) => ({
    id: `q${index}`,
    part: 'you',
    text,
    options: answers.map((id) => ({ id, label: text })),
  }))
  const scan = (rules: object[], ...ends: object[]): Change[] => [
    ['zelfscan.questions', questions],
    ['zelfscan.parts', [{ id: 'you', title: text }]],
    ['zelfscan.rules', rules],
    ['zelfscan.outcomes', ends],
  ]

  test('are refused instead of searched for ever', () => {
    const far = questions
      .slice(0, 9)
      .flatMap(({ id }, index) => answers.map((answer) => rule(`${id}-${answer}`, { [id]: [answer], [`q${index + 9}`]: [answer] })))
    expect(refusals(...scan(far, outcome('all')))).toEqual([
      'zelfscan.rules: the rules hang together so much that the paths cannot be checked. Mend: let fewer rules and skips combine questions that stand far apart.',
    ])
  })
  test('while 18 questions with 5 answers, more than 10^12 paths, are no trouble', () => {
    const one = questions.map(({ id }) => rule(`heavy-${id}`, { [id]: ['a'] }))
    const each = answers.map((answer) => rule(`all-${answer}`, Object.fromEntries(questions.map(({ id }) => [id, [answer]])), 'fits'))
    expect(refusals(...scan([...one, ...each], outcome('most', { think: 17 }), outcome('same', { fits: 1 }), outcome('rest')))).toEqual([])
    expect(refusals(...scan([...one, ...each], outcome('more', { think: 19 }), outcome('rest')))).toHaveLength(1)
  })
})
