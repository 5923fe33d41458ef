import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnowledgeModel } from '../../rules/knowledge/model.ts'
import { modelVersion } from '../../rules/knowledge/model.ts'
import { unpackModel } from '../../rules/knowledge/pack-model.ts'
import { keepFile } from './keep-file.ts'

/** Trained models in a folder, named after the content they were trained on. */
export type ModelCache = { read: () => KnowledgeModel | undefined; write: (file: Uint8Array) => void }

/** The cache for the content of a knowledge folder as it is now. Earlier models are removed when a new one is written. */
export function openModelCache(cacheFolder: string, knowledgeFolder: string): ModelCache {
  const name = `knowledge-${contentHash(knowledgeFolder)}.model`
  return {
    read() {
      try {
        return unpackModel(readFileSync(join(cacheFolder, name)))
      } catch {
        return undefined
      }
    },
    write: (file) => keepFile(cacheFolder, name, file, /^knowledge-[0-9a-f]+\.model$/),
  }
}

function contentHash(folder: string): string {
  const hash = createHash('sha256').update(`version ${modelVersion}`)
  for (const file of readdirSync(folder)
    .filter((one) => /\.(?:md|yaml)$/.test(one))
    .sort())
    hash.update(`\n${file}\n`).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 20)
}
