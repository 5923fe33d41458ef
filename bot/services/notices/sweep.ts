import type { Doc, Store, Stored } from '../../../data/store.ts'

export type Looked = { started: number; due: number; oldest: string | undefined }

type Options = {
  store: Store
  /** Whether a document is ours to work on now. */
  ours: (doc: Stored<Doc>) => boolean
  /** Starts work on a document that is due, and keeps others off it. */
  begin: (doc: Stored<Doc>, before: string) => Promise<void>
  /** Asked between documents: does what has to be done in between. False to stop. */
  goOn: () => Promise<boolean>
  lanes: number
}

const pageSize = 500

/** Looks through what is due and works on some of it at once. */
export function sweeper({ store, ours, begin, goOn, lanes }: Options) {
  const running = new Set<Promise<void>>()

  return {
    /** Once, to the end; with `from` only what came due since then, one page of it. */
    async sweep(before: string, from?: string): Promise<Looked> {
      const looked: Looked = { started: 0, due: 0, oldest: undefined }
      let after: string | undefined
      do {
        const page = await store.due(before, { after, limit: pageSize, ...(from !== undefined && { from }) })
        looked.due += page.docs.length
        for (const doc of page.docs) {
          looked.oldest = [looked.oldest ?? String(doc.dueAt), String(doc.dueAt)].sort()[0]
          if (!ours(doc)) continue
          while (running.size >= lanes) await Promise.race(running)
          if (!(await goOn())) return looked
          if (!ours(doc)) continue
          looked.started++
          const done = begin(doc, before).finally(() => running.delete(done))
          running.add(done)
        }
        after = from === undefined ? page.next : undefined
      } while (after !== undefined && (await goOn()))
      return looked
    },
    /** Resolves when something, or everything, that runs is done. */
    some: () => Promise.race(running),
    all: async () => {
      await Promise.allSettled(running)
    },
    isBusy: () => running.size > 0,
  }
}
