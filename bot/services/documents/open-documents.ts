import type { Agent } from 'node:https'
import type { Server } from 'restify'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { Documents } from '../../../dialogs/documents/port.ts'
import type { Texts } from '../../../locales/texts.ts'
import type { Log } from '../../log.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { BlobStore } from './blob-store.ts'
import type { DocumentDesk } from './document-desk.ts'
import { documentLinks } from './document-links.ts'
import { documents } from './documents.ts'
import { fileKeys } from './file-keys.ts'
import { openDocument } from './open-document.ts'
import { type PersonFiles, personFiles } from './person-files.ts'
import { sentFileReader } from './read-sent-file.ts'
import { mountDocuments } from './serve-document.ts'
import { spooledBlobs } from './spooled-blobs.ts'
import { storeBlobs } from './store-blobs.ts'
import { sweepBlobs } from './sweep-blobs.ts'

type Options = {
  store: Store
  programme: Programme
  staff: StaffDirectory
  audit: Auditor
  move: DocumentDesk['move']
  archive: BlobStore
  texts: Texts
  secret: string
  secretBefore?: string | undefined
  publicUrl: string
  now: () => Date
  /** The machine's clock, which files are dated by; not moved in demo mode. */
  realNow: () => Date
  newId: () => string
  log: Log
  channelToken?: (() => Promise<string | undefined>) | undefined
  agent?: Agent
}

export type DocumentService = {
  documents: Documents
  files: PersonFiles
  /** The address documents are given out at. */
  mount: (server: Server) => void
  /** Brings waiting files to the archive, removes files without a document, and wraps keys with the present secret. Safe to repeat; throws when the archive is out of reach. */
  tidy: () => Promise<void>
  /** The same when the archive may be out of reach: what waits then waits on. For demo mode, whose clock is moved. */
  runDue: () => Promise<void>
  /** Does that at once and then now and then; gives how to stop. */
  begin: () => () => void
}

/** How often waiting files are tried again, and how often everything is tidied, in milliseconds. */
const drainEvery = 60_000
const tidyEvery = 3_600_000

export function openDocuments(options: Options): DocumentService {
  const { store, programme, staff, audit, archive, texts, secret, secretBefore, publicUrl, now, realNow, newId, log } = options
  const failed = (error: unknown) => log.warn({ error }, 'a file could not be removed; it is tried again')
  const blobs = spooledBlobs(archive, storeBlobs(store, { now: realNow, newId }))
  const keys = fileKeys(store, [secret, ...(secretBefore === undefined ? [] : [secretBefore])])
  const links = documentLinks({ secret, publicUrl, now })
  const desk: DocumentDesk = {
    ...{ store, programme, blobs, keys, links, audit, now, newId, failed },
    move: options.move,
    sent: sentFileReader({ store, channelToken: options.channelToken, agent: options.agent }),
    says: texts.text,
  }
  async function tidy() {
    await keys.rewrap()
    await blobs.drain()
    await sweepBlobs(store, blobs, realNow())
  }
  const waits = (error: unknown) => log.warn({ error }, 'documents wait for their archive; it is tried again')
  return {
    documents: documents(desk),
    files: personFiles({ store, keys, blobs }),
    mount: (server) => mountDocuments(server, { links, open: openDocument({ store, staff, audit, keys, blobs }), texts, log }),
    tidy,
    runDue: () => tidy().catch(waits),
    begin() {
      const quietly = (work: () => Promise<unknown>) => () => void work().catch(waits)
      const draining = setInterval(quietly(blobs.drain), drainEvery).unref()
      const tidying = setInterval(quietly(tidy), tidyEvery).unref()
      quietly(tidy)()
      return () => {
        clearInterval(draining)
        clearInterval(tidying)
      }
    },
  }
}
