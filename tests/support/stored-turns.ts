import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { TurnDoc } from '../../bot/channel.ts'
import type { RegistrationDoc, SessionDoc } from '../../data/info-session.ts'
import type { NoticeDoc } from '../../data/notice.ts'

export type Stored = {
  /** What SQLite's own check of the file says; `ok` when it is whole. */
  integrity: unknown
  /** Transcripts by conversation (`channel:id`), in order. */
  turns: Map<string, TurnDoc[]>
  sessions: SessionDoc[]
  registrations: RegistrationDoc[]
  notices: NoticeDoc[]
}

/** What a program left in its data folder, read from a copy so that the folder stays as the crash left it. */
export async function readStored(folder: string): Promise<Stored> {
  const copy = await mkdtemp(join(tmpdir(), 'loket-copy-'))
  for (const name of await readdir(folder)) if (name.startsWith('loket.db')) await copyFile(join(folder, name), join(copy, name))
  const db = new DatabaseSync(join(copy, 'loket.db'))
  const integrity = db
    .prepare('pragma integrity_check')
    .all()
    .map((row) => row.integrity_check)
    .join('\n')
  const all = <T>(kind: string): T[] =>
    db
      .prepare('select body from doc where kind = ? order by partition, id')
      .all(kind)
      .map(({ body }): T => JSON.parse(String(body)))
  const turns = Map.groupBy(all<TurnDoc>('turn'), ({ partition }) => partition.replace(/^conversation\//, ''))
  const stored = {
    integrity,
    turns,
    sessions: all<SessionDoc>('info-session'),
    registrations: all<RegistrationDoc>('registration'),
    notices: all<NoticeDoc>('notice'),
  }
  db.close()
  await rm(copy, { recursive: true })
  return stored
}
