import { softmax } from '../softmax.ts'
import { likeness, type TextVectors, vectorAt } from './meaning-index.ts'

/**
 * How far an embedder's word counts. Models differ in what "alike" is in numbers, so this is measured on the phrasings themselves: `warmth` divides likenesses
 * before they become chances; above `enough` a question is like something we know; below `doubt`, the chance of a topic, it speaks against that topic.
 */
export type Bars = { warmth: number; enough: number; doubt: number }

/** One text of the index put as a question to the others: how like each topic is, and the place of its own, or undefined when it has none. */
export type MeaningTrial = { like: Float32Array; topic: number | undefined }

/** Share of the questions without an answer that may look like something we know, and of the right topics that may be spoken against. */
const mostStrange = 0.05
const mostDoubted = 0.01
/** More alike than anything can be. */
const never = 2
const warmths = Array.from({ length: 24 }, (_, at) => 0.005 * 1.25 ** at)

/** Puts one text to the others; those in its fold are left out, so that it is not asked in words that are known. `folds` says which fold each text is in. */
export function tryMeaning(texts: TextVectors, one: number, dimensions: number, folds: Uint8Array): MeaningTrial {
  const like = likeness(texts, vectorAt(texts, one, dimensions), (other) => other === one || folds[other] === folds[one])
  const label = texts.labels[one]!
  return { like: like.subarray(0, texts.topics.length), topic: label < texts.topics.length ? label : undefined }
}

/** Chances of the topics by likeness alone. */
export function meaningChances(like: Float32Array, { warmth }: Pick<Bars, 'warmth'>): Float32Array {
  return softmax(like.map((one) => one / warmth))
}

/** The bars at which an embedder does as little harm as `mostStrange` and `mostDoubted` say; one that understands nothing then says nothing. */
export function calibrate(trials: readonly MeaningTrial[]): Bars {
  const known = trials.flatMap(({ like, topic }) => (topic === undefined ? [] : [{ like, topic }]))
  const surprise = (warmth: number) =>
    known.reduce((sum, { like, topic }) => sum - Math.log(meaningChances(like, { warmth })[topic]! + 1e-6), 0)
  const warmth = warmths.map((one) => ({ one, cost: surprise(one) })).reduce((best, other) => (other.cost < best.cost ? other : best)).one
  const strange = trials.flatMap(({ like, topic }) => (topic === undefined ? [Math.max(...like)] : [])).sort((a, b) => b - a)
  const doubts = known.map(({ like, topic }) => meaningChances(like, { warmth })[topic]!).sort((a, b) => a - b)
  return {
    warmth,
    enough: strange[Math.floor(strange.length * mostStrange)] ?? never,
    doubt: doubts[Math.floor(doubts.length * mostDoubted)] ?? 0,
  }
}
