import { clearInterval, setImmediate, setInterval, setTimeout } from 'node:timers'
import { sqliteErrorCode } from './sqlite-error-code.ts'
import type { SqliteStatements } from './sqlite-statements.ts'
import type { SqliteWrite } from './sqlite-write.ts'
import { ConflictError, StoreUnavailableError } from './store.ts'

type Waiting = {
  writes: readonly SqliteWrite[]
  resolve: (etags: string[]) => void
  reject: (error: unknown) => void
  refused: SqliteWrite | undefined
}

const sweepEveryMs = 1000
const idleSweepEveryMs = 5000
const moreSweepingMs = 50
/** Few rows at a time, so that a backlog of millions holds up no turn for more than a millisecond. */
const sweepRows = 25
const lockRetryMs = 10

/**
 * Commits that arrive in one turn of the event loop become one transaction with one sync; one that is refused harms no other. A commit
 * resolves when its transaction is on the disk. Another process is waited for up to `lockWaitMs`, without blocking the thread.
 */
export function groupCommit(options: { statements: SqliteStatements; now: () => Date; lockWaitMs: number }) {
  const { statements, now } = options
  let lockWaitMs = options.lockWaitMs
  let waiting: Waiting[] = []
  let scheduled = false
  let closed = false
  let blockedSince: number | undefined
  let sweptAtMs = now().getTime()
  const idle = setInterval(flush, idleSweepEveryMs).unref()

  function flush(): void {
    if (closed) return
    const group = waiting
    waiting = []
    scheduled = false
    try {
      write(group)
      blockedSince = undefined
    } catch (error) {
      statements.rollback()
      retry(group, error)
      return
    }
    for (const { refused, resolve, reject, writes } of group) {
      if (refused) reject(new ConflictError(`${refused.kind} ${refused.id} in ${refused.partition} has changed since it was read`))
      else resolve(writes.map(({ etag }) => etag))
    }
  }

  function write(group: readonly Waiting[]): void {
    const nowMs = now().getTime()
    const sweepIsDue = Math.abs(nowMs - sweptAtMs) >= sweepEveryMs && statements.anyExpired(nowMs)
    if (group.length === 0 && !sweepIsDue) return
    statements.begin()
    for (const commit of group) {
      const guarded = commit.writes.length > 1
      if (guarded) statements.savepoint()
      commit.refused = commit.writes.find((one) => !statements.write(one, nowMs))
      if (guarded && commit.refused) statements.rollbackToSavepoint()
      if (guarded) statements.release()
    }
    const more = sweepIsDue && statements.sweep(nowMs, sweepRows) === sweepRows
    statements.commit()
    if (more) setTimeout(flush, moreSweepingMs).unref()
    else if (sweepIsDue) sweptAtMs = nowMs
  }

  function retry(group: Waiting[], error: unknown): void {
    const code = sqliteErrorCode(error)
    blockedSince ??= performance.now()
    if (code === 'busy' && performance.now() - blockedSince < lockWaitMs) {
      waiting = group.concat(waiting)
      scheduled = true
      setTimeout(flush, lockRetryMs)
      return
    }
    blockedSince = undefined
    const failure =
      error instanceof Error && code ? new StoreUnavailableError(`cannot write to the database: ${error.message}`, { cause: error }) : error
    for (const { reject } of group) reject(failure)
  }

  return {
    commit: (writes: readonly SqliteWrite[]) =>
      new Promise<string[]>((resolve, reject) => {
        if (closed) throw new Error('the store is closed')
        waiting.push({ writes, resolve, reject, refused: undefined })
        if (scheduled) return
        scheduled = true
        setImmediate(flush)
      }),
    /** Writes what waits. */
    flush,
    /** Writes what waits, and stops. */
    close(): void {
      clearInterval(idle)
      lockWaitMs = 0
      flush()
      closed = true
    },
  }
}
