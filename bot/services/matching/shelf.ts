import { everywhere } from '../../../data/every-document.ts'
import type { Doc, Store } from '../../../data/store.ts'
import { remembered } from '../remembered.ts'

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
  const docs = remembered<T>(async function* () {
    for await (const doc of everywhere<T>(store, kind)) yield [name(doc.partition, doc.id), doc]
  })
  return {
    all: () => [...docs.all().values()],
    get: (partition, id) => docs.all().get(name(partition, id)),
    learn: (doc) => docs.set(name(doc.partition, doc.id), doc),
    forget: (partition, id) => docs.remove(name(partition, id)),
    refresh: docs.refresh,
  }
}
