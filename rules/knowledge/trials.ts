import { foldsOf } from './folds.ts'
import type { Trial } from './gate.ts'
import type { Language } from './lexicon.ts'
import type { Example } from './model.ts'
import { type Labelled, readerOf, trainLocale } from './train-locale.ts'

/** What cross-validation saw of one question: the evidence, whether the first topic was right, whether one of the first three was. */
export type Tried = { evidence: readonly number[]; first: boolean; three: boolean; inScope: boolean; text: string }

const folds = 4
const epochs = 3
/** One topic in so many is left out of each fold altogether: its questions are near to the others and have no answer. */
const leaveOut = 8

/** Asks every example of a classifier that has not seen it, nor its like; topics left out and `strange` questions play those without an answer. */
export function tryOut(
  examples: readonly Labelled[],
  strange: readonly Example[],
  topics: readonly string[],
  language: Language,
  related: (one: number, other: number) => boolean,
): Tried[] {
  const fold = foldsOf(examples, folds)
  const places = new Map(topics.map((topic, place) => [topic, place]))
  const tried: Tried[] = []
  for (let turn = 0; turn < folds; turn++) {
    const away = new Set(topics.filter((_, place) => place % leaveOut === turn % leaveOut))
    const isAway = ({ topic }: Labelled) => topics.length > leaveOut && away.has(topic)
    const trained = trainLocale(
      examples.filter((one, at) => fold[at] !== turn && !isAway(one)),
      topics,
      language,
      epochs,
    )
    const read = readerOf(trained, related)
    const ask = (text: string, place: number | undefined) => {
      const { evidence, ranking } = read(text)
      const inScope = place !== undefined
      tried.push({
        evidence,
        first: inScope && ranking.order[0] === place,
        three: inScope && ranking.order.slice(0, 3).includes(place),
        inScope,
        text,
      })
    }
    examples.forEach((one, at) => {
      if (isAway(one)) {
        if (at % 3 === 0) ask(one.text, undefined)
      } else if (fold[at] === turn) ask(one.text, places.get(one.topic))
    })
    strange.forEach(({ text }, at) => {
      if (at % folds === turn) ask(text, undefined)
    })
  }
  return tried
}

/** Trials for the gate to a direct answer. */
export const answerTrials = (tried: readonly Tried[]): Trial[] =>
  tried.map(({ evidence, first }) => ({ evidence, right: first, weight: 1 }))

/** Trials for the gate to three choices. */
export const chooseTrials = (tried: readonly Tried[]): Trial[] =>
  tried.map(({ evidence, three }) => ({ evidence, right: three, weight: 1 }))
