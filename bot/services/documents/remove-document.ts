import type { PersonDoc } from '../../../data/candidate.ts'
import type { Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Documents } from '../../../dialogs/documents/port.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { type DocumentDesk, documentCard, documentOf } from './document-desk.ts'

/** Removes a document and then its file; what the file's removal leaves behind, the sweeper takes. The step stays as people left it. */
export async function removeDocument(
  { store, blobs, now, failed }: DocumentDesk,
  _who: Who,
  { personId, person }: { personId: string; person: PersonDoc },
  documentId: string,
): ReturnType<Documents['remove']> {
  const doc = await documentOf(store, personId, documentId)
  if (!doc) return { ok: false, reason: 'unknown' }
  const by = { role: 'candidate' as const, id: personId, name: person.name }
  const contact = contactDoc(
    personId,
    { topic: 'document', by, text: 'document.removed', vars: { document: doc.what }, unique: `removed-${documentId}` },
    now().toISOString(),
  )
  const writes: Write[] = [
    { op: 'remove', key: { partition: doc.partition, kind: 'document', id: documentId } },
    { op: 'put', doc: contact },
  ]
  await store.commit(writes)
  await blobs.remove(doc.blob).catch(failed)
  return { ok: true, document: documentCard(doc) }
}
