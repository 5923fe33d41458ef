import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { locales } from '../../data/bilingual.ts'
import { loadKnowledge } from '../../data/load-knowledge.ts'
import { loadWords } from '../../data/load-words.ts'
import { examplesOf } from '../../rules/knowledge/examples-of.ts'
import { packModel } from '../../rules/knowledge/pack-model.ts'
import { trainEngine } from '../../rules/knowledge/train.ts'
import { readLanguage } from './read-language.ts'

const { folder, locale } = z.object({ folder: z.string(), locale: z.enum(locales) }).parse(workerData)
const topics = loadKnowledge(folder)
const { words, concepts, strange } = loadWords(folder)
const examples = [...examplesOf(topics), ...strange].filter((one) => one.locale === locale)
const file = packModel(trainEngine(examples, { languages: [await readLanguage(locale, words, concepts)], topics }))
parentPort?.postMessage(file, [file.buffer])
