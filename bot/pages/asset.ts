import { readFile } from 'node:fs/promises'
import type { Accepted } from './accepted-encoding.ts'
import type { Compressor, Content } from './compressor.ts'
import { contentHash } from './content-hash.ts'

export type Asset = { type: string; hash: () => Promise<string>; body: (encoding: Accepted) => Promise<Buffer> }

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

/** A file (or a text made at start) as browsers get it. Nothing is read before the first request, and only the hash and the compressed forms stay in memory. */
export function openAsset(name: string, read: (() => Promise<Buffer>) | URL, compress: Compressor): Asset {
  const raw = read instanceof URL ? () => readFile(read) : read
  let hashed: Promise<string> | undefined
  const hash = () => {
    hashed ??= raw().then(contentHash)
    hashed.catch(() => {
      hashed = undefined
    })
    return hashed
  }
  return {
    type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    hash,
    async body(encoding) {
      if (encoding === 'identity') return raw()
      const content: Content = { hash: await hash(), raw }
      return compress(content, encoding)
    },
  }
}
