import type { PersonDoc } from '../../../data/candidate.ts'
import { personKey } from '../../../data/candidate.ts'
import type { DocumentDoc } from '../../../data/document.ts'
import type { Who } from '../../../dialogs/context.ts'
import { type Documents, type Linked, linkMinutes, type Received, type Unusable } from '../../../dialogs/documents/port.ts'
import type { SentFile } from '../../../dialogs/said.ts'
import { checkFile } from '../../../rules/documents/check-file.ts'
import { mostFileMegabytes } from '../../../rules/documents/file-limits.ts'
import { maySee } from '../../../rules/people/may-see.ts'
import { auditBy } from '../audit.ts'
import type { DocumentDesk } from './document-desk.ts'
import { documentCard, documentOf, documentsOf, requestId } from './document-desk.ts'
import { keepDocument } from './keep-document.ts'
import { removeDocument } from './remove-document.ts'

const noAccount = { ok: false, reason: 'no-account' } as const
const unknown = { ok: false, reason: 'unknown' } as const
const forbidden = { ok: false, reason: 'forbidden' } as const

/** Documents over a store and an archive of encrypted files. */
export function documents(desk: DocumentDesk): Documents {
  const { store, sent, links } = desk

  /** The proved person of a conversation: documents are kept of nobody else. */
  const me = async (who: Who) => {
    const personId = who.personId
    const person = personId === undefined ? undefined : await store.get<PersonDoc>(personKey(personId))
    return personId !== undefined && person ? { personId, person } : undefined
  }
  const cards = (who: Who, personId: string, found: readonly DocumentDoc[]) => {
    const { role } = auditBy(who, personId)
    const viewer = who.staffId !== undefined && who.personId !== personId ? { staff: who.staffId } : {}
    return found.map((doc) => ({
      ...documentCard(doc),
      url: links.link({ person: personId, document: doc.id, role: role === 'system' ? 'candidate' : role, ...viewer }),
    }))
  }

  async function read(who: Who, file: SentFile) {
    const fetched = await sent.read(who, file)
    const checked = fetched.ok ? checkFile(fetched.bytes, file.name) : fetched
    if (checked.ok) return checked
    if (fetched.ok || fetched.reason === 'too-big') await sent.discard(who, file).catch(desk.failed)
    return { ok: false, reason: checked.reason, longestMegabytes: mostFileMegabytes } satisfies Unusable
  }

  async function visible(who: Who, personId: string) {
    if (who.staffId === undefined && who.personId !== personId) return forbidden
    const person = await store.get<PersonDoc>(personKey(personId))
    if (!person) return unknown
    return maySee(who, { id: personId, coach: person.coach }, 'documents') ? { ok: true as const, person } : forbidden
  }

  return {
    async mine(who) {
      const known = await me(who)
      return known ? { ok: true, documents: cards(who, known.personId, await documentsOf(store, known.personId)) } : noAccount
    },
    async of(who, personId) {
      const seen = await visible(who, personId)
      if (!seen.ok) return seen
      return { ok: true, name: seen.person.name, documents: cards(who, personId, await documentsOf(store, personId)) }
    },
    async look(who, file) {
      const checked = await read(who, file)
      if (!checked.ok) return checked
      const { name, type, stripped, bytes } = checked
      return { ok: true, name, type, stripped, size: bytes.length }
    },
    async receive(who, file, what, request): Promise<Received> {
      const known = await me(who)
      if (!known) return noAccount
      const all = await documentsOf(store, known.personId)
      const before = all.find(({ id }) => id === requestId(request))
      if (before) return repeated(before)
      const checked = await read(who, file)
      if (!checked.ok) return checked
      const received = await keepDocument(desk, who, { ...known, all }, { ...checked, what, request })
      await sent.discard(who, file).catch(desk.failed)
      return received
    },
    async write(who, text, request) {
      const known = await me(who)
      if (!known) return noAccount
      const all = await documentsOf(store, known.personId)
      const before = all.find(({ id }) => id === requestId(request))
      if (before) return repeated(before)
      const bytes = Buffer.from(text, 'utf8')
      return keepDocument(
        desk,
        who,
        { ...known, all },
        {
          bytes,
          type: 'text',
          name: `${desk.says(known.person.language, 'documents.file.motivation')}.txt`,
          stripped: [],
          what: 'motivation',
          request,
        },
      )
    },
    async remove(who, documentId) {
      const known = await me(who)
      return known ? removeDocument(desk, who, known, documentId) : noAccount
    },
    async link(who, personId, documentId): Promise<Linked> {
      const seen = await visible(who, personId)
      if (!seen.ok) return seen
      const found = await documentOf(store, personId, documentId)
      const [card] = found ? cards(who, personId, [found]) : []
      return card ? { ok: true, document: card, minutes: linkMinutes } : unknown
    },
  }
}

/** What was answered when this request was done for the first time, as far as it can still be known. */
const repeated = (doc: DocumentDoc): Received => ({
  ok: true,
  document: documentCard(doc),
  stripped: [],
  replaced: false,
  delayed: false,
  handedIn: doc.what === 'other' ? 'none' : 'submitted',
})
