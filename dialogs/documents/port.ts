import type { DocumentKind, DocumentType } from '../../data/document.ts'
import type { FileRefusal, Stripped } from '../../rules/documents/refusal.ts'
import type { Who } from '../context.ts'
import type { SentFile } from '../said.ts'

/** A document somebody handed in; size in bytes. */
export type DocumentCard = {
  id: string
  what: DocumentKind
  type: DocumentType
  name: string
  size: number
  at: string
}

/** With a link for who asked, that works for some minutes. */
export type LinkedDocument = DocumentCard & { url: string }

/** What a file turned out to be, with nothing kept. */
export type Looked = { ok: true; name: string; type: DocumentType; size: number; stripped: readonly Stripped[] } | Unusable

/** `gone`: the channel does not have the file any more. `unreachable`: it could not be fetched now. */
export type Unusable = { ok: false; reason: FileRefusal | 'gone' | 'unreachable'; longestMegabytes: number }

/** `no-account`: nobody is proved here, and a document is only kept of a person who is known. */
export type NoAccount = { ok: false; reason: 'no-account' }

/** What became of the step: handed in, or why not (`later`: it is not open yet, `settled`: confirmed already). `none` belongs to no step. */
export type HandedIn = 'submitted' | 'later' | 'settled' | 'none'

/** `delayed`: safe, but the archive could not be reached; it is put there by itself. `again`: this very request was done before. */
export type Received =
  | {
      ok: true
      document: DocumentCard
      stripped: readonly Stripped[]
      replaced: boolean
      delayed: boolean
      handedIn: HandedIn
    }
  | Unusable
  | NoAccount

/** Minutes a link to a document works. */
export const linkMinutes = 10

export type Linked = { ok: true; document: LinkedDocument; minutes: number } | { ok: false; reason: 'unknown' | 'forbidden' }

/** Documents as dialogs use them. What changes something may be repeated with the same `request`: it is done once. */
export type Documents = {
  /** A person's own documents, the newest first. */
  mine: (who: Who) => Promise<{ ok: true; documents: LinkedDocument[] } | NoAccount>
  /** A candidate's documents, for their coach and intermediaries. */
  of: (
    who: Who,
    personId: string,
  ) => Promise<{ ok: true; name: string; documents: LinkedDocument[] } | { ok: false; reason: 'forbidden' | 'unknown' }>
  /** Reads and checks a file, and keeps nothing; an upload that is refused is removed. */
  look: (who: Who, file: SentFile) => Promise<Looked>
  /** Keeps a file encrypted and hands it to its step. A cv and a motivation take the place of the one before. */
  receive: (who: Who, file: SentFile, what: DocumentKind, request: string) => Promise<Received>
  /** A typed motivation, kept as a text. */
  write: (who: Who, text: string, request: string) => Promise<Received>
  /** Removes one's own document. `takenBack`: its step, which waited for somebody to look at it, is open again. */
  remove: (
    who: Who,
    documentId: string,
  ) => Promise<{ ok: true; document: DocumentCard; takenBack: boolean } | { ok: false; reason: 'unknown' } | NoAccount>
  /** A link to one document, one's own or a candidate's. */
  link: (who: Who, personId: string, documentId: string) => Promise<Linked>
}
