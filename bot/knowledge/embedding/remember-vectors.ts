import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Embedder } from '../../../rules/knowledge/embedding/embedder.ts'
import { meaningVersion, toBytes, vectorAt } from '../../../rules/knowledge/embedding/meaning-index.ts'
import { packArrays, unpackArrays } from '../../../rules/knowledge/pack-arrays.ts'
import { keepFile } from '../keep-file.ts'

/** What one embedder made of texts; `keys` are hashes of the texts, in order. */
type Remembered = { version: number; keys: string[]; scales: Float32Array; bytes: Int8Array }

/** So many texts are embedded before what there is so far is written down. */
const chunk = 512

/**
 * An embedder that does each text once: what it made is kept in the folder, so that a change of content, or a start that was broken off, costs only the texts
 * that are new. Of texts that are not among `all` nothing is kept any longer.
 */
export function rememberVectors(embedder: Embedder, folder: string, all: readonly string[]): Embedder {
  const { name, dimensions } = embedder
  const file = `embedded-${hashOf(`${meaningVersion} ${name}`)}.vectors`
  const kept = read(join(folder, file), dimensions)
  const wanted = new Set(all.map(hashOf))

  function write(): void {
    const entries = [...kept].filter(([key]) => wanted.has(key))
    const vectors = entries.map(([, vector]) => vector)
    const remembered: Remembered = { version: meaningVersion, keys: entries.map(([key]) => key), ...toBytes(vectors, dimensions) }
    keepFile(folder, file, packArrays(remembered), /^embedded-[0-9a-f]+\.vectors$/)
  }

  return {
    name,
    dimensions,
    async embed(texts, signal) {
      const missing = [...new Set(texts)].filter((text) => !kept.has(hashOf(text)))
      for (let from = 0; from < missing.length; from += chunk) {
        const some = missing.slice(from, from + chunk)
        const vectors = await embedder.embed(some, signal)
        some.forEach((text, at) => {
          const vector = vectors[at]
          if (vector) kept.set(hashOf(text), vector)
        })
        write()
      }
      return texts.map((text) => kept.get(hashOf(text)) ?? new Float32Array(dimensions))
    },
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 20)

function read(file: string, dimensions: number): Map<string, Float32Array> {
  try {
    const found = unpackArrays(readFileSync(file))
    if (!isRemembered(found) || found.bytes.length !== found.keys.length * dimensions) return new Map()
    return new Map(found.keys.map((key, at) => [key, vectorAt(found, at, dimensions)]))
  } catch {
    return new Map()
  }
}

const isRemembered = (value: unknown): value is Remembered =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  value.version === meaningVersion &&
  'keys' in value &&
  'bytes' in value
