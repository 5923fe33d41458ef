import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Embedder } from '../../../rules/knowledge/embedding/embedder.ts'
import { type MeaningIndex, meaningVersion } from '../../../rules/knowledge/embedding/meaning-index.ts'
import type { Example } from '../../../rules/knowledge/model.ts'
import { packArrays, unpackArrays } from '../../../rules/knowledge/pack-arrays.ts'
import { keepFile } from '../keep-file.ts'

/** Embedded phrasings in a folder, named after the phrasings and the embedder. */
export type MeaningCache = { read: () => MeaningIndex | undefined; write: (index: MeaningIndex) => void }

/** The cache for these examples by this embedder. What was kept for others is removed when a new one is written. */
export function openMeaningCache(folder: string, examples: readonly Example[], { name }: Pick<Embedder, 'name'>): MeaningCache {
  const hash = createHash('sha256').update(JSON.stringify([meaningVersion, name, examples]))
  const file = `knowledge-${hash.digest('hex').slice(0, 20)}.vectors`
  return {
    read() {
      try {
        const index = unpackArrays(readFileSync(join(folder, file)))
        return isIndex(index) ? index : undefined
      } catch {
        return undefined
      }
    },
    write: (index) => keepFile(folder, file, packArrays(index), /^knowledge-[0-9a-f]+\.vectors$/),
  }
}

const isIndex = (value: unknown): value is MeaningIndex =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === meaningVersion && 'languages' in value
