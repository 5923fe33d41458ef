import { orderKey } from './order-key.ts'
import { type Key, maxCommitBytes, type Write } from './store.ts'

/** A write made ready at the moment `commit` is called, so that nothing the caller does later changes it. */
export type SqliteWrite = {
  op: Write['op']
  partition: string
  kind: string
  id: string
  /** The etag the stored document must have. */
  match: string | undefined
  /** The etag it gets, '' for a removal. */
  etag: string
  expiresAt: number | null
  dueAt: string | null
  body: string
}

/** Milliseconds since 1970 go in. Throws RangeError when the documents together are too large. */
export function sqliteWrites(writes: readonly Write[], nextEtag: () => string, nowMs: number): SqliteWrite[] {
  let length = 0
  const prepared = writes.map((write) => {
    const ready = sqliteWrite(write, nextEtag, nowMs)
    length += ready.body.length
    return ready
  })
  if (length * 3 > maxCommitBytes) refuseTooLarge(prepared)
  return prepared
}

function sqliteWrite(write: Write, nextEtag: () => string, nowMs: number): SqliteWrite {
  if (write.op === 'remove')
    return { op: 'remove', ...encoded(write.key), match: write.etag, etag: '', expiresAt: null, dueAt: null, body: '' }
  const { op, doc } = write
  const etag = nextEtag()
  return {
    op,
    ...encoded(doc),
    match: op === 'put' ? doc.etag : undefined,
    etag,
    expiresAt: doc.ttl === undefined ? null : nowMs + doc.ttl * 1000,
    dueAt: doc.dueAt ?? null,
    body: JSON.stringify({ ...doc, etag }),
  }
}

const encoded = ({ partition, kind, id }: Key) => ({ partition: orderKey(partition), kind: orderKey(kind), id: orderKey(id) })

function refuseTooLarge(writes: readonly SqliteWrite[]): void {
  const bytes = writes.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0)
  if (bytes > maxCommitBytes)
    throw new RangeError(`a commit holds at most ${maxCommitBytes} bytes of JSON, this one has ${bytes}; split it`)
}
