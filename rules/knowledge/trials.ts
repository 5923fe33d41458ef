import type { EvidenceName } from './evidence.ts'
import { foldsOf } from './folds.ts'
import type { Trial } from './gate.ts'
import type { Language } from './lexicon.ts'
import type { Labelled, Prepared } from './prepare.ts'
import { readerOf, trainLocale } from './train-locale.ts'

/** What cross-validation saw of one question: the evidence, whether the first topic was right, whether one of the first three was. */
export type Tried = { evidence: Record<EvidenceName, number>; first: boolean; three: boolean; kind: 'topic' | 'away' | 'strange' }

const folds = 3
/** One topic in so many is left out of each fold altogether: its questions are near to the others and have no answer. */
const leaveOut = 8

/** Asks every example of a classifier that has not seen it, nor its like; topics left out (`away`) and strange questions play those without an answer. */
export function tryOut(
  examples: readonly Labelled[],
  strange: readonly Prepared[],
  topics: readonly string[],
  language: Language,
  related: (one: number, other: number) => boolean,
): Tried[] {
  const fold = foldsOf(examples, folds)
  const places = new Map(topics.map((topic, place) => [topic, place]))
  const tried: Tried[] = []
  for (let turn = 0; turn < folds; turn++) {
    const away = new Set(topics.length > leaveOut ? topics.filter((_, place) => place % leaveOut === turn) : [])
    const trained = trainLocale(
      examples.filter(({ topic }, at) => fold[at] !== turn && !away.has(topic)),
      strange.filter((_, at) => at % folds !== turn),
      topics,
      language,
    )
    const read = readerOf(trained, related)
    const ask = ({ tokens }: Prepared, kind: Tried['kind'], place = -1) => {
      const { evidence, ranking } = read(tokens)
      tried.push({ evidence, first: ranking.order[0] === place, three: ranking.order.slice(0, 3).includes(place), kind })
    }
    examples.forEach((one, at) => {
      const { topic } = one
      if (!away.has(topic)) {
        if (fold[at] === turn) ask(one, 'topic', places.get(topic))
      } else if (at % 2 === 0) ask(one, 'away')
    })
    strange.forEach((one, at) => {
      if (at % folds === turn) ask(one, 'strange')
    })
  }
  return tried
}

/** How much more a question without an answer counts than one with: there are fewer of them in the content than people ask. */
const weights: Record<Tried['kind'], number> = { topic: 1, away: 1.5, strange: 4 }

/** Trials for the gate to a direct answer. */
export const answerTrials = (tried: readonly Tried[]): Trial[] =>
  tried.map(({ evidence, first, kind }) => ({ evidence, right: first, weight: weights[kind] }))

/** Trials for the gate to three choices. */
export const chooseTrials = (tried: readonly Tried[]): Trial[] =>
  tried.map(({ evidence, three, kind }) => ({ evidence, right: three, weight: weights[kind] }))
