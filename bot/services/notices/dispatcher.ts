import { setTimeout as wait } from 'node:timers/promises'
import type { Doc, Key, Store, Stored } from '../../../data/store.ts'
import { shardOf } from '../../../rules/notices/share-shards.ts'
import type { ShardLeases } from './leases.ts'
import type { NoticeMetrics } from './notice-metrics.ts'
import { sweeper } from './sweep.ts'

/** Does what is due of a document, and writes it again with a later `dueAt`, or without one. */
export type DueHandler = (doc: Stored<Doc>) => Promise<void>

export type Dispatcher = {
  /** Begins to look, every `everyMs`. */
  start: () => void
  /** Something was just committed that is due. With its key it is done at once, whatever else waits. */
  wake: (key?: Key) => void
  /** Resolves when everything that is due at the clock's time was tried. For demo mode, whose clock is moved. */
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
  /** Documents of the backlog worked on at once; some more for what came due just now. */
  lanes?: number
  everyMs?: number
  renewEveryMs?: number
}

/** What came due in the last seconds does not wait behind a long backlog. In milliseconds. */
const freshMs = 5_000
const freshLanes = 8
const leastPauseMs = 50
/** Passes in a row before `runDue` stops: a document that stays due is somebody's bug. */
const mostPasses = 200

/** Finds what is due and has it done, within this process's shards. Correct whatever other processes do: the store decides who was first. */
export function dispatcher(options: Options): Dispatcher {
  const { store, now, leases, handlers, failed, metrics, lanes = 32, everyMs = 1_000, renewEveryMs = 3_000 } = options
  const busy = new Set<string>()
  const loops: Promise<void>[] = []
  let closed = false
  let nudge = Promise.withResolvers<void>()
  let renewing: Promise<unknown> = Promise.resolve()
  let renewedMs = Number.NEGATIVE_INFINITY

  /** One person's notices one after another, anything else by itself. */
  const name = ({ partition, kind, id }: Key) =>
    partition.startsWith('candidate/') || partition.startsWith('staff-member/') ? partition : `${partition} ${kind} ${id}`
  const free = (doc: Stored<Doc>) => Object.hasOwn(handlers, doc.kind) && !busy.has(name(doc))
  const ours = (doc: Stored<Doc>) => free(doc) && leases.mine().has(shardOf(doc.partition))

  async function begin(found: Key, before: string): Promise<void> {
    const held = name(found)
    busy.add(held)
    try {
      const doc = await store.get(found)
      if (doc?.dueAt !== undefined && doc.dueAt <= before) await handlers[doc.kind]?.(doc)
    } catch (error) {
      failed(error)
    } finally {
      busy.delete(held)
    }
  }

  async function goOn(): Promise<boolean> {
    if (performance.now() - renewedMs >= renewEveryMs) {
      renewedMs = performance.now()
      renewing = leases.renew().catch(failed)
    }
    if (leases.mine().size === 0) await renewing
    return !closed
  }

  const backlog = sweeper({ store, ours, begin, goOn, lanes })
  const fresh = sweeper({ store, ours, begin, goOn, lanes: freshLanes })
  const woken = new Set<Promise<void>>()

  async function look(): Promise<number> {
    await goOn()
    const before = now().toISOString()
    const { started, due, oldest = before } = await backlog.sweep(before)
    metrics.waiting(due, Math.max(0, (Date.parse(before) - Date.parse(oldest)) / 1_000))
    return started
  }

  async function repeat(once: () => Promise<number>, some: () => Promise<unknown>): Promise<void> {
    while (!closed) {
      const started = await once().catch((error: unknown) => {
        failed(error)
        return 0
      })
      if (closed) return
      const pause = wait(everyMs, undefined, { ref: false })
      if (started > 0) await Promise.all([Promise.race([some(), pause]), wait(leastPauseMs)])
      else await Promise.race([pause, nudge.promise])
    }
  }

  const freshOnce = async () => {
    await goOn()
    return (await fresh.sweep(now().toISOString(), new Date(now().getTime() - freshMs).toISOString())).started
  }

  return {
    start: () => {
      loops.push(repeat(look, backlog.some), repeat(freshOnce, fresh.some))
    },
    wake: (key) => {
      if (closed) return
      const known = nudge
      nudge = Promise.withResolvers<void>()
      known.resolve()
      if (!key || busy.has(name(key))) return
      const done = begin(key, now().toISOString()).finally(() => woken.delete(done))
      woken.add(done)
    },
    async runDue() {
      for (let passes = 0; passes < mostPasses && !closed; passes++) {
        const started = await look()
        await Promise.allSettled([backlog.all(), fresh.all(), ...woken])
        if (started === 0) return
      }
    },
    async close() {
      closed = true
      nudge.resolve()
      await Promise.all(loops)
      await Promise.allSettled([backlog.all(), fresh.all(), ...woken])
      await leases.leave().catch(failed)
    },
  }
}
