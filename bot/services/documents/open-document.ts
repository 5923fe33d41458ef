import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { DocumentDoc } from '../../../data/document.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Store } from '../../../data/store.ts'
import { maySee } from '../../../rules/people/may-see.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import { BlobUnavailableError } from './blob-store.ts'
import type { LinkClaims } from './document-links.ts'
import type { FileKeys } from './file-keys.ts'
import { unseal } from './seal.ts'
import type { SpooledBlobs } from './spooled-blobs.ts'

/** A document's plain bytes. Its first piece was checked, and the reading is on record. */
export type OpenDocument = (
  claims: Omit<LinkClaims, 'until'>,
) => Promise<{ ok: true; document: DocumentDoc; bytes: AsyncIterable<Buffer> } | { ok: false; reason: 'forbidden' | 'unknown' }>

type Dependencies = { store: Store; staff: StaffDirectory; audit: Auditor; keys: FileKeys; blobs: Pick<SpooledBlobs, 'get'> }

export function openDocument({ store, staff, audit, keys, blobs }: Dependencies): OpenDocument {
  return async ({ person: personId, document: id, staff: staffId, role }) => {
    const [person, document, key] = await Promise.all([
      store.get<PersonDoc>(personKey(personId)),
      store.get<DocumentDoc>({ partition: candidatePartition(personId), kind: 'document', id }),
      keys.find(personId),
    ])
    if (!person || !document || !key) return { ok: false, reason: 'unknown' }
    const viewer = staffId === undefined ? { roles: [], personId } : { roles: staff.byId(staffId)?.roles ?? [], staffId }
    if (!maySee(viewer, { id: personId, coach: person.coach }, 'documents')) return { ok: false, reason: 'forbidden' }
    const sealed = await blobs.get(document.blob)
    if (!sealed) throw new BlobUnavailableError('a document that should be there is not')
    const pieces = unseal(sealed, key, document.blob)[Symbol.asyncIterator]()
    const first = await pieces.next()
    const by = staffId === undefined ? { role: 'candidate' as const, id: personId } : { role, id: staffId }
    await audit.record(personId, by, 'read', `document/${id}`)
    return { ok: true, document, bytes: from(first, pieces) }
  }
}

async function* from(first: IteratorResult<Buffer, unknown>, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let next: IteratorResult<Buffer, unknown> = first; !next.done; next = await rest.next()) yield next.value
}
