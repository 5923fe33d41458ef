import type { Locale } from '../../../data/bilingual.ts'
import type { DocumentDoc, DocumentKind } from '../../../data/document.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store, Stored, Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { DocumentCard } from '../../../dialogs/documents/port.ts'
import type { StepMoved, StepWish } from '../../../dialogs/journey/port.ts'
import type { Auditor } from '../audit.ts'
import { shortHash } from '../person-of.ts'
import type { DocumentLinks } from './document-links.ts'
import type { FileKeys } from './file-keys.ts'
import type { SentFiles } from './read-sent-file.ts'
import type { SpooledBlobs } from './spooled-blobs.ts'

/** What the parts of the document service share. */
export type DocumentDesk = {
  store: Store
  programme: Programme
  blobs: SpooledBlobs
  keys: FileKeys
  links: DocumentLinks
  sent: SentFiles
  audit: Auditor
  /** Moves a step, with writes of the same partition in the same commit. Refused, nothing of it is written. */
  move: (who: Who, wish: StepWish, also: readonly Write[]) => Promise<StepMoved>
  /** What a typed motivation is called, and what is written on a step whose document was removed. */
  says: (locale: Locale, key: 'documents.file.motivation' | 'documents.remove.words') => string
  now: () => Date
  newId: () => string
  /** Told about work beside the turn that failed; the sweeper does it later. */
  failed: (error: unknown) => void
}

/** The step of the programme that is called like the kind of document. */
export function stepFor({ programme }: Pick<DocumentDesk, 'programme'>, what: DocumentKind): string | undefined {
  const phase = programme.phases.find(({ steps }) => steps.some(({ id }) => id === what))
  return phase && `${phase.id}/${what}`
}

/** Of these there is one at a time. */
export const singleKinds: readonly DocumentKind[] = ['cv', 'motivation']

export const requestId = (request: string) => shortHash('document', request)

/** The folder of a person's files in the archive: found again by who knows the person, telling nothing to who reads the archive. */
export const blobFolder = (personId: string) => `files/${shortHash('files', personId)}/`

export const documentCard = ({ id, what, type, name, size, at }: DocumentDoc): DocumentCard => ({ id, what, type, name, size, at })

export const documentOf = (store: Store, personId: string, id: string) =>
  store.get<DocumentDoc>({ partition: candidatePartition(personId), kind: 'document', id })

/** The newest first: one read within one partition. */
export async function documentsOf(store: Store, personId: string): Promise<Stored<DocumentDoc>[]> {
  const page = await store.list<DocumentDoc>(candidatePartition(personId), 'document', { limit: 1000 })
  return page.docs.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
