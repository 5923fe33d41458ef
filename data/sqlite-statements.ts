import type { DatabaseSync } from 'node:sqlite'
import type { SqliteWrite } from './sqlite-write.ts'

export type SqliteStatements = ReturnType<typeof sqliteStatements>

const live = '(expires_at is null or expires_at > ?)'
const key = 'partition = ? and kind = ? and id = ?'
const insert = 'insert into doc (partition, kind, id, etag, expires_at, due_at, body) values (?, ?, ?, ?, ?, ?, ?)'
const overwrite =
  'on conflict (partition, kind, id) do update set etag = excluded.etag, expires_at = excluded.expires_at, due_at = excluded.due_at, body = excluded.body'
const inRange = `partition = ? and kind = ? and id >= ? and id < ? and id <> ? and ${live}`

/** Every statement on the one table. For all of them an expired document does not exist; `nowMs` is milliseconds since 1970. */
export function sqliteStatements(db: DatabaseSync) {
  const reading = (sql: string) => {
    const statement = db.prepare(sql)
    statement.setReturnArrays(true)
    return statement
  }
  const get = reading(`select body from doc where ${key} and ${live}`)
  const list = reading(`select body from doc where ${inRange} order by id limit ?`)
  const listDescending = reading(`select body from doc where ${inRange} order by id desc limit ?`)
  const contents = reading(
    `select body, kind, id from doc where partition = ? and (kind, id) > (?, ?) and ${live} order by kind, id limit ?`,
  )
  const find = reading(`select body, seq from doc where kind = ? and seq > ? and ${live} order by seq limit ?`)
  const due = reading(
    `select body, due_at, seq from doc where due_at is not null and (due_at, seq) > (?, ?) and due_at <= ? and ${live} order by due_at, seq limit ?`,
  )
  const create = db.prepare(`${insert} ${overwrite} where doc.expires_at <= ?`)
  const put = db.prepare(`${insert} ${overwrite}`)
  const replace = db.prepare(`update doc set etag = ?, expires_at = ?, due_at = ?, body = ? where ${key} and etag = ? and ${live}`)
  const remove = db.prepare(`delete from doc where ${key}`)
  const removeMatch = db.prepare(`delete from doc where ${key} and etag = ? and ${live}`)
  const anyExpired = db.prepare('select 1 from doc where expires_at <= ? limit 1')
  const sweep = db.prepare('delete from doc where seq in (select seq from doc where expires_at <= ? order by expires_at limit ?)')
  const ping = db.prepare('pragma schema_version')
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const savepoint = db.prepare('savepoint one')
  const undo = db.prepare('rollback to one')
  const release = db.prepare('release one')

  return {
    get: (partition: string, kind: string, id: string, nowMs: number) =>
      (get.get(partition, kind, id, nowMs) as unknown as [body: string] | undefined)?.[0],
    list: (
      partition: string,
      kind: string,
      range: { from: string; until: string; not: string },
      down: boolean,
      nowMs: number,
      limit: number,
    ) =>
      (down ? listDescending : list).all(partition, kind, range.from, range.until, range.not, nowMs, limit) as unknown as [body: string][],
    contents: (partition: string, after: { kind: string; id: string }, nowMs: number, limit: number) =>
      contents.all(partition, after.kind, after.id, nowMs, limit) as unknown as [body: string, kind: string, id: string][],
    find: (kind: string, afterSeq: number, nowMs: number, limit: number) =>
      find.all(kind, afterSeq, nowMs, limit) as unknown as [body: string, seq: number][],
    due: (after: { dueAt: string; seq: number }, before: string, nowMs: number, limit: number) =>
      due.all(after.dueAt, after.seq, before, nowMs, limit) as unknown as [body: string, dueAt: string, seq: number][],
    /** False when its precondition does not hold; then nothing was written. */
    write({ op, partition, kind, id, match, etag, expiresAt, dueAt, body }: SqliteWrite, nowMs: number): boolean {
      if (op === 'create') return create.run(partition, kind, id, etag, expiresAt, dueAt, body, nowMs).changes === 1
      if (op === 'put' && match !== undefined) {
        return replace.run(etag, expiresAt, dueAt, body, partition, kind, id, match, nowMs).changes === 1
      }
      if (op === 'put') return put.run(partition, kind, id, etag, expiresAt, dueAt, body).changes === 1
      if (match !== undefined) return removeMatch.run(partition, kind, id, match, nowMs).changes === 1
      remove.run(partition, kind, id)
      return true
    },
    anyExpired: (nowMs: number) => anyExpired.get(nowMs) !== undefined,
    /** Deletes at most `limit` expired documents; returns how many. */
    sweep: (nowMs: number, limit: number) => Number(sweep.run(nowMs, limit).changes),
    ping: () => ping.get(),
    /** Brings the log into the database and empties its file; false while somebody reads. Removed content is overwritten in the database (`secure_delete`). */
    emptyLog: () => Number(db.prepare('pragma wal_checkpoint(truncate)').get()?.busy) === 0,
    /** Deletes every document. */
    clear: () => db.exec('delete from doc'),
    begin: () => begin.run(),
    commit: () => commit.run(),
    savepoint: () => savepoint.run(),
    release: () => release.run(),
    rollbackToSavepoint: () => undo.run(),
    rollback: () => {
      if (db.isTransaction) db.exec('rollback')
    },
  }
}
