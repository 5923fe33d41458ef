import { ConflictError, type Doc, type Store, type Stored } from '../../../data/store.ts'
import { serial } from '../../serial.ts'

/** A message that waits for its channel: ids in the order in which they go. `by` is the process that gives it now, until `dueAt`. */
export type WaitingDoc = Doc & { attempts: number; by?: string }

/** Held so long by the process that gives it; another one looks after it when that died. In milliseconds. */
export const patience = 10_000

/** The message as it is tried again after so many milliseconds. Nobody holds it until then, and nothing that comes after it goes first. */
export function later<T extends WaitingDoc>(doc: T, afterMs: number, now: Date): T {
  const { by: _by, ...rest } = doc
  return { ...(rest as T), attempts: doc.attempts + 1, dueAt: new Date(now.getTime() + afterMs).toISOString() }
}

type Options<T extends WaitingDoc> = {
  store: Store
  now: () => Date
  /** This process. */
  me: string
  kind: T['kind']
  /** True when it is off and the next one may go. */
  give: (doc: Stored<T>) => Promise<boolean>
  failed: (error: unknown) => void
}

/** Empties what waits in a partition, in order, one process at a time: whoever finds the first one held leaves all to its holder, who looks again before it stops. */
export function inOrder<T extends WaitingDoc>({ store, now, me, kind, give, failed }: Options<T>) {
  const oneByOne = serial()
  const under = new Set<Promise<unknown>>()

  async function empty(partition: string): Promise<void> {
    for (;;) {
      const { docs } = await store.list<T>(partition, kind, { limit: 20 })
      if (docs.length === 0) return
      for (const doc of docs) {
        const held = await hold(doc)
        if (!held || !(await give(held))) return
      }
    }
  }

  async function hold(doc: Stored<T>): Promise<Stored<T> | undefined> {
    const at = now()
    const waits = doc.by === undefined ? doc.attempts > 0 : doc.by !== me
    if (waits && (doc.dueAt ?? '') > at.toISOString()) return undefined
    const held = { ...doc, by: me, dueAt: new Date(at.getTime() + patience).toISOString() }
    try {
      const [etag = ''] = await store.commit([{ op: 'put', doc: held }])
      return { ...held, etag }
    } catch (error) {
      if (error instanceof ConflictError) return undefined
      throw error
    }
  }

  return {
    push(partition: string): void {
      const work = oneByOne(partition, () => empty(partition))
        .catch(failed)
        .finally(() => under.delete(work))
      under.add(work)
    },
    /** For the dispatcher: what a process that died left behind. */
    handle: async ({ partition }: { partition: string }) => oneByOne(partition, () => empty(partition)),
    idle: async () => {
      while (under.size > 0) await Promise.all(under)
    },
  }
}
