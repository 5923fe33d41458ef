import type { Actor } from '../../../data/journey.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Imports, NotLooked } from '../../../dialogs/import/port.ts'
import type { SentFile } from '../../../dialogs/said.ts'
import type { SentFiles } from '../documents/read-sent-file.ts'
import type { ImportDesk } from './import-desk.ts'
import { hashOf, lookAtImport, runImport } from './importer.ts'

/** Lines that are taken in a conversation; the command of the terminal takes more. */
const mostLines = 2_000

/** A turn has fifteen seconds for everything; in milliseconds. */
const timeToApply = 6_000

type Options = { desk: ImportDesk; sent: SentFiles; realNow: () => Date }

/** Imports from files that an intermediary sends: see `dialogs/import/port.ts`. */
export function importsService({ desk, sent, realNow }: Options): Imports {
  const actor = ({ staffId, roles, name }: Who): Actor | undefined =>
    staffId !== undefined && roles.includes('intermediary')
      ? { role: 'intermediary', id: staffId, ...(name !== undefined && { name }) }
      : undefined

  async function bytesOf(who: Who, file: SentFile): Promise<{ by: Actor; bytes: Buffer } | NotLooked> {
    const by = actor(who)
    if (!by) return { ok: false, reason: 'forbidden' }
    const read = await sent.read(who, file)
    return read.ok ? { by, bytes: read.bytes } : read
  }

  return {
    async look(who, file, kind) {
      const read = await bytesOf(who, file)
      if ('ok' in read) return read
      const report = await lookAtImport(desk, read.bytes, { kind, mostLines, by: read.by })
      const goesOn = report.ok ? report.fresh + report.changed > 0 : report.reason === 'kind'
      if (!goesOn) await sent.discard(who, file)
      return report
    },
    async forget(who, file) {
      if (actor(who)) await sent.discard(who, file)
    },
    async apply(who, file, { kind, hash, from }) {
      const read = await bytesOf(who, file)
      if ('ok' in read) return read
      if (hashOf(read.bytes) !== hash) return { ok: false, reason: 'changed' }
      const until = realNow().getTime() + timeToApply
      const enough = () => realNow().getTime() > until
      const done = await runImport(desk, read.bytes, { kind, mostLines, by: read.by, from, enough })
      if (done.ok && done.next === undefined) await sent.discard(who, file)
      return done
    },
  }
}
