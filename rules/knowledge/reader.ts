import { analyseTokens, type Word } from './analyse.ts'
import { evidenceOf, type Ranking } from './evidence.ts'
import { type FeatureTable, vectorOf } from './feature-table.ts'
import { featuresOf, stemHash } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import { rank, type Scorer } from './rank.ts'
import { kindWeights } from './settings.ts'

/** A question as one language's classifier reads it. */
export type Reading = { words: Word[]; ranking: Ranking; evidence: number[] }

export type ReaderParts = {
  lexicon: Lexicon
  table: FeatureTable
  classes: number
  softmax: Scorer
  bayes: Scorer
  /** How much a feature's place speaks for a class; above 0 when the class's phrasings use it. */
  speaksFor: (place: number, one: number) => number
  siblings: (one: number, other: number) => boolean
}

/** Reads questions, given as tokens. */
export function createReader({
  lexicon,
  table,
  classes,
  softmax,
  bayes,
  speaksFor,
  siblings,
}: ReaderParts): (found: readonly string[]) => Reading {
  return (found) => {
    const words = analyseTokens(found, lexicon)
    const vector = vectorOf(featuresOf(words), table, kindWeights)
    const ranking = rank(vector, classes, softmax, bayes)
    const [first = 0, second = 0] = ranking.order
    const inTopic = (word: Word) => [word.stem, ...word.parts].some((one) => (place(one) < 0 ? false : speaksFor(place(one), first) > 0))
    const place = (one: string) => table.find(stemHash(one))
    return { words, ranking, evidence: evidenceOf(words, vector, ranking, inTopic, siblings(first, second)) }
  }
}
