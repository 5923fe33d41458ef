import { DatabaseSync } from 'node:sqlite'
import { isMainThread, Worker, workerData } from 'node:worker_threads'

type Rebuilding = { rebuild: string; lockWaitMs: number }

/**
 * Writes a database anew, in a thread of its own: pages that split and joined keep pieces of what was on them, which `secure_delete` does not reach. Others read
 * on; whoever writes waits for about a second a 100 MB.
 */
export function rebuildSqlite(path: string, lockWaitMs: number): Promise<void> {
  const done = Promise.withResolvers<void>()
  const worker = new Worker(new URL(import.meta.url), { workerData: { rebuild: path, lockWaitMs } satisfies Rebuilding })
  worker.once('error', done.reject).once('exit', (code) => (code === 0 ? done.resolve() : done.reject(new Error(`exit ${code}`))))
  return done.promise
}

const asked = workerData as Partial<Rebuilding> | null
if (!isMainThread && asked?.rebuild !== undefined) {
  const db = new DatabaseSync(asked.rebuild, { timeout: asked.lockWaitMs ?? 0 })
  db.exec('pragma secure_delete = on; vacuum')
  db.close()
}
