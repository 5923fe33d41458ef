import { setPriority } from 'node:os'
import { openModelCache } from './model-cache.ts'
import { trainKnowledge } from './train-knowledge.ts'

/** Trains on a knowledge folder and keeps the model in a cache folder: `training-process.ts KNOWLEDGE CACHE`. The conversations go first. */
const [folder = '', cacheFolder = ''] = process.argv.slice(2)
setPriority(10)
// Nobody is left to answer with the model when the program was killed.
process.once('disconnect', () => process.exit(1))
process.channel?.unref()
openModelCache(cacheFolder, folder).write(await trainKnowledge(folder))
