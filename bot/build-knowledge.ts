import { knowledgeFolder } from '../data/load-knowledge.ts'
import { readConfig } from './config.ts'
import { openModelCache } from './knowledge/model-cache.ts'
import { trainKnowledge } from './knowledge/train-knowledge.ts'

const folder = readConfig({ LOKET_DATA: process.env.LOKET_DATA }).data
const began = performance.now()
const file = await trainKnowledge(knowledgeFolder)
openModelCache(folder, knowledgeFolder).write(file)
process.stdout.write(
  `Trained in ${((performance.now() - began) / 1000).toFixed(1)} s, ${(file.length / 1e6).toFixed(1)} MB, kept in ${folder}\n`,
)
