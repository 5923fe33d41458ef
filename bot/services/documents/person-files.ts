import type { DocumentDoc } from '../../../data/document.ts'
import type { Store } from '../../../data/store.ts'
import { blobFolder, documentsOf } from './document-desk.ts'
import type { FileKeys } from './file-keys.ts'
import { unseal } from './seal.ts'
import type { SpooledBlobs } from './spooled-blobs.ts'

/** All files of one person, for "my data": to take away and to erase. */
export type PersonFiles = {
  /** Every document with its plain bytes, at most 10 MB each, one at a time. */
  all: (personId: string) => AsyncIterable<{ document: DocumentDoc; bytes: Buffer }>
  /** Removes every file of a person from the archive and from what waits for it; the documents and the key are in the person's own partition. Safe to repeat. */
  erase: (personId: string) => Promise<number>
}

type Dependencies = { store: Store; keys: FileKeys; blobs: Pick<SpooledBlobs, 'get' | 'list' | 'remove'> }

export function personFiles({ store, keys, blobs }: Dependencies): PersonFiles {
  return {
    async *all(personId) {
      const [key, found] = await Promise.all([keys.find(personId), documentsOf(store, personId)])
      for (const document of found) {
        const sealed = key && (await blobs.get(document.blob))
        if (!key || !sealed) continue
        const pieces: Buffer[] = []
        for await (const piece of unseal(sealed, key, document.blob)) pieces.push(piece)
        yield { document, bytes: Buffer.concat(pieces) }
      }
    },
    async erase(personId) {
      const names = new Set<string>()
      for await (const { name } of blobs.list(blobFolder(personId))) names.add(name)
      for (const name of names) await blobs.remove(name)
      return names.size
    },
  }
}
