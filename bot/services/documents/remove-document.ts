import type { PersonDoc } from '../../../data/candidate.ts'
import type { Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Documents } from '../../../dialogs/documents/port.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { type DocumentDesk, documentCard, documentOf, singleKinds, stepFor } from './document-desk.ts'

/**
 * Removes a document and then its file; what the file's removal leaves behind, the sweeper takes. A step that waited for somebody to look at it is
 * taken back in the same commit: there is nothing to look at.
 */
export async function removeDocument(
  desk: DocumentDesk,
  who: Who,
  { personId, person }: { personId: string; person: PersonDoc },
  documentId: string,
): ReturnType<Documents['remove']> {
  const { store, blobs, now, failed } = desk
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
  const step = singleKinds.includes(doc.what) ? stepFor(desk, doc.what) : undefined
  const words = desk.says(person.language, 'documents.remove.words')
  const request = `document-removed-${documentId}`
  const moved = step === undefined ? undefined : await desk.move(who, { personId, step, to: 'withdrawn', words, request }, writes)
  if (!moved?.ok) await store.commit(writes)
  await blobs.remove(doc.blob).catch(failed)
  return { ok: true, document: documentCard(doc), takenBack: moved?.ok ?? false }
}
