import { setTimeout as wait } from 'node:timers/promises'
import type { Doc, Store, Stored } from '../../../data/store.ts'
import { shardOf } from '../../../rules/notices/share-shards.ts'
import type { ShardLeases } from './leases.ts'
import type { NoticeMetrics } from './notice-metrics.ts'

/** Does what is due of a document, and writes it again with a later `dueAt`, or without one. */
export type DueHandler = (doc: Stored<Doc>) => Promise<void>

export type Dispatcher = {
  /** Begins to look, every `everyMs`, and at once when woken. */
  start: () => void
  /** Something was just committed that is due. */
  wake: () => void
  /** Resolves when nothing is due at the clock's time that was not tried. For demo mode, whose clock is moved. */
  runDue: () => Promise<void>
  /** Lets what is being done end, and gives the shards to others. */
  close: () => Promise<void>
}

type Options = {
  store: Store
  now: () => Date
  leases: ShardLeases
  /** By kind of document. What has no handler is left alone. */
  handlers: Readonly<Record<string, DueHandler>>
  failed: (error: unknown) => void
  metrics: Pick<NoticeMetrics, 'waiting'>
  /** Documents worked on at once. */
  lanes?: number
  everyMs?: number
  renewEveryMs?: number
}

const pageSize = 500
/** Passes in a row before `runDue` stops: a document that stays due is somebody's bug. */
const mostPasses = 500

/** Finds what is due and has it done, within this process's shards. Correct whatever other processes do: the store decides who was first. */
export function dispatcher(options: Options): Dispatcher {
  const { store, now, leases, handlers, failed, metrics, lanes = 32, everyMs = 1_000, renewEveryMs = 3_000 } = options
  const busy = new Set<string>()
  const running = new Set<Promise<void>>()
  let closed = false
  let nudge = Promise.withResolvers<void>()
  let looping: Promise<void> | undefined
  let renewedMs = Number.NEGATIVE_INFINITY
  let passing: Promise<number> = Promise.resolve(0)

  async function keepLeases(): Promise<void> {
    if (performance.now() - renewedMs < renewEveryMs) return
    renewedMs = performance.now()
    await leases.renew()
  }

  const exclusive = ({ partition, kind, id }: Stored<Doc>) =>
    partition.startsWith('candidate/') || partition.startsWith('staff-member/') ? partition : `${partition} ${kind} ${id}`

  async function work(doc: Stored<Doc>): Promise<void> {
    try {
      await handlers[doc.kind]?.(doc)
    } catch (error) {
      failed(error)
    }
  }

  /** Waits until a lane is free. */
  async function free(): Promise<void> {
    while (running.size >= lanes) await Promise.race(running)
  }

  /** Looks through everything that is due once, and starts work on what is ours. Gives how many documents it started on. */
  async function pass(): Promise<number> {
    await keepLeases()
    const before = now().toISOString()
    let [started, seen, oldest] = [0, 0, before]
    for (let after: string | undefined, more = true; more && !closed; more = after !== undefined) {
      const page = await store.due(before, { after, limit: pageSize })
      seen += page.docs.length
      for (const doc of page.docs) {
        if (closed) break
        if (String(doc.dueAt) < oldest) oldest = String(doc.dueAt)
        if (!Object.hasOwn(handlers, doc.kind) || busy.has(exclusive(doc)) || !leases.mine().has(shardOf(doc.partition))) continue
        await free()
        await keepLeases()
        const name = exclusive(doc)
        if (busy.has(name)) continue
        busy.add(name)
        started++
        const done = work(doc).finally(() => {
          busy.delete(name)
          running.delete(done)
        })
        running.add(done)
      }
      after = page.next
    }
    metrics.waiting(seen, Math.max(0, (Date.parse(before) - Date.parse(oldest)) / 1_000))
    return started
  }

  /** One pass at a time, whoever asks. */
  function onePass(): Promise<number> {
    passing = passing.catch(() => 0).then(pass)
    return passing
  }

  async function loop(): Promise<void> {
    while (!closed) {
      const started = await onePass().catch((error: unknown) => {
        failed(error)
        return 0
      })
      if (started > 0 && running.size > 0) await Promise.race([...running, nudge.promise])
      else if (!closed) await Promise.race([wait(everyMs, undefined, { ref: false }), nudge.promise])
      nudge = Promise.withResolvers<void>()
    }
  }

  return {
    start: () => {
      looping ??= loop()
    },
    wake: () => nudge.resolve(),
    async runDue() {
      for (let passes = 0; passes < mostPasses && !closed; passes++) {
        const started = await onePass()
        await Promise.all(running)
        if (started === 0) return
      }
    },
    async close() {
      closed = true
      nudge.resolve()
      await looping
      await Promise.allSettled([passing, ...running])
      await leases.leave().catch(failed)
    },
  }
}
