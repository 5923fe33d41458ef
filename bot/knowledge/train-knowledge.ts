import { loadKnowledge } from '../../data/load-knowledge.ts'
import { loadWords } from '../../data/load-words.ts'
import { examplesOf } from '../../rules/knowledge/examples-of.ts'
import { packModel } from '../../rules/knowledge/pack-model.ts'
import { trainEngine } from '../../rules/knowledge/train.ts'
import { readLanguages } from './read-languages.ts'

/** Trains on the knowledge base of a folder and returns the model's file. */
export async function trainKnowledge(folder: string): Promise<Uint8Array<ArrayBuffer>> {
  const topics = loadKnowledge(folder)
  const { words, concepts, strange } = loadWords(folder)
  return packModel(trainEngine([...examplesOf(topics), ...strange], { languages: await readLanguages(words, concepts), topics }))
}
