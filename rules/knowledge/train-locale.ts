import { trainBayes } from './bayes.ts'
import { createFeatureTable, type FeatureTable, viewsOf } from './feature-table.ts'
import { createVocabulary, type Language, type Lexicon, openLexicon, type Vocabulary } from './lexicon.ts'
import { countWords, type Labelled, type Prepared } from './prepare.ts'
import { createReader, type Reading } from './reader.ts'
import { bayesOptions, kindWeights, least, softmaxOptions, wordsLength } from './settings.ts'
import { createPostings, type Postings, similarities } from './similarity.ts'
import { type Linear, linearScores, trainSoftmax } from './softmax.ts'

/** A classifier for one language, with full weights, as it comes from training. `softmax` holds two classifiers, which look at different features. */
export type Trained = {
  lexicon: Lexicon
  vocabulary: Vocabulary
  table: FeatureTable
  softmax: Linear
  bayes: Linear
  postings: Postings
  examples: number
}

/** Learns one language's topics, in the order of `topics`, and with the `strange` questions what is none of them. */
export function trainLocale(
  examples: readonly Labelled[],
  strange: readonly Prepared[],
  topics: readonly string[],
  language: Language,
): Trained {
  const vocabulary = createVocabulary(language, countWords(examples))
  const lexicon = openLexicon(language, vocabulary)
  const all = [...examples, ...strange]
  const features = all.map((one) => one.features)
  const table = createFeatureTable(features, least)
  const questions = features.map((one) => viewsOf(one, table, kindWeights))
  const places = new Map(topics.map((topic, place) => [topic, place]))
  const labels = Uint16Array.from(all, ({ topic }) => places.get(topic ?? '') ?? topics.length)
  const size = table.hashes.length
  const classes = topics.length + 1
  const softmax = { classes, weights: new Float32Array(size * classes) }
  const words = questions.map((one) => one.words)
  trainSoftmax(words, labels, softmax, softmaxOptions)
  trainSoftmax(
    questions.map((one) => one.letters),
    labels,
    softmax,
    softmaxOptions,
  )
  const bayes = trainBayes(questions, labels, classes, size, bayesOptions)
  return { lexicon, vocabulary, table, softmax, bayes, postings: createPostings(words, labels, size), examples: all.length }
}

/** A reader on full weights, for trying out what was learnt. */
export function readerOf(
  { lexicon, table, softmax, bayes, postings }: Trained,
  siblings: (one: number, other: number) => boolean,
): (tokens: readonly string[]) => Reading {
  const { classes } = bayes
  return createReader({
    lexicon,
    table,
    scorers: {
      classes,
      words: ({ words }) => linearScores(softmax, [words]),
      letters: ({ letters }) => linearScores(softmax, [letters]),
      bayes: ({ words, letters }) => linearScores(bayes, [words, letters]),
      similar: ({ words }) => similarities(postings, words, classes, wordsLength),
    },
    speaksFor: (place, one) => bayes.weights[place * classes + one] ?? 0,
    siblings,
  })
}
