import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnowledgeModel } from '../../rules/knowledge/model.ts'
import { modelVersion } from '../../rules/knowledge/model.ts'
import { unpackModel } from '../../rules/knowledge/pack-model.ts'

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
    write(file) {
      mkdirSync(cacheFolder, { recursive: true })
      const draft = join(cacheFolder, `${name}.${process.pid}`)
      writeFileSync(draft, file)
      renameSync(draft, join(cacheFolder, name))
      for (const old of readdirSync(cacheFolder))
        if (/^knowledge-[0-9a-f]+\.model$/.test(old) && old !== name) rmSync(join(cacheFolder, old), { force: true })
    },
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
