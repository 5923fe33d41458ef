import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, createBrotliCompress, gzip } from 'node:zlib'
import { contentHash } from './content-hash.ts'

const toBrotli = promisify(brotliCompress)
const fromBrotli = promisify(brotliDecompress)
const toGzip = promisify(gzip)

const LARGE_BYTES = 100_000
const CHUNK_BYTES = 65_536

export type Encoding = 'br' | 'gzip'
export type Content = { hash: string; raw: () => Promise<Buffer> }
export type Compressor = (content: Content, encoding: Encoding) => Promise<Buffer>

const quality = (level: number, size: number) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: level, [constants.BROTLI_PARAM_SIZE_HINT]: size },
})

/** Brotli at its best takes seconds for a large file; in small pieces, so that the process can stop at any moment. */
async function bestBrotli(raw: Buffer): Promise<Buffer> {
  const stream = createBrotliCompress(quality(constants.BROTLI_MAX_QUALITY, raw.length))
  const feed = async () => {
    for (let at = 0; at < raw.length; at += CHUNK_BYTES) {
      await new Promise<void>((done) => stream.write(raw.subarray(at, at + CHUNK_BYTES), () => done()))
    }
    stream.end()
  }
  const parts: Buffer[] = []
  const fed = feed()
  for await (const part of stream) parts.push(part)
  await fed
  return Buffer.concat(parts)
}

async function readCache(file: string, hash: string): Promise<Buffer | undefined> {
  try {
    const stored = await readFile(file)
    return contentHash(await fromBrotli(stored)) === hash ? stored : undefined
  } catch {
    return undefined
  }
}

async function writeCache(folder: string, file: string, body: Buffer) {
  await mkdir(folder, { recursive: true })
  const half = `${file}.${process.pid}.part`
  await writeFile(half, body)
  await rename(half, file)
}

/**
 * Compresses each content once. A large one is answered with a quick compression first; the best one follows
 * `improveAfterMs` later and is kept in `cacheFolder`, whose absence or failure costs only time.
 */
export function createCompressor({
  cacheFolder,
  improveAfterMs = 30_000,
}: {
  cacheFolder?: string | undefined
  improveAfterMs?: number
}): Compressor {
  const kept = new Map<string, Promise<Buffer>>()

  const improve = async (content: Content, file: string | undefined) => {
    const best = await bestBrotli(await content.raw())
    kept.set(`br ${content.hash}`, Promise.resolve(best))
    if (cacheFolder && file) await writeCache(cacheFolder, file, best)
  }

  const brotli = async (content: Content): Promise<Buffer> => {
    const file = cacheFolder && join(cacheFolder, `${content.hash}.br`)
    const stored = file && (await readCache(file, content.hash))
    if (stored) return stored
    const raw = await content.raw()
    if (raw.length < LARGE_BYTES) return toBrotli(raw, quality(constants.BROTLI_MAX_QUALITY, raw.length))
    setTimeout(() => improve(content, file).catch(() => {}), improveAfterMs).unref()
    return toBrotli(raw, quality(6, raw.length))
  }

  return (content, encoding) => {
    const key = `${encoding} ${content.hash}`
    const known = kept.get(key)
    if (known) return known
    const made = encoding === 'br' ? brotli(content) : content.raw().then((raw) => toGzip(raw, { level: 9 }))
    made.catch(() => kept.delete(key))
    kept.set(key, made)
    return made
  }
}
