import { Worker } from 'node:worker_threads'
import type { Locale } from '../../data/bilingual.ts'
import { packModel, unpackModel } from '../../rules/knowledge/pack-model.ts'
import { joinModels } from '../../rules/knowledge/train.ts'

/** Trains on the knowledge base of a folder, a thread for each language, and returns the model's file. */
export async function trainKnowledge(folder: string): Promise<Uint8Array<ArrayBuffer>> {
  const models = await Promise.all([trainInThread(folder, 'nl'), trainInThread(folder, 'en')])
  return packModel(joinModels(models))
}

function trainInThread(folder: string, locale: Locale) {
  const worker = new Worker(new URL('./language-worker.ts', import.meta.url), { workerData: { folder, locale } })
  return new Promise<NonNullable<ReturnType<typeof unpackModel>>>((resolve, reject) => {
    worker.once('message', (file: Uint8Array<ArrayBuffer>) => {
      const model = unpackModel(file)
      if (model) resolve(model)
      else reject(new Error(`the model of language ${locale} cannot be read back`))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`training language ${locale} stopped with code ${code}`)))
  })
}
