import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers'
import { checkInstant, checkKey, checkWrites } from './check-writes.ts'
import { groupCommit } from './group-commit.ts'
import { listRange } from './list-range.ts'
import { orderKey } from './order-key.ts'
import { pageLimit } from './page-limit.ts'
import { sqliteErrorCode } from './sqlite-error-code.ts'
import { openSqlite } from './sqlite-open.ts'
import { rebuildSqlite } from './sqlite-rebuild.ts'
import { sqliteStatements } from './sqlite-statements.ts'
import { sqliteWrites } from './sqlite-write.ts'
import {
  type ContentsOptions,
  type Doc,
  type DueOptions,
  type Key,
  type ListOptions,
  type Page,
  type Store,
  type Stored,
  StoreUnavailableError,
  type Write,
} from './store.ts'

export type SqliteStoreOptions = {
  /** A file (its folder is made when missing) or ':memory:'. Several processes may share one file. */
  path: string
  now: () => Date
  /** How long to wait for another process that keeps the file locked. */
  lockWaitMs?: number
}

const readRetryMs = 10

/** The embedded store. A commit is on the disk when it resolves; commits of one moment share one sync. Throws StoreOpenError. */
export function sqliteStore({ path, now, lockWaitMs = 5000 }: SqliteStoreOptions): Store {
  const db = openSqlite(path, lockWaitMs)
  const statements = sqliteStatements(db)
  const group = groupCommit({ statements, now, lockWaitMs })
  const nextEtag = etags()

  /** Reads meet a lock only at the rare moments at which another process recovers or closes the log. */
  async function reading<T>(read: (nowMs: number) => T): Promise<T> {
    const startedMs = performance.now()
    for (;;) {
      try {
        return read(now().getTime())
      } catch (error) {
        const code = sqliteErrorCode(error)
        if (!code) throw error
        if (code !== 'busy' || performance.now() - startedMs > lockWaitMs) {
          throw new StoreUnavailableError(`cannot read the database ${path}: ${error instanceof Error ? error.message : code}`, {
            cause: error,
          })
        }
        await new Promise((resolve) => setTimeout(resolve, readRetryMs))
      }
    }
  }

  async function rebuilt() {
    try {
      await rebuildSqlite(path, lockWaitMs)
    } catch (error) {
      if (!sqliteErrorCode(error)) throw error
      throw new StoreUnavailableError(`the database ${path} could not be written anew; it is tried again`, { cause: error })
    }
  }

  return {
    async get<T extends Doc>(key: Key) {
      checkKey(key)
      const body = await reading((nowMs) => statements.get(orderKey(key.partition), orderKey(key.kind), orderKey(key.id), nowMs))
      return body === undefined ? undefined : (JSON.parse(body) as Stored<T>)
    },
    async commit(writes: readonly Write[]) {
      if (checkWrites(writes) === undefined) return []
      return group.commit(sqliteWrites(writes, nextEtag, now().getTime()))
    },
    async list<T extends Doc>(partition: string, kind: string, options: ListOptions = {}) {
      const limit = pageLimit(options.limit)
      const range = listRange(options)
      const rows = await reading((nowMs) =>
        statements.list(orderKey(partition), orderKey(kind), range, options.descending === true, nowMs, limit + 1),
      )
      const docs = rows.slice(0, limit).map(([body]) => JSON.parse(body) as Stored<T>)
      return page(docs, rows.length > limit ? docs.at(-1)?.id : undefined)
    },
    async contents<T extends Doc>(partition: string, options: ContentsOptions = {}) {
      const limit = pageLimit(options.limit)
      const cursor = contentsCursor(options)
      const rows = await reading((nowMs) => statements.contents(orderKey(partition), cursor, nowMs, limit + 1))
      const docs = rows.slice(0, limit).map(([body]) => JSON.parse(body) as Stored<T>)
      const [, kind, id] = rows[limit - 1] ?? []
      return page(docs, rows.length > limit ? JSON.stringify([kind, id]) : undefined)
    },
    async find<T extends Doc>(kind: string, options: { after?: string | undefined; limit?: number } = {}) {
      const limit = pageLimit(options.limit)
      const after = Number(options.after ?? 0)
      if (!Number.isSafeInteger(after)) throw new RangeError(`after is the next of an earlier page, not ${options.after}`)
      const rows = await reading((nowMs) => statements.find(orderKey(kind), after, nowMs, limit + 1))
      const docs = rows.slice(0, limit).map(([body]) => JSON.parse(body) as Stored<T>)
      return page(docs, rows.length > limit ? String(rows[limit - 1]?.[1]) : undefined)
    },
    async due<T extends Doc>(before: string, options: DueOptions = {}) {
      checkInstant(before, 'before')
      if (options.from !== undefined) checkInstant(options.from, 'from')
      const limit = pageLimit(options.limit)
      const rows = await reading((nowMs) => statements.due(dueCursor(options.after ?? `${options.from ?? ''} 0`), before, nowMs, limit + 1))
      const docs = rows.slice(0, limit).map(([body]) => JSON.parse(body) as Stored<T>)
      const [, dueAt, seq] = rows[limit - 1] ?? []
      return page(docs, rows.length > limit ? `${dueAt} ${seq}` : undefined)
    },
    async ping() {
      await reading(() => statements.ping())
    },
    async scrub() {
      group.flush()
      if (path !== ':memory:') await rebuilt()
      const startedMs = performance.now()
      while (!(await reading(() => statements.emptyLog()))) {
        if (performance.now() - startedMs > lockWaitMs)
          throw new StoreUnavailableError(`the log of ${path} could not be emptied: another process keeps reading`)
        await new Promise((resolve) => setTimeout(resolve, readRetryMs))
      }
    },
    async clear() {
      group.flush()
      await reading(() => statements.clear())
    },
    async close() {
      if (!db.isOpen) return
      group.close()
      db.close()
    },
  }
}

const page = <T extends Doc>(docs: Stored<T>[], next: string | undefined): Page<T> => (next === undefined ? { docs } : { docs, next })

/** Where a page of `contents` goes on: kind and id of the last one, as they are ordered. */
function contentsCursor({ after, beyond = { kind: '', id: '' } }: ContentsOptions): { kind: string; id: string } {
  if (after === undefined) return { kind: orderKey(beyond.kind), id: orderKey(beyond.id) }
  const [kind, id] = after.startsWith('["') ? (JSON.parse(after) as unknown[]) : []
  if (typeof kind !== 'string' || typeof id !== 'string') throw new RangeError(`after is the next of an earlier page, not ${after}`)
  return { kind, id }
}

/** Where a page of `due` goes on: `<dueAt> <seq>`. */
function dueCursor(after: string): { dueAt: string; seq: number } {
  const [dueAt = '', seq = ''] = after.split(' ')
  if (!/^\d+$/.test(seq)) throw new RangeError(`after is the next of an earlier page, not ${after}`)
  return { dueAt, seq: Number(seq) }
}

/** Unlike every etag before, also those of other processes and of before a restart. */
function etags(): () => string {
  const opening = randomBytes(6).toString('base64url')
  let count = 0
  return () => `${opening}.${(++count).toString(36)}`
}
