import { analyseTokens, type Word } from './analyse.ts'
import { type EvidenceName, evidenceOf } from './evidence.ts'
import { type FeatureTable, viewsOf } from './feature-table.ts'
import { featuresOf, stemHash } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import { type Ranking, rank, type Scorers } from './rank.ts'
import { kindWeights } from './settings.ts'

/** A question as one language's classifier reads it. */
export type Reading = { words: Word[]; ranking: Ranking; evidence: Record<EvidenceName, number> }

export type ReaderParts = {
  lexicon: Lexicon
  table: FeatureTable
  scorers: Scorers
  /** How much a feature's place speaks for a class; above 0 when the class's phrasings use it. */
  speaksFor: (place: number, one: number) => number
  siblings: (one: number, other: number) => boolean
}

/** Reads questions, given as tokens. */
export function createReader({ lexicon, table, scorers, speaksFor, siblings }: ReaderParts): (found: readonly string[]) => Reading {
  return (found) => {
    const words = analyseTokens(found, lexicon)
    const question = viewsOf(featuresOf(words), table, kindWeights)
    const ranking = rank(question, scorers)
    const [first = 0, second = 0] = ranking.order
    const uses = (stem: string) => {
      const place = table.find(stemHash(stem))
      return place >= 0 && speaksFor(place, first) > 0
    }
    const inTopic = (word: Word) => uses(word.stem) || word.parts.some(uses)
    return { words, ranking, evidence: evidenceOf({ words, question, ranking, inTopic, siblings: siblings(first, second) }) }
  }
}
