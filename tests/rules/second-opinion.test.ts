import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calibrate, type MeaningTrial, tryMeaning } from '../../rules/knowledge/embedding/calibrate.ts'
import { likeness, type MeaningIndex, meaningVersion, toBytes, vectorAt } from '../../rules/knowledge/embedding/meaning-index.ts'
import { hasSecondOpinion, secondOpinion } from '../../rules/knowledge/embedding/second-opinion.ts'
import { toUnit } from '../../rules/knowledge/embedding/to-unit.ts'
import type { Decision } from '../../rules/knowledge/engine.ts'
import { lcg } from '../../rules/knowledge/lcg.ts'

const topics = ['pay', 'degree', 'coach', 'hours', 'school']
const axis = (at: number, size = 6) => Float32Array.from({ length: size }, (_, other) => Number(other === at))
const between = (one: number, other: number, share = 0.5) =>
  Float32Array.from(axis(one), (value, at) => Math.sqrt(value ? share : at === other ? 1 - share : 0))
const bars = { warmth: 0.2, enough: 0.6, doubt: 0.05 }
/** One phrasing a topic, each with a direction of its own; the sixth direction is that of strange questions. */
const index: MeaningIndex = {
  version: meaningVersion,
  dimensions: 6,
  languages: [
    {
      locale: 'nl',
      topics,
      labels: Uint16Array.from([0, 1, 2, 3, 4, 5]),
      ...toBytes(
        [0, 1, 2, 3, 4, 5].map((at) => axis(at)),
        6,
      ),
      bars,
    },
  ],
}
const anyone = (_topic: string) => true
const decided = (band: Decision['band'], scores: Record<string, number>, more: Partial<Decision> = {}): Decision => ({
  band,
  locale: 'nl',
  topics: Object.entries(scores).map(([id, score]) => ({ id, score })),
  sureness: 0.5,
  ...more,
})
const look = (decision: Decision, question: Float32Array, may = anyone) => {
  const { band, topics: after } = secondOpinion(decision, index, question, may)
  return `${band}: ${after.map(({ id }) => id).join(' ')}`
}
const unsure = { pay: 0.4, degree: 0.3, coach: 0.2 }

describe('choices', () => {
  test.each([
    ['are put in the order of both', axis(2), 'choose: coach pay degree'],
    ['get what only the meaning tells', axis(4), 'choose: school pay degree'],
    ['keep their order when it says the same', axis(0), 'choose: pay degree coach'],
    ['stay when it says nothing', new Float32Array(6), 'choose: pay degree coach'],
  ])('%s', (_, question, after) => expect(look(decided('choose', unsure), question)).toBe(after))

  test('stay within what the person may see', () => {
    expect(look(decided('choose', unsure), axis(4), (id) => id !== 'school')).toBe('choose: pay degree coach')
  })

  test('have scores from 0 to 1, from likely to unlikely', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }), (numbers) => {
        const { topics: after } = secondOpinion(decided('choose', unsure), index, Float32Array.from(numbers), anyone)
        expect(after).toHaveLength(3)
        after.forEach(({ score }, at) => {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(after[at - 1]?.score ?? 1)
        })
      }),
    )
  })
})

describe('what is not known', () => {
  test.each([
    ['becomes a choice when it is like something known', between(3, 4, 0.7), 'choose: hours school'],
    ['stays so when it is like nothing much', new Float32Array(6).fill(0.4), 'unknown: pay'],
    ['stays so when it is liker to a strange question', between(3, 5, 0.4), 'unknown: pay'],
  ])('%s', (_, question, after) => expect(look(decided('unknown', { pay: 0.01 }), question)).toMatch(new RegExp(`^${after}`)))

  test('is not made a choice by what the person may not see', () => {
    expect(look(decided('unknown', { pay: 0.01 }), axis(3), (id) => id !== 'hours')).toBe('unknown: pay')
  })
})

