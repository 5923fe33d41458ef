import type { KnowledgeTopic } from '../../../data/knowledge-topic.ts'
import { loadWords } from '../../../data/load-words.ts'
import { hasSecondOpinion, secondOpinion } from '../../../rules/knowledge/embedding/second-opinion.ts'
import type { Decision, Question } from '../../../rules/knowledge/engine.ts'
import { examplesOf } from '../../../rules/knowledge/examples-of.ts'
import { scrub } from '../../../rules/scrub.ts'
import type { EmbedderConfig } from '../../config.ts'
import { buildMeaning } from './build-meaning.ts'
import { openMeaningCache } from './meaning-cache.ts'
import { openEmbedder } from './open-embedder.ts'
import { rememberVectors } from './remember-vectors.ts'

/** The folder of the knowledge base with its topics, and the folder for cached files. */
export type OpinionOptions = { folder: string; topics: readonly KnowledgeTopic[]; cacheFolder: string }

/** An embedder's look at what the engine decided. Rejects when the embedder fails or the signal says to stop. */
export type Opinion = {
  about: (question: Question, decision: Decision, signal?: AbortSignal) => Promise<Decision>
  close: () => Promise<void>
}

/** Characters of a question that are looked at. */
const most = 600

/** Opens the embedder and its phrasings, from the cache folder or embedded now (minutes) and kept there. Throws EmbedderError. */
export async function openOpinion(
  config: EmbedderConfig,
  { folder, topics, cacheFolder }: OpinionOptions,
  signal?: AbortSignal,
): Promise<Opinion> {
  const embedder = await openEmbedder(config, signal)
  try {
    const examples = [...examplesOf(topics), ...loadWords(folder).strange]
    const cache = openMeaningCache(cacheFolder, examples, embedder)
    const kept = cache.read()
    const texts = examples.map(({ text }) => text)
    const index = kept ?? (await buildMeaning(rememberVectors(embedder, cacheFolder, texts), examples, signal))
    if (!kept) cache.write(index)
    const audiences = new Map(topics.map(({ id, audience }) => [id, audience]))
    return {
      async about({ text, audience }, decision, signal) {
        if (!hasSecondOpinion(decision)) return decision
        // An embedder may be another company's machine: nothing that leads to a person goes there.
        const [vector] = await embedder.embed([scrub(text.slice(0, most))], signal)
        if (!vector) return decision
        return secondOpinion(decision, index, vector, (id) => !audience || (audiences.get(id)?.includes(audience) ?? false))
      },
      close: embedder.close,
    }
  } catch (error) {
    await embedder.close()
    throw error
  }
}
