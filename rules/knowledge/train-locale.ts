import { analyse } from './analyse.ts'
import { trainBayes } from './bayes.ts'
import { createFeatureTable, type FeatureTable, vectorOf } from './feature-table.ts'
import { featuresOf } from './features.ts'
import { createLexicon, type Language, type Lexicon } from './lexicon.ts'
import type { Example } from './model.ts'
import { createReader, type Reading } from './reader.ts'
import { bayesOptions, kindWeights, least, softmaxOptions } from './settings.ts'
import { type Linear, linearScores, trainSoftmax } from './softmax.ts'
import { tokens } from './tokens.ts'

/** A question with a topic. */
export type Labelled = Example & { topic: string }

/** A classifier for one language, with full weights, as it comes from training. */
export type Trained = {
  lexicon: Lexicon
  counts: Map<string, number>
  table: FeatureTable
  softmax: Linear
  bayes: Linear
  examples: number
}

/** Learns one language's topics from its questions. `topics` gives the classes their order. */
export function trainLocale(
  examples: readonly Labelled[],
  topics: readonly string[],
  language: Language,
  epochs: number = softmaxOptions.epochs,
): Trained {
  const counts = new Map<string, number>()
  for (const { text } of examples) for (const word of tokens(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const lexicon = createLexicon(language, counts)
  const features = examples.map(({ text }) => featuresOf(analyse(text, lexicon)))
  const table = createFeatureTable(features, least)
  const vectors = features.map((one) => vectorOf(one, table, kindWeights))
  const places = new Map(topics.map((topic, place) => [topic, place]))
  const labels = Uint16Array.from(examples, ({ topic }) => places.get(topic) ?? 0)
  const size = table.hashes.length
  const blank = { classes: topics.length, weights: new Float32Array(size * topics.length) }
  const softmax = trainSoftmax(vectors, labels, blank, { ...softmaxOptions, epochs })
  const bayes = trainBayes(vectors, labels, topics.length, size, bayesOptions)
  return { lexicon, counts, table, softmax, bayes, examples: examples.length }
}

/** A reader on full weights, for trying out what was learnt. */
export function readerOf(
  { lexicon, table, softmax, bayes }: Trained,
  siblings: (one: number, other: number) => boolean,
): (text: string) => Reading {
  const { classes, weights } = bayes
  const read = createReader({
    lexicon,
    table,
    classes,
    softmax: (vector, out) => linearScores(softmax, vector, out),
    bayes: (vector, out) => linearScores(bayes, vector, out),
    speaksFor: (place, one) => weights[place * classes + one] ?? 0,
    siblings,
  })
  return (text) => read(tokens(text))
}
