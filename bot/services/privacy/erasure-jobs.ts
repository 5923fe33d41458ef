import type { Stored, Write } from '../../../data/store.ts'
import { ttlSeconds } from '../../../rules/retention.ts'
import type { AuditBy } from '../audit.ts'
import { erasePerson } from './erase-person.ts'
import type { PrivacyDesk } from './privacy-desk.ts'

const partition = 'erasures'

/** An erasure under way, without personal data: kind `erasure`, `id` the person's. `keep` is the conversation it was asked in. */
type ErasureDoc = {
  partition: typeof partition
  kind: 'erasure'
  id: string
  etag?: string
  at: string
  by: AuditBy
  keep?: string
  proved?: true
}
/** One that is done, to account for it: kind `erased`. The id of somebody who was proved is never anybody's again. */
type ErasedDoc = {
  partition: typeof partition
  kind: 'erased'
  id: string
  etag?: string
  ttl: number
  at: string
  by: AuditBy['role']
  proved?: true
}

export type ErasureJobs = {
  /** Writes down that a person is to be erased, and does it. `done` is false when it takes longer than `waitMs`; it then goes on by itself. */
  erase: (personId: string, by: AuditBy, asked?: { keep?: string; proved?: boolean }) => Promise<{ done: boolean }>
  /** Whether a person was asked to be erased, or is. */
  state: (personId: string) => Promise<'none' | 'running' | 'done'>
  /** Does what was written down and not finished, by this process or another. */
  resume: () => Promise<void>
  /** Leaves nothing in the store's files of who was erased lately: the process that did it may have died right after. */
  scrubLeft: () => Promise<void>
  /** Waits for what this process is doing, and leaves nothing of it in the store's files. */
  close: () => Promise<void>
  /** Waits for what this process is doing. */
  idle: () => Promise<void>
}

type Options = { desk: PrivacyDesk; failed: (error: unknown) => void; waitMs?: number }

/** The turn in which it was asked has written over its conversation's state by then; what was there before goes from the store's files too. In milliseconds. */
const afterTurn = 1_000
const aDay = 86_400_000

/** A turn waits this long for an erasure; most take a tenth of it. In milliseconds. */
const longEnough = 8_000

export function erasureJobs({ desk, failed, waitMs = longEnough }: Options): ErasureJobs {
  const { store, programme, now, audit } = desk
  const running = new Map<string, Promise<void>>()
  const key = (kind: 'erasure' | 'erased', id: string) => ({ partition, kind, id })

  function run({ id, by, keep, proved }: ErasureDoc): Promise<void> {
    const known = running.get(id)
    if (known) return known
    const work = perform(id, by, keep, proved).finally(() => running.delete(id))
    running.set(id, work)
    return work
  }

  let scrubbing: NodeJS.Timeout | undefined
  function scrubSoon() {
    if (!store.scrub) return
    clearTimeout(scrubbing)
    scrubbing = setTimeout(() => {
      scrubbing = undefined
      void store.scrub?.().catch(failed)
    }, afterTurn).unref()
  }

  async function perform(id: string, by: AuditBy, keep: string | undefined, proved: true | undefined): Promise<void> {
    await erasePerson(desk, id, keep)
    await audit.record(id, by, 'erase', 'person')
    const erased: ErasedDoc = {
      ...key('erased', id),
      ttl: ttlSeconds(programme, 'audit'),
      at: now().toISOString(),
      by: by.role,
      ...(proved && { proved }),
    } as ErasedDoc
    await store.scrub?.()
    await store.commit([
      { op: 'put', doc: erased },
      { op: 'remove', key: key('erasure', id) },
    ])
    scrubSoon()
  }

  return {
    async erase(personId, by, { keep, proved } = {}) {
      const doc: ErasureDoc = {
        partition,
        kind: 'erasure',
        id: personId,
        at: now().toISOString(),
        by,
        ...(keep && { keep }),
        ...(proved && { proved }),
      }
      const write: Write = { op: 'put', doc }
      await store.commit([write])
      const work = run(doc).then(
        () => true,
        (error: unknown) => {
          failed(error)
          return false
        },
      )
      const late = Promise.withResolvers<boolean>()
      const timer = setTimeout(() => late.resolve(false), waitMs).unref()
      const done = await Promise.race([work, late.promise])
      clearTimeout(timer)
      return { done }
    },
    async state(personId) {
      if (await store.get(key('erasure', personId))) return 'running'
      return (await store.get(key('erased', personId))) ? 'done' : 'none'
    },
    async resume() {
      const { docs } = await store.list<ErasureDoc>(partition, 'erasure', { limit: 100 })
      for (const doc of docs as Stored<ErasureDoc>[]) await run(doc).catch(failed)
    },
    async scrubLeft() {
      const { docs } = await store.list<ErasedDoc>(partition, 'erased', { limit: 1000 })
      const lately = new Date(now().getTime() - aDay).toISOString()
      if (docs.some(({ at }) => at > lately)) await store.scrub?.()
    },
    async close() {
      clearTimeout(scrubbing)
      await Promise.allSettled(running.values())
      if (scrubbing) await store.scrub?.()
    },
    idle: async () => void (await Promise.allSettled(running.values())),
  }
}
