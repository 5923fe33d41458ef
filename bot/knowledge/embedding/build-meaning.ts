import { Worker } from 'node:worker_threads'
import { locales } from '../../../data/bilingual.ts'
import type { Embedder } from '../../../rules/knowledge/embedding/embedder.ts'
import { type MeaningIndex, meaningVersion } from '../../../rules/knowledge/embedding/meaning-index.ts'
import type { Example } from '../../../rules/knowledge/model.ts'
import type { Embedded, measureMeaning } from './measure-meaning.ts'
import { within } from './within.ts'

type Language = ReturnType<typeof measureMeaning>

/** Embeds all examples and measures what the embedder makes of them: minutes, beside the turns. */
export async function buildMeaning(embedder: Embedder, examples: readonly Example[], signal?: AbortSignal): Promise<MeaningIndex> {
  const { dimensions } = embedder
  const languages: Language[] = []
  for (const locale of locales) {
    const own = examples.filter((one) => one.locale === locale)
    if (own.every(({ topic }) => topic === null)) continue
    const texts = own.map(({ text }) => text)
    const vectors = await embedder.embed(texts, signal)
    languages.push(await measureInThread({ locale, examples: own, vectors, dimensions }, signal))
  }
  return { version: meaningVersion, dimensions, languages }
}

/** Measuring is seconds of reckoning, which would keep turns waiting. */
async function measureInThread(embedded: Embedded, signal: AbortSignal | undefined): Promise<Language> {
  const worker = new Worker(new URL('./measure-worker.ts', import.meta.url), { workerData: embedded })
  const measured = new Promise<Language>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`measuring language ${embedded.locale} stopped with code ${code}`)))
  })
  try {
    return await within(signal, measured)
  } finally {
    await worker.terminate()
  }
}