describe('an answer', () => {
  const sure = decided('answer', { pay: 0.95, degree: 0.02, coach: 0.01 })
  test.each([
    ['stays when the meaning agrees', axis(0), 'answer: pay degree coach'],
    ['stays when it finds another as good', between(0, 3), 'answer: pay degree coach'],
    ['stays when it says nothing', new Float32Array(6), 'answer: pay degree coach'],
    ['becomes a choice that keeps it when it finds it far-fetched', axis(3), 'choose: pay hours degree'],
  ])('%s', (_, question, after) => expect(look(sure, question)).toBe(after))

  test('is never made, and never made another', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('answer' as const, 'choose' as const, 'unknown' as const),
        fc.uniqueArray(fc.constantFrom(...topics), { minLength: 1, maxLength: 3 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (band, named, numbers) => {
          const before = decided(band, Object.fromEntries(named.map((id, at) => [id, [0.5, 0.3, 0.1][at]!])))
          const after = secondOpinion(before, index, Float32Array.from(numbers), anyone)
          if (after.band === 'answer') expect(after).toEqual(before)
          if (band === 'answer') expect(after.topics.map(({ id }) => id)).toContain(named[0])
          expect(after.band === 'unknown').toBe(band === 'unknown' && after === before)
        },
      ),
    )
  })

  test('to a question that leans on the one before, or to two at once, is not looked at; nor one in a language it does not know', () => {
    const { sureness: _, ...leaning } = sure
    expect([hasSecondOpinion(sure), hasSecondOpinion(leaning)]).toEqual([true, false])
    expect(secondOpinion(leaning, index, axis(3), anyone)).toBe(leaning)
    const english = { ...sure, locale: 'en' as const }
    expect(secondOpinion(english, index, axis(3), anyone)).toBe(english)
  })
})

describe('how far its word counts', () => {
  const random = lcg(7)
  /** Phrasings of five topics: near their topic's direction, or anywhere at all. */
  const texts = (understands: number) => {
    const labels = Uint16Array.from({ length: 300 }, (_, at) => at % 6)
    const vectors = [...labels].map((label) => {
      const vector = Float32Array.from({ length: 6 }, (_, at) => random() - 0.5 + understands * Number(at === label))
      return toUnit(vector)
    })
    return { locale: 'nl' as const, topics, labels, ...toBytes(vectors, 6) }
  }
  const folds = Uint8Array.from({ length: 300 }, (_, at) => (at % 6 === 5 ? 255 : at % 5))
  const measure = (understands: number) => {
    const one = texts(understands)
    const trials: MeaningTrial[] = [...one.labels.keys()].map((at) => tryMeaning(one, at, 6, folds))
    return { one, bars: calibrate(trials) }
  }
  const asked = (found: ReturnType<typeof measure>, decision: Decision, count = 200) => {
    const language = { ...found.one, bars: found.bars }
    const questions = Array.from({ length: count }, (_, at) => vectorAt(texts(0.01), at, 6))
    return questions.map((one) => secondOpinion(decision, { ...index, languages: [language] }, one, anyone))
  }

  test('one that understands is heard, one that guesses is not', () => {
    const [good, guess] = [measure(3), measure(0)]
    expect(good.bars.warmth).toBeLessThan(guess.bars.warmth)
    expect(good.bars.doubt).toBeGreaterThan(0.1)
    const sure = asked(guess, decided('answer', { pay: 0.95, degree: 0.02, coach: 0.01 }))
    expect(sure.filter(({ band }) => band !== 'answer').length).toBeLessThan(10)
    const unknown = asked(guess, decided('unknown', { pay: 0.01 }))
    expect(unknown.filter(({ band }) => band === 'choose').length).toBeLessThan(30)
    const choices = asked(guess, decided('choose', { pay: 0.7, degree: 0.2, coach: 0.05 }))
    expect(choices.filter(({ topics: after }) => after[0]?.id === 'pay')).toHaveLength(200)
  })

  test('without strange questions it makes no choices, without any it says nothing', () => {
    expect(calibrate([{ like: Float32Array.from([0.9, 0.1]), topic: 0 }]).enough).toBeGreaterThan(1)
    expect(calibrate([])).toMatchObject({ enough: 2, doubt: 0 })
  })
})

test('vectors in bytes are as alike as they were, to a hundredth', () => {
  const random = lcg(3)
  const vectors = Array.from({ length: 50 }, () => toUnit(Float32Array.from({ length: 384 }, () => random() - 0.5)))
  const kept = {
    locale: 'nl' as const,
    topics: vectors.map((_, at) => `t${at}`),
    labels: Uint16Array.from(vectors.keys()),
    ...toBytes(vectors, 384),
  }
  const exact = vectors.map((one) => one.reduce((sum, value, at) => sum + value * vectors[0]![at]!, 0))
  const like = likeness(kept, vectors[0]!)
  exact.forEach((one, at) => {
    expect(like[at]).toBeCloseTo(one, 2)
  })
})
