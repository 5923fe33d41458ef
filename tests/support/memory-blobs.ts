import { type BlobStore, BlobUnavailableError } from '../../bot/services/documents/blob-store.ts'

export type MemoryBlobs = BlobStore & { kept: Map<string, { bytes: Buffer; at: Date }>; down: boolean }

/** An archive in memory that can be out of reach. */
export function memoryBlobs(now: () => Date = () => new Date()): MemoryBlobs {
  const kept: MemoryBlobs['kept'] = new Map()
  const reached = async () => {
    if (archive.down) throw new BlobUnavailableError('the archive is down in this test')
  }
  const archive: MemoryBlobs = {
    kept,
    down: false,
    async put(name, bytes) {
      await reached()
      const pieces: Uint8Array[] = []
      for await (const piece of bytes) pieces.push(piece)
      kept.set(name, { bytes: Buffer.concat(pieces), at: now() })
    },
    async get(name) {
      await reached()
      const found = kept.get(name)
      return found && inPieces(found.bytes)
    },
    async remove(name) {
      await reached()
      kept.delete(name)
    },
    async *list(prefix) {
      await reached()
      for (const [name, { at }] of kept) if (name.startsWith(prefix)) yield { name, at }
    },
    ping: reached,
  }
  return archive
}

async function* inPieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000)
}
