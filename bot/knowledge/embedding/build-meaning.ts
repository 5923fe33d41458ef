import { setImmediate as othersGoFirst } from 'node:timers/promises'
import { locales } from '../../../data/bilingual.ts'
import { calibrate, type MeaningTrial, tryMeaning } from '../../../rules/knowledge/embedding/calibrate.ts'
import type { Embedder } from '../../../rules/knowledge/embedding/embedder.ts'
import { type MeaningIndex, meaningVersion, type TextVectors, toBytes } from '../../../rules/knowledge/embedding/meaning-index.ts'
import { foldsOf } from '../../../rules/knowledge/folds.ts'
import type { Example } from '../../../rules/knowledge/model.ts'
import { tokens } from '../../../rules/knowledge/tokens.ts'

/** So many texts of a language with a topic, and as many without, are put to the others to learn how far the embedder's word counts. */
const mostTrials = 500
const folds = 5
/** The fold of texts without a topic. */
const ownFold = 255

/** Embeds all examples and measures what the embedder makes of them: a minute or two for a model on one thread. Leaves the thread free in between. */
export async function buildMeaning(embedder: Embedder, examples: readonly Example[], signal?: AbortSignal): Promise<MeaningIndex> {
  const { dimensions } = embedder
  const languages: MeaningIndex['languages'] = []
  for (const locale of locales) {
    const own = examples.filter((one) => one.locale === locale)
    const topics = [...new Set(own.flatMap(({ topic }) => topic ?? []))]
    if (topics.length === 0) continue
    const vectors = await embedder.embed(
      own.map(({ text }) => text),
      signal,
    )
    const labels = Uint16Array.from(own, ({ topic }) => (topic === null ? topics.length : topics.indexOf(topic)))
    const texts: TextVectors = { locale, topics, labels, ...toBytes(vectors, dimensions) }
    const foldOf = foldsFor(own)
    const trials: MeaningTrial[] = []
    for (const one of [...spread(own, (topic) => topic !== null), ...spread(own, (topic) => topic === null)]) {
      signal?.throwIfAborted()
      trials.push(tryMeaning(texts, one, dimensions, foldOf))
      await othersGoFirst()
    }
    languages.push({ ...texts, bars: calibrate(trials) })
  }
  return { version: meaningVersion, dimensions, languages }
}

/** Places of examples, evenly over all of their kind. */
function spread(own: readonly Example[], kind: (topic: Example['topic']) => boolean): number[] {
  const places = [...own.keys()].filter((at) => kind(own[at]!.topic))
  const step = Math.max(1, places.length / mostTrials)
  return Array.from({ length: Math.min(mostTrials, places.length) }, (_, at) => places[Math.floor(at * step)]!)
}

function foldsFor(own: readonly Example[]): Uint8Array {
  const known = own.flatMap(({ text, topic, locale }, at) => (topic === null ? [] : [{ at, topic, locale, tokens: tokens(text) }]))
  const fold = foldsOf(known, folds)
  const all = new Uint8Array(own.length).fill(ownFold)
  known.forEach(({ at }, one) => {
    all[at] = fold[one]!
  })
  return all
}
