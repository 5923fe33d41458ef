import type { Locale } from '../../../data/bilingual.ts'
import { type Bars, calibrate, tryMeaning } from '../../../rules/knowledge/embedding/calibrate.ts'
import { type TextVectors, toBytes } from '../../../rules/knowledge/embedding/meaning-index.ts'
import { foldsOf } from '../../../rules/knowledge/folds.ts'
import type { Example } from '../../../rules/knowledge/model.ts'
import { tokens } from '../../../rules/knowledge/tokens.ts'

/** The examples of one language with their vectors, in order. */
export type Embedded = { locale: Locale; examples: readonly Example[]; vectors: readonly Float32Array[]; dimensions: number }

/** So many texts of a language with a topic, and as many without, are put to the others to learn how far the embedder's word counts. */
const mostTrials = 500
const folds = 5
/** The fold of texts without a topic. */
const ownFold = 255

/** What an embedder makes of one language, measured. Takes seconds. */
export function measureMeaning({ locale, examples, vectors, dimensions }: Embedded): TextVectors & { bars: Bars } {
  const topics = [...new Set(examples.flatMap(({ topic }) => topic ?? []))]
  const labels = Uint16Array.from(examples, ({ topic }) => (topic === null ? topics.length : topics.indexOf(topic)))
  const texts: TextVectors = { locale, topics, labels, ...toBytes(vectors, dimensions) }
  const foldOf = foldsFor(examples)
  const asked = [...spread(examples, (topic) => topic !== null), ...spread(examples, (topic) => topic === null)]
  return { ...texts, bars: calibrate(asked.map((one) => tryMeaning(texts, one, dimensions, foldOf))) }
}

/** Places of examples, evenly over all of their kind. */
function spread(examples: readonly Example[], kind: (topic: Example['topic']) => boolean): number[] {
  const places = [...examples.keys()].filter((at) => kind(examples[at]!.topic))
  const step = Math.max(1, places.length / mostTrials)
  return Array.from({ length: Math.min(mostTrials, places.length) }, (_, at) => places[Math.floor(at * step)]!)
}

function foldsFor(examples: readonly Example[]): Uint8Array {
  const known = examples.flatMap(({ text, topic, locale }, at) => (topic === null ? [] : [{ at, topic, locale, tokens: tokens(text) }]))
  const fold = foldsOf(known, folds)
  const all = new Uint8Array(examples.length).fill(ownFold)
  known.forEach(({ at }, one) => {
    all[at] = fold[one]!
  })
  return all
}
