import { everywhere } from '../../../data/every-document.ts'
import type { Doc, Store } from '../../../data/store.ts'

/** All documents of one kind over all partitions, in memory: what this process writes is there at once, what others write after a refresh. */
export type Shelf<T extends Doc> = {
  all: () => readonly T[]
  get: (partition: string, id: string) => T | undefined
  learn: (doc: T) => void
  forget: (partition: string, id: string) => void
  refresh: () => Promise<void>
}

export function shelf<T extends Doc>(store: Store, kind: T['kind']): Shelf<T> {
  const name = (partition: string, id: string) => `${partition}\n${id}`
  let docs = new Map<string, T>()
  let written = new Map<string, T | undefined>()
  return {
    all: () => [...docs.values()],
    get: (partition, id) => docs.get(name(partition, id)),
    learn(doc) {
      docs.set(name(doc.partition, doc.id), doc)
      written.set(name(doc.partition, doc.id), doc)
    },
    forget(partition, id) {
      docs.delete(name(partition, id))
      written.set(name(partition, id), undefined)
    },
    async refresh() {
      const mine = new Map<string, T | undefined>()
      written = mine
      const fresh = new Map<string, T>()
      for await (const doc of everywhere<T>(store, kind)) fresh.set(name(doc.partition, doc.id), doc)
      // What was written while this was read is newer.
      for (const [id, doc] of mine) doc ? fresh.set(id, doc) : fresh.delete(id)
      docs = fresh
    },
  }
}
