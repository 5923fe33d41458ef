import { type Doc, type Key, maxWrites, type Store } from '../../data/store.ts'
import { conversationPartition } from '../channel.ts'
import { channelId } from './transcript.ts'

/** An uploaded file, kind `upload`, in its conversation's partition; its bytes are the documents `<id>.0000`, `<id>.0001`, … beside it. */
export type UploadDoc = Doc & { name: string; contentType: string; size: number; chunks: number; userId: string; at: string }
type ChunkDoc = Doc & { base64: string }

export type Upload = Pick<UploadDoc, 'name' | 'contentType' | 'size'> & { stream: AsyncIterable<Uint8Array> }

const keyOf = (conversationId: string, id: string) => ({ partition: conversationPartition(channelId, conversationId), kind: 'upload', id })
const chunkId = (uploadId: string, index: number) => `${uploadId}.${String(index).padStart(4, '0')}`

type Source = { conversationId: string; uploadId: string; userId: string; name: string; contentType: string; at: string }

/** Stores a file piece by piece as it arrives; it exists once all of it is there. Returns its size. Throws what reading throws, leaving nothing behind. */
export async function writeUpload(
  store: Store,
  source: Source,
  bytes: AsyncIterable<Buffer>,
  { chunkBytes, ttl }: { chunkBytes: number; ttl: number },
): Promise<number> {
  const { conversationId, uploadId, ...facts } = source
  let waiting: Buffer[] = []
  let size = 0
  let held = 0
  let chunks = 0
  const flush = async () => {
    const doc: ChunkDoc = { ...keyOf(conversationId, chunkId(uploadId, chunks)), base64: Buffer.concat(waiting).toString('base64'), ttl }
    chunks++
    waiting = []
    held = 0
    await store.commit([{ op: 'put', doc }])
  }
  try {
    for await (const piece of bytes) {
      size += piece.length
      for (let from = 0; from < piece.length; ) {
        const part = piece.subarray(from, from + chunkBytes - held)
        from += part.length
        held += part.length
        waiting.push(part)
        if (held === chunkBytes) await flush()
      }
    }
    if (held > 0) await flush()
    const doc: UploadDoc = { ...keyOf(conversationId, uploadId), ...facts, size, chunks, ttl }
    await store.commit([{ op: 'put', doc }])
    return size
  } catch (error) {
    await removeChunks(store, conversationId, uploadId, chunks).catch(() => {})
    throw error
  }
}

/** An uploaded file, for the link to it and for whoever passes it on; `undefined` when there is none (any more). */
export async function readUpload(store: Store, conversationId: string, uploadId: string): Promise<Upload | undefined> {
  const doc = await store.get<UploadDoc>(keyOf(conversationId, uploadId))
  if (!doc || typeof doc.chunks !== 'number') return undefined
  async function* stream() {
    for (let index = 0; index < doc!.chunks; index++) {
      const chunk = await store.get<ChunkDoc>(keyOf(conversationId, chunkId(uploadId, index)))
      if (!chunk) throw new Error(`piece ${index} of an uploaded file is gone`)
      yield Buffer.from(chunk.base64, 'base64')
    }
  }
  return { name: doc.name, contentType: doc.contentType, size: doc.size, stream: stream() }
}

export async function removeUpload(store: Store, conversationId: string, uploadId: string): Promise<void> {
  const doc = await store.get<UploadDoc>(keyOf(conversationId, uploadId))
  if (!doc) return
  await removeChunks(store, conversationId, uploadId, doc.chunks, [keyOf(conversationId, uploadId)])
}

/** The pieces of an upload, and what goes with them, in as few commits as there is room for. */
async function removeChunks(
  store: Store,
  conversationId: string,
  uploadId: string,
  chunks: number,
  first: readonly Key[] = [],
): Promise<void> {
  const keys = [...first, ...Array.from({ length: chunks }, (_, index) => keyOf(conversationId, chunkId(uploadId, index)))]
  for (let from = 0; from < keys.length; from += maxWrites)
    await store.commit(keys.slice(from, from + maxWrites).map((key) => ({ op: 'remove', key })))
}
