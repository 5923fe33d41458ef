import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqliteErrorCode } from './sqlite-error-code.ts'
import { StoreOpenError, type StoreOpenReason } from './store-open-error.ts'

/** The version of the tables below, kept in the file as `user_version`. */
export const schemaVersion = 2
/** Marks the file as ours: "Lokt". */
const applicationId = 0x4c6f6b74

/** A rowid table and not one clustered on the key: with bodies of 1 to 4 KB that is twice as fast (decisions/0001-store.md). */
const schema = `
  create table doc (
    seq integer primary key, partition text not null, kind text not null, id text not null,
    etag text not null, expires_at integer, body text not null, due_at text
  ) strict;
  create unique index doc_key on doc (partition, kind, id);
  create index doc_kind on doc (kind);
  create index doc_expires_at on doc (expires_at) where expires_at is not null;
  create index doc_due_at on doc (due_at, seq) where due_at is not null;
  pragma application_id = ${applicationId};
  pragma user_version = ${schemaVersion};`

/** What makes a file of an older version one of this, by the version it has. Each runs once, within one transaction. */
const migrations: Readonly<Record<number, string>> = {
  1: `alter table doc add column due_at text;
    update doc set due_at = json_extract(body, '$.dueAt') where json_extract(body, '$.dueAt') glob '????-??-??T??:??:??.???Z';
    create index doc_due_at on doc (due_at, seq) where due_at is not null;`,
}

/** Memory stays flat whatever the database's size: 8 MB of pages, nothing mapped. What is deleted is overwritten: it was about a person. */
const settings = `
  pragma synchronous = full; pragma cache_size = -8192; pragma mmap_size = 0; pragma temp_store = memory;
  pragma wal_autocheckpoint = 1000; pragma secure_delete = on; pragma journal_size_limit = 33554432;`

/** A lock of another process blocks the thread at most this long at a time; the rest of the waiting is done without blocking. */
const blockingWaitMs = 100

/**
 * Opens or creates the database, with its folder. Throws StoreOpenError. `lockWaitMs` is how long opening waits for another
 * process.
 */
export function openSqlite(path: string, lockWaitMs: number): DatabaseSync {
  let db: DatabaseSync | undefined
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    db = new DatabaseSync(path, { timeout: blockingWaitMs })
    const opened = db
    waitingForLock(lockWaitMs, () => prepare(opened, path))
    return db
  } catch (error) {
    db?.close()
    throw error instanceof StoreOpenError ? error : explained(path, error)
  }
}

function prepare(db: DatabaseSync, path: string): void {
  if (version(db, path) !== schemaVersion) {
    db.exec('pragma journal_mode = wal')
    db.exec('begin immediate')
    try {
      const stored = version(db, path)
      if (stored === undefined) db.exec(schema)
      else for (let from = stored; from < schemaVersion; from++) db.exec(migrations[from] ?? '')
      db.exec(`pragma user_version = ${schemaVersion}`)
      db.exec('commit')
    } finally {
      if (db.isTransaction) db.exec('rollback')
    }
  }
  db.exec(`pragma journal_mode = wal; ${settings}`)
  // A look at both ends of every tree: cheap at any size, and finds a truncated or overwritten file.
  for (const order of ['seq', 'partition', 'kind', 'expires_at', 'due_at']) {
    for (const way of ['asc', 'desc']) db.prepare(`select body from doc where ${order} is not null order by ${order} ${way} limit 1`).get()
  }
  // Writes for real: `begin immediate` alone passes on a file that may only be read.
  db.exec(`pragma user_version = ${schemaVersion}`)
}

/** The schema version of our own database, undefined of an empty one. */
function version(db: DatabaseSync, path: string): number | undefined {
  const found = (pragma: string) => Number(Object.values(db.prepare(`pragma ${pragma}`).get() ?? {})[0])
  const tables = db.prepare('select count(*) as n from sqlite_schema').get()?.n
  if (found('application_id') !== applicationId) {
    if (tables === 0) return undefined
    throw new StoreOpenError('foreign', `${path} is a database of another program. Set LOKET_DATA to another folder`)
  }
  const stored = found('user_version')
  if (stored <= schemaVersion) return stored
  throw new StoreOpenError(
    'newer-version',
    `the database ${path} was written by a newer version of this program (${stored}, this is ${schemaVersion}). Install that version, or restore a back-up`,
  )
}

function waitingForLock(waitMs: number, open: () => void) {
  const until = performance.now() + waitMs
  for (;;) {
    try {
      open()
      return
    } catch (error) {
      if (sqliteErrorCode(error) !== 'busy' || performance.now() > until) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

function explained(path: string, error: unknown): StoreOpenError {
  const [reason, problem, advice] = explain(error)
  return new StoreOpenError(reason, `cannot open the database ${path}: ${problem}. ${advice}`, { cause: error })
}

function explain(error: unknown): [StoreOpenReason, string, string] {
  switch (sqliteErrorCode(error)) {
    case 'not-a-database':
      return ['not-a-database', 'the file is not a SQLite database', 'Move it away, or set LOKET_DATA to another folder']
    case 'corrupt':
      return [
        'corrupt',
        'the file is damaged',
        'Stop the program, keep a copy, and restore a back-up (or recover it with: sqlite3 FILE .recover)',
      ]
    case 'schema':
      return ['corrupt', 'its tables are not those of this program', 'Restore a back-up, or set LOKET_DATA to another folder']
    case 'busy':
      return ['locked', 'another process keeps it locked', 'Stop the other process, or set LOKET_DATA to another folder']
    case 'full':
      return ['disk-full', 'the disk is full', 'Make room and start again']
    case 'read-only':
      return ['file-not-writable', 'the file is not writable', 'Give the user that runs the program write permission on it']
    case 'other':
      return [
        'io-error',
        `SQLite says: ${error instanceof Error ? error.message : error}`,
        'Check the disk, and that it is not a network folder',
      ]
    default:
      return [
        'folder-not-writable',
        'its folder cannot be made or written to',
        'Set LOKET_DATA to a folder that the user that runs the program can write to',
      ]
  }
}
