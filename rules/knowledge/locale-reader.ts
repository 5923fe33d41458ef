import type { Audience } from '../../data/knowledge-topic.ts'
import { openFeatureTable } from './feature-table.ts'
import type { Gate } from './gate.ts'
import { type Language, openLexicon } from './lexicon.ts'
import type { LocaleModel, TopicInfo } from './model.ts'
import { quantisedScores } from './quantise.ts'
import { createReader, type Reading } from './reader.ts'
import { wordsLength } from './settings.ts'
import { siblingsAmong } from './siblings.ts'
import { similarities } from './similarity.ts'

/** One language's part of a model, ready to read questions. */
export type LocaleReader = {
  topics: readonly string[]
  answer: Gate
  choose: Gate
  read: (found: readonly string[]) => Reading
  /** Whether two topics, by place, name each other as related. */
  siblings: (one: number, other: number) => boolean
  mayAsk: (place: number, audience: Audience | undefined) => boolean
}

/** Opens one language's part of a model. */
export function createLocaleReader(model: LocaleModel, infos: readonly TopicInfo[], language: Language): LocaleReader {
  const { softmax, bayes, postings, topics, answer, choose } = model
  const { classes } = bayes
  const audiences = topics.map((id) => infos.find((info) => info.id === id)?.audience)
  const siblings = siblingsAmong(topics, infos)
  return {
    topics,
    siblings,
    answer,
    choose,
    read: createReader({
      lexicon: openLexicon(language, model.vocabulary),
      table: openFeatureTable(model.hashes, model.idf, model.examples),
      scorers: {
        classes,
        words: ({ words }) => quantisedScores(softmax, [words]),
        letters: ({ letters }) => quantisedScores(softmax, [letters]),
        bayes: ({ words, letters }) => quantisedScores(bayes, [words, letters]),
        similar: ({ words }) => similarities(postings, words, classes, wordsLength),
      },
      speaksFor: (place, one) => bayes.bytes[place * classes + one] ?? 0,
      siblings,
    }),
    mayAsk: (place, audience) => !audience || !audiences[place] || audiences[place].includes(audience),
  }
}
