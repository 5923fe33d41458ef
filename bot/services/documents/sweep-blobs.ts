import type { DocumentDoc } from '../../../data/document.ts'
import { everywhere } from '../../../data/every-document.ts'
import type { Store } from '../../../data/store.ts'
import type { SpooledBlobs } from './spooled-blobs.ts'

/** A file this young may still get its document. In milliseconds. */
const patience = 3_600_000

/** Removes files that belong to no document: left by a crash, a removal that was cut short, or a document whose time was over. How many. Safe to repeat. */
export async function sweepBlobs(store: Store, blobs: Pick<SpooledBlobs, 'list' | 'remove'>, now: Date): Promise<number> {
  const old = new Set<string>()
  for await (const { name, at } of blobs.list('files/')) if (now.getTime() - at.getTime() > patience) old.add(name)
  if (old.size === 0) return 0
  for await (const { blob } of everywhere<DocumentDoc>(store, 'document')) old.delete(blob)
  for (const name of old) await blobs.remove(name)
  return old.size
}
