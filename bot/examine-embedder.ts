import type { Config } from './config.ts'
import type { Finding } from './examine.ts'
import { EmbedderError } from './knowledge/embedding/embedder-error.ts'
import { openEmbedder } from './knowledge/embedding/open-embedder.ts'

/** How long it may take to load a model or to get an answer, in milliseconds. */
const limit = 60_000

/** Opens the embedder, if one is configured, and lets it read a sentence. */
export async function examineEmbedder({ embedder }: Pick<Config, 'embedder'>): Promise<Finding[]> {
  if (!embedder) return [{ state: 'ok', what: 'embedder: none is set; questions are understood without' }]
  const what =
    embedder.kind === 'folder'
      ? `the model in ${embedder.folder}`
      : `deployment ${embedder.deployment} on Azure OpenAI at ${embedder.endpoint}`
  const signal = AbortSignal.timeout(limit)
  try {
    const opened = await openEmbedder(embedder, signal)
    const from = performance.now()
    await opened.embed(['Wat verdien ik tijdens de opleiding?'], signal).finally(opened.close)
    const took = Math.round(performance.now() - from)
    return [{ state: 'ok', what: `embedder: ${what}: ${opened.dimensions} dimensions, ${took} ms a question` }]
  } catch (error) {
    if (error instanceof EmbedderError) return [{ state: 'missing', what: `embedder: ${error.message}` }]
    if (signal.aborted) return [{ state: 'missing', what: `embedder: ${what} does not answer within ${limit / 1000} s` }]
    throw error
  }
}
