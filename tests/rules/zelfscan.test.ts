import { describe, expect, test } from 'vitest'
import { loadProgramme } from '../../data/load-programme.ts'
import { type ScanAnswers, scanOutcome, scanProgress, scanQuestions } from '../../rules/zelfscan.ts'

const amsterdam = loadProgramme('amsterdam-po')
const asked = (answers: ScanAnswers) => scanQuestions(amsterdam, answers).map((question) => question.id)
const can = ['degree', 'sector', 'region', 'dutch', 'days', 'conduct', 'work']
const fit = ['motive', 'energy', 'unrest', 'learning', 'feedback', 'money', 'home', 'expectation']

describe('which questions somebody gets', () => {
  test('fifteen, in two parts, to begin with', () => {
    expect(asked({})).toEqual([...can, ...fit])
    expect(scanProgress(amsterdam, {})).toMatchObject({
      number: 1,
      answered: 0,
      total: 15,
      part: 'can',
      done: false,
      next: { id: 'degree' },
    })
  })
  test('without a degree: where and what, and then whether to go on', () => {
    expect(asked({ degree: 'mbo' })).toEqual(['degree', 'sector', 'region', 'go-on', ...fit])
  })
  test('who stops there has four questions, who looks further twelve', () => {
    const answers = { degree: 'mbo', sector: 'primary', region: 'amsterdam' }
    expect(scanProgress(amsterdam, answers)).toMatchObject({ number: 4, total: 12, next: { id: 'go-on' }, part: 'can' })
    expect(scanProgress(amsterdam, { ...answers, 'go-on': 'stop' })).toEqual({ number: 4, answered: 4, total: 4, part: 'can', done: true })
    expect(scanProgress(amsterdam, { ...answers, 'go-on': 'look' })).toMatchObject({
      number: 5,
      total: 12,
      next: { id: 'motive' },
      part: 'fit',
      done: false,
    })
  })
  test('what blocks later closes only what comes later', () => {
    expect(asked({ dutch: 'learning' })).toEqual(['degree', 'sector', 'region', 'dutch', 'go-on', ...fit])
    expect(asked({ days: 'one-two' })).toEqual(['degree', 'sector', 'region', 'dutch', 'days', 'go-on', ...fit])
  })
  test('the sixth of fifteen is the sixth', () => {
    const answers = { degree: 'finished', sector: 'primary', region: 'amsterdam', dutch: 'native', days: 'three' }
    expect(scanProgress(amsterdam, answers)).toMatchObject({ number: 6, answered: 5, total: 15, next: { id: 'conduct' } })
  })
})

describe('a change of mind', () => {
  const mbo = { degree: 'mbo', sector: 'primary', region: 'amsterdam', 'go-on': 'stop' }

  test('the degree turns up after all: the rest is asked, and the old answer about going on no longer counts', () => {
    expect(scanOutcome(amsterdam, mbo).outcome.id).toBe('no-degree')
    const changed = { ...mbo, degree: 'finished' }
    expect(asked(changed)).toEqual([...can, ...fit])
    expect(scanProgress(amsterdam, changed)).toMatchObject({ answered: 3, next: { id: 'dutch' }, done: false })
    expect(scanOutcome(amsterdam, changed)).toMatchObject({
      outcome: { id: 'fits' },
      blocks: [],
      firedRules: ['degree-done', 'primary-amsterdam'],
    })
  })
  test('answers to questions that are no longer asked say nothing', () => {
    const full = { degree: 'finished', sector: 'primary', region: 'amsterdam', dutch: 'learning', work: 'benefit', conduct: 'doubtful' }
    expect(scanOutcome(amsterdam, full).firedRules).toEqual(['dutch-learning', 'degree-done', 'primary-amsterdam'])
    expect(scanOutcome(amsterdam, { ...full, dutch: 'fluent' }).firedRules).toEqual([
      'conduct-doubt',
      'work-benefit',
      'degree-done',
      'primary-amsterdam',
      'dutch-good',
    ])
  })
})

describe('what the result holds', () => {
  const result = scanOutcome(amsterdam, {
    degree: 'finished',
    sector: 'special',
    region: 'amsterdam',
    money: 'tight',
    home: 'full',
    dutch: 'spoken',
  })

  test('each rule with the question and the answer that made it fire', () => {
    expect(result.fits.map((fired) => fired.rule)).toEqual(['degree-done', 'special-amsterdam'])
    expect(result.think.at(-1)).toMatchObject({
      rule: 'squeezed',
      because: [
        { question: 'money', answer: 'tight', label: { nl: 'Dat wordt krap', en: 'It will be tight' } },
        { question: 'home', answer: 'full', label: { nl: 'Nee, thuis is het vol', en: 'No, home is full' } },
      ],
    })
  })
  test('roads of all that fired, each once, in the order of weight', () => {
    expect(result.roads.map((road) => road.id)).toEqual(['dutch-first', 'special-education'])
  })
  test('which version of programme and scan it was', () => {
    expect(result).toMatchObject({ programmeVersion: amsterdam.version, scanVersion: amsterdam.zelfscan.version })
  })
  test('when something blocks, only its own roads: a slower road is no use to who cannot take this one at all', () => {
    const blocked = scanOutcome(amsterdam, { degree: 'mbo', region: 'utrecht', 'go-on': 'look', money: 'impossible' })
    expect(blocked.think.flatMap((fired) => fired.roads.map((road) => road.id))).toEqual(['pabo-part-time'])
    expect(blocked.roads.map((road) => road.id)).toEqual(['teaching-assistant', 'ad-pep', 'pabo', 'other-city'])
  })
})

describe('answers that are not answers', () => {
  test.each<[string, ScanAnswers]>([
    ['an option that does not exist', { degree: 'doctor' }],
    ['a question that does not exist', { shoes: 'red' }],
    ['a name every object has', { constructor: 'finished', toString: 'mbo' }],
    ['an empty one', { degree: '' }],
  ])('%s is asked again and says nothing', (_, answers) => {
    expect(scanProgress(amsterdam, answers)).toMatchObject({ answered: 0, next: { id: 'degree' } })
    expect(scanOutcome(amsterdam, answers).firedRules).toEqual([])
  })
})

test('a programme that was never checked is a bug, and says so', () => {
  const unchecked = { ...amsterdam, zelfscan: { ...amsterdam.zelfscan, outcomes: amsterdam.zelfscan.outcomes.slice(0, 1) } }
  expect(() => scanOutcome(unchecked, {})).toThrow('Programme amsterdam-po has no outcome for these answers')
})
