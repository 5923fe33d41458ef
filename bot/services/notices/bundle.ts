import { setTimeout as wait } from 'node:timers/promises'
import type { NoticeDoc, Recipient } from '../../../data/notice.ts'
import { ConflictError, type Store, type Stored, StoreUnavailableError } from '../../../data/store.ts'
import { kept, withRecipient } from '../../../rules/notices/progress.ts'

/** What becomes of a recipient in one notice. */
export type Change = { notice: NoticeDoc; to: Recipient }

/** Notices of one partition that have a recipient in common, as they are in the store now. */
export type Bundle = {
  notices: () => Stored<NoticeDoc>[]
  /** Writes changes in one commit. Throws ConflictError when another process, or whoever takes a notice back, was first. */
  save: (changes: readonly Change[]) => Promise<void>
  /** Writes down what was done. It happened, so another's write is taken in and a store that is away is waited for; a notice that is gone stays gone. */
  record: (changes: readonly Change[]) => Promise<void>
}

export type Keeping = { store: Store; now: () => Date; intentMs: number; ttl: number }

/** Codes are not kept longer than needed, nor what a notice that was handed on says of somebody else. */
const isSecret = ({ about, cause }: NoticeDoc) => about === 'code' || cause !== undefined

export function bundleOf(found: readonly Stored<NoticeDoc>[], { store, now, intentMs, ttl }: Keeping): Bundle {
  const current = new Map(found.map((one) => [one.id, one]))

  async function save(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return
    const alarmAt = new Date(now().getTime() + intentMs)
    const docs = changes.map(({ notice, to }) =>
      kept(withRecipient(current.get(notice.id) ?? notice, to), { now: now(), alarmAt, ttl, secret: isSecret(notice) }),
    )
    const etags = await store.commit(docs.map((doc) => ({ op: 'put', doc })))
    for (const [index, doc] of docs.entries()) current.set(doc.id, { ...doc, etag: etags[index] ?? '' })
  }

  async function record(changes: readonly Change[]): Promise<void> {
    const until = performance.now() + intentMs / 2
    let left = changes
    for (let attempt = 1; left.length > 0; attempt++) {
      try {
        await save(left)
        return
      } catch (error) {
        if (error instanceof ConflictError) left = await fresh(left)
        else if (!(error instanceof StoreUnavailableError) || performance.now() > until) throw error
        else await wait(Math.min(2_000, 50 * 2 ** attempt))
      }
    }
  }

  async function fresh(changes: readonly Change[]): Promise<Change[]> {
    const found = await Promise.all(changes.map(({ notice: { partition, kind, id } }) => store.get<NoticeDoc>({ partition, kind, id })))
    return changes.flatMap((change, index) => {
      const doc = found[index]
      if (!doc) {
        current.delete(change.notice.id)
        return []
      }
      current.set(doc.id, doc)
      return doc.recipients.some(({ id }) => id === change.to.id) ? [change] : []
    })
  }

  return { notices: () => [...current.values()], save, record }
}
