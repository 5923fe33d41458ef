import { describe, expect, test } from 'vitest'
import { createEngine } from '../../rules/knowledge/engine.ts'
import { figuresOf } from '../../rules/knowledge/figures.ts'
import type { Gate } from '../../rules/knowledge/gate.ts'
import { packModel, unpackModel } from '../../rules/knowledge/pack-model.ts'
import { trainSmall } from '../support/small-knowledge.ts'

const { model, examples } = trainSmall()
// So few phrasings cannot teach how sure to be: gates that open from an even chance stand in for the trained ones.
const openFrom = (cut: number): Gate => ({
  names: ['chance'],
  base: 0,
  trees: [{ feature: [0, 0, 0, 0, 0, 0, 0], cut: [cut, cut, cut, cut, cut, cut, cut], value: [-9, -9, -9, -9, 9, 9, 9, 9] }],
  threshold: 0.5,
})
for (const one of model.locales) Object.assign(one, { answer: openFrom(0), choose: openFrom(-2) })
const engine = createEngine(model)
const nl = (text: string, more: { last?: string; audience?: 'candidate' | 'coach' } = {}) => engine.ask({ text, locale: 'nl', ...more })

describe('a small knowledge base', () => {
  test.each([
    ['krijg ik loon', 'salary', 'nl'],
    ['moet ik een hbo diploma hebben', 'degree', 'nl'],
    ['krijg ik begelieding', 'coach', 'nl'],
    ['do i get a salary', 'salary', 'en'],
    ['is a bachelor degree needed', 'degree', 'en'],
  ])('%s is about %s, in %s', (text, topic, locale) => {
    const decision = nl(text)
    expect(decision.topics[0]?.id).toBe(topic)
    expect(decision.locale).toBe(locale)
  })

  test('what is said along changes nothing, and alone it is read as it is', () => {
    expect(nl('wacht, krijg ik eigenlijk loon')).toEqual(nl('krijg ik loon'))
    expect(nl('wait, do i actually get a salary')).toEqual(nl('do i get a salary'))
    expect(nl('eigenlijk').band).not.toBe('answer')
  })

  test('what nobody asks gets no answer', () => {
    for (const text of ['', '???', 'hoe bak ik een appeltaart', 'mijn konijn is ziek', '\u200b\u200b', '😀😀'])
      expect(nl(text).band).not.toBe('answer')
    expect(nl('').topics).toEqual([])
  })

  test('scores are chances and at most three topics are named', () => {
    const { topics } = nl('wat verdien ik')
    expect(topics.length).toBeLessThanOrEqual(3)
    expect(topics.map(({ score }) => score)).toEqual(topics.map(({ score }) => score).toSorted((a, b) => b - a))
    for (const { score } of topics) expect(score).toBeGreaterThanOrEqual(0)
  })

  test('a candidate never sees a topic for coaches; a coach does', () => {
    expect(nl('uren registreren als coach', { audience: 'coach' }).topics[0]?.id).toBe('hours')
    const candidate = nl('uren registreren als coach', { audience: 'candidate' })
    expect(candidate.topics.map(({ id }) => id)).not.toContain('hours')
    expect(candidate.band).not.toBe('answer')
  })

  test('a question that leans on the last answer stays with it', () => {
    expect(nl('en hoeveel is dat?', { last: 'salary' }).topics[0]?.id).toBe('salary')
    expect(nl('waarom?', { last: 'degree' }).topics[0]?.id).toBe('degree')
    expect(nl('en welk diploma dan?', { last: 'salary' }).topics[0]?.id).toBe('degree')
  })

  test('two questions in one message get two answers, in their order', () => {
    const decision = nl('krijg ik een coach? en krijg ik salaris?')
    expect(decision).toMatchObject({ band: 'answer', parts: [{ topic: { id: 'coach' } }, { topic: { id: 'salary' } }] })
    expect(decision.topics.map(({ id }) => id)).toEqual(['coach', 'salary'])
    expect(nl('krijg ik salaris en loon?').parts).toBeUndefined()
  })

  test('the language of the question decides, the conversation’s when it could be either', () => {
    expect(engine.ask({ text: 'who is my mentor', locale: 'nl' }).locale).toBe('en')
    expect(engine.ask({ text: 'wie begeleidt mij', locale: 'en' }).locale).toBe('nl')
    expect(engine.ask({ text: 'coach?', locale: 'en' }).locale).toBe('en')
    expect(engine.ask({ text: 'coach?', locale: 'nl' }).locale).toBe('nl')
  })
})

describe('a model as a file', () => {
  const file = packModel(model)

  test('comes back and decides the same', () => {
    const back = unpackModel(file)
    expect(back).toBeDefined()
    if (!back) return
    const again = createEngine(back)
    for (const { text, locale } of examples) expect(again.ask({ text, locale })).toEqual(engine.ask({ text, locale }))
  })

  test('damaged, cut off or of another version is nothing', () => {
    expect(unpackModel(file.slice(0, 100))).toBeUndefined()
    expect(unpackModel(new Uint8Array())).toBeUndefined()
    expect(unpackModel(new TextEncoder().encode('{"version":1}'))).toBeUndefined()
    expect(unpackModel(packModel({ ...model, version: 1 }))).toBeUndefined()
  })

  test('is the same for the same content', () => {
    expect(Buffer.from(packModel(trainSmall().model)).equals(Buffer.from(packModel(trainSmall().model)))).toBe(true)
  })
})

test('figures count every band once', () => {
  const decisions = {
    a: { band: 'answer', topics: ['x'] },
    b: { band: 'answer', topics: ['y'] },
    c: { band: 'choose', topics: ['y', 'x'] },
    d: { band: 'unknown', topics: ['x'] },
    e: { band: 'answer', topics: ['x'] },
    f: { band: 'choose', topics: ['x'] },
  } as const
  const fake = {
    ask: ({ text }: { text: string }) => {
      const { band, topics } = decisions[text as keyof typeof decisions]
      return { band, locale: text === 'b' ? ('en' as const) : ('nl' as const), topics: topics.map((id) => ({ id, score: 1 })) }
    },
  }
  const rows = [...'abcdef'].map((text) => ({ text, topic: text < 'e' ? 'x' : null, locale: 'nl' as const }))
  expect(figuresOf(fake, rows)).toMatchObject({
    questions: 4,
    top1: 0.5,
    top3: 0.75,
    answeredRight: 0.25,
    answeredWrong: 0.25,
    chooseWithRight: 0.25,
    chooseWithoutRight: 0,
    unknown: 0.25,
    reached: 0.5,
    wrongLanguage: 1 / 6,
    outOfScope: { questions: 2, answered: 0.5, choose: 0.5, unknown: 0, recall: 0.5, precision: 0.3333 },
  })
})
