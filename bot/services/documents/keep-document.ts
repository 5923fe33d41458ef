import { createHash } from 'node:crypto'
import type { PersonDoc } from '../../../data/candidate.ts'
import type { DocumentDoc, DocumentKind, DocumentType } from '../../../data/document.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { ConflictError, type Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { HandedIn, Received } from '../../../dialogs/documents/port.ts'
import type { StepMoved } from '../../../dialogs/journey/port.ts'
import type { Stripped } from '../../../rules/documents/refusal.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { blobFolder, type DocumentDesk, documentCard, documentOf, requestId, singleKinds, stepFor } from './document-desk.ts'
import { seal } from './seal.ts'

/** A file that was checked, or a text. */
export type Kept = {
  bytes: Buffer
  type: DocumentType
  name: string
  stripped: readonly Stripped[]
  what: DocumentKind
  request: string
}

type Known = { personId: string; person: PersonDoc; all: readonly DocumentDoc[] }

/** The encrypted file first, then the document, its place on the timeline and its step in one commit: a crash between leaves a file that the sweeper removes. */
export async function keepDocument(desk: DocumentDesk, who: Who, { personId, person, all }: Known, kept: Kept): Promise<Received> {
  const { store, blobs, keys, now, newId } = desk
  const { what, type, name, bytes, request, stripped } = kept
  const key = await keys.ofPerson(personId)
  const older = singleKinds.includes(what) ? all.filter((one) => one.what === what) : []
  const blob = `${blobFolder(personId)}${newId()}`
  const { delayed } = await blobs.put(blob, () => seal([bytes], key, blob))
  const at = now().toISOString()
  const id = requestId(request)
  const doc: DocumentDoc = {
    ...{ partition: candidatePartition(personId), kind: 'document', id },
    ...{ what, type, name, size: bytes.length, at, blob },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  const by = { role: 'candidate' as const, id: personId, name: person.name }
  const text = older.length > 0 ? 'document.replaced' : 'document.received'
  const contact = contactDoc(personId, { topic: 'document', by, text, vars: { document: what }, unique: `document-${id}` }, at)
  const writes: Write[] = [
    { op: 'create', doc },
    { op: 'put', doc: contact },
    ...older.map(({ partition, kind, id: before }): Write => ({ op: 'remove', key: { partition, kind, id: before } })),
  ]
  let handedIn: HandedIn
  try {
    handedIn = await commit(desk, who, personId, doc, request, writes)
  } catch (error) {
    const theirs = error instanceof ConflictError ? await documentOf(store, personId, id) : undefined
    await blobs.remove(blob).catch(desk.failed)
    if (!theirs) throw error
    return { ok: true, document: documentCard(theirs), stripped, replaced: false, delayed, handedIn: 'submitted' }
  }
  for (const one of older) await blobs.remove(one.blob).catch(desk.failed)
  return { ok: true, document: documentCard(doc), stripped, replaced: older.length > 0, delayed, handedIn }
}

/** With the step when it can be handed in now, else by itself: a document is welcome before its step is open, and after. */
async function commit(
  desk: DocumentDesk,
  who: Who,
  personId: string,
  doc: DocumentDoc,
  request: string,
  writes: Write[],
): Promise<HandedIn> {
  const step = stepFor(desk, doc.what)
  if (step === undefined) {
    await desk.store.commit(writes)
    return 'none'
  }
  const moved = await desk.move(who, { personId, step, to: 'submitted', evidence: [doc.id], request: `document-${request}` }, writes)
  if (moved.ok) return 'submitted'
  await desk.store.commit(writes)
  return afterRefusal(moved)
}

function afterRefusal(moved: Exclude<StepMoved, { ok: true }>): HandedIn {
  if (moved.reason === 'already') return 'submitted'
  return moved.reason === 'impossible' ? 'settled' : 'later'
}
