import { createEngine, type Engine } from '../../rules/knowledge/engine.ts'
import { unpackModel } from '../../rules/knowledge/pack-model.ts'
import { openModelCache } from './model-cache.ts'
import { trainKnowledge } from './train-knowledge.ts'

/** The trained engine, for tools that can wait: from the cache folder, or trained now (seconds) and kept there. */
export async function openEngine(folder: string, cacheFolder: string): Promise<Engine> {
  const cache = openModelCache(cacheFolder, folder)
  const kept = cache.read()
  if (kept) return createEngine(kept)
  const file = await trainKnowledge(folder)
  cache.write(file)
  const model = unpackModel(file)
  if (!model) throw new Error('The model that was trained cannot be read back.')
  return createEngine(model)
}
