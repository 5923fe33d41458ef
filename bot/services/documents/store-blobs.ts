import type { Doc, Store } from '../../../data/store.ts'
import { type BlobStore, BlobUnavailableError, checkBlobName } from './blob-store.ts'

/** One file in pieces: partition `blob/<name>`, kind `blob`, id `whole`; its pieces are the kind `blob-piece` beside it. */
type BlobDoc = Doc & { kind: 'blob'; id: 'whole'; name: string; pieces: number; version: string; at: string }
type PieceDoc = Doc & { kind: 'blob-piece'; base64: string }

/** Before base64; a document is at most 2 MB in Cosmos. */
const pieceBytes = 1024 * 1024

/** Files in the product's own store: dear, so only for what waits until the archive can be reached. */
export function storeBlobs(store: Store, { now, newId }: { now: () => Date; newId: () => string }): BlobStore {
  const keyOf = (name: string) => ({ partition: `blob/${checkBlobName(name)}`, kind: 'blob' as const, id: 'whole' as const })
  const pieceKey = (name: string, version: string, index: number) => ({
    partition: `blob/${name}`,
    kind: 'blob-piece' as const,
    id: `${version}.${String(index).padStart(4, '0')}`,
  })
  const drop = async (name: string, doc: Pick<BlobDoc, 'version' | 'pieces'>) => {
    for (let index = 0; index < doc.pieces; index++) await outage(store.commit([{ op: 'remove', key: pieceKey(name, doc.version, index) }]))
  }
  return {
    async put(name, bytes) {
      const before = await outage(store.get<BlobDoc>(keyOf(name)))
      const version = newId()
      let pieces = 0
      try {
        for await (const piece of inPieces(bytes)) {
          const doc: PieceDoc = { ...pieceKey(name, version, pieces), base64: piece.toString('base64') }
          await outage(store.commit([{ op: 'put', doc }]))
          pieces++
        }
        const doc: BlobDoc = { ...keyOf(name), name, pieces, version, at: now().toISOString() }
        await outage(store.commit([{ op: 'put', doc }]))
      } catch (error) {
        await drop(name, { version, pieces }).catch(() => {})
        throw error
      }
      if (before) await drop(name, before)
    },
    async get(name) {
      const doc = await outage(store.get<BlobDoc>(keyOf(name)))
      return (
        doc &&
        (async function* () {
          for (let index = 0; index < doc.pieces; index++) {
            const piece = await outage(store.get<PieceDoc>(pieceKey(name, doc.version, index)))
            if (!piece) throw new BlobUnavailableError('a piece of a waiting document is gone')
            yield Buffer.from(piece.base64, 'base64')
          }
        })()
      )
    },
    async remove(name) {
      const doc = await outage(store.get<BlobDoc>(keyOf(name)))
      if (!doc) return
      await outage(store.commit([{ op: 'remove', key: keyOf(name) }]))
      await drop(name, doc)
    },
    async *list(prefix) {
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const page = await outage(store.find<BlobDoc>('blob', { after, limit: 1000 }))
        for (const doc of page.docs) if (doc.name.startsWith(prefix)) yield { name: doc.name, at: new Date(doc.at) }
        after = page.next
      }
    },
    ping: () => outage(store.ping()),
  }
}

async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    for (let from = 0; from < piece.length; ) {
      const part = piece.subarray(from, from + pieceBytes - size)
      from += part.length
      size += part.length
      held.push(part)
      if (size < pieceBytes) continue
      yield Buffer.concat(held)
      held = []
      size = 0
    }
  }
  if (size > 0) yield Buffer.concat(held)
}

async function outage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof Error && error.name === 'StoreUnavailableError'
      ? new BlobUnavailableError('the store cannot be reached', { cause: error })
      : error
  }
}
