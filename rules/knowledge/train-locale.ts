import { analyse } from './analyse.ts'
import { trainBayes } from './bayes.ts'
import { createFeatureTable, type FeatureTable, viewsOf } from './feature-table.ts'
import { featuresOf } from './features.ts'
import { createLexicon, type Language, type Lexicon } from './lexicon.ts'
import type { Example } from './model.ts'
import { createReader, type Reading } from './reader.ts'
import { bayesOptions, kindWeights, least, softmaxOptions, wordsLength } from './settings.ts'
import { createPostings, type Postings, similarities } from './similarity.ts'
import { type Linear, linearScores, trainSoftmax } from './softmax.ts'
import { tokens } from './tokens.ts'

/** A question with a topic. */
export type Labelled = Example & { topic: string }

/** A classifier for one language, with full weights, as it comes from training. `softmax` holds two classifiers, which look at different features. */
export type Trained = {
  lexicon: Lexicon
  counts: Map<string, number>
  table: FeatureTable
  softmax: Linear
  bayes: Linear
  postings: Postings
  examples: number
}

/** Learns one language's topics, in the order of `topics`, and with the `strange` questions what is none of them. */
export function trainLocale(
  examples: readonly Labelled[],
  strange: readonly Example[],
  topics: readonly string[],
  language: Language,
): Trained {
  const counts = new Map<string, number>()
  for (const { text } of examples) for (const word of tokens(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const lexicon = createLexicon(language, counts)
  const all = [...examples, ...strange]
  const features = all.map(({ text }) => featuresOf(analyse(text, lexicon)))
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
  return { lexicon, counts, table, softmax, bayes, postings: createPostings(words, labels, size), examples: all.length }
}

/** A reader on full weights, for trying out what was learnt. */
export function readerOf(
  { lexicon, table, softmax, bayes, postings }: Trained,
  siblings: (one: number, other: number) => boolean,
): (text: string) => Reading {
  const { classes } = bayes
  const read = createReader({
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
  return (text) => read(tokens(text))
}
