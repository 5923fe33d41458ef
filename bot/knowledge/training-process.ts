import { setPriority } from 'node:os'
import { openModelCache } from './model-cache.ts'
import { trainKnowledge } from './train-knowledge.ts'

/** Trains on a knowledge folder and keeps the model in a cache folder: `training-process.ts KNOWLEDGE CACHE`. The conversations go first. */
const [folder = '', cacheFolder = ''] = process.argv.slice(2)
setPriority(10)
openModelCache(cacheFolder, folder).write(await trainKnowledge(folder))
