import { everyIn, everythingIn } from '../../../data/every-document.ts'
import { kindsIn } from '../../../data/kinds.ts'
import { type Doc, type Key, maxWrites, type Store, type Stored } from '../../../data/store.ts'

/** Pieces of files are large; so few of them are read at once. */
const fewAtOnce: Record<string, number> = { upload: 4, file: 20 }

const keyOf = ({ partition, kind, id }: Key): Key => ({ partition, kind, id })

/** Every document of one kind in one partition, page by page. */
export const documentsOf = <T extends Doc>(store: Store, partition: string, kind: T['kind']): AsyncGenerator<Stored<T>> =>
  everyIn<T>(store, partition, kind, { atOnce: fewAtOnce[kind] ?? maxWrites })

/** Removes all documents of the kinds that partitions of this sort hold, except some, those named `last` at the end. */
export async function emptyPartition(
  store: Store,
  { partition, sort, except = [], last = [] }: { partition: string; sort: string; except?: readonly string[]; last?: readonly string[] },
): Promise<void> {
  const kinds = kindsIn(sort).filter((kind) => !except.includes(kind) && !last.includes(kind))
  for (const kind of kinds.filter((one) => Object.hasOwn(fewAtOnce, one))) await removeKind(store, partition, kind)
  // Until nothing is found: somebody may still be writing.
  while (await removeOf(store, partition, [kinds])) {}
  while (await removeOf(store, partition, [kinds, ...last.map((kind) => [kind])])) {}
}

/** Removes what there is of some kinds, the first ones first. False when there was nothing. */
async function removeOf(store: Store, partition: string, inOrder: readonly (readonly string[])[]): Promise<boolean> {
  const found: Key[] = []
  for await (const doc of everythingIn(store, partition, maxWrites)) found.push(keyOf(doc))
  const ordered = inOrder.flatMap((kinds) => found.filter(({ kind }) => kinds.includes(kind)))
  for (let done = 0; done < ordered.length; done += maxWrites)
    await store.commit(ordered.slice(done, done + maxWrites).map((key) => ({ op: 'remove', key })))
  return ordered.length > 0
}

async function removeKind(store: Store, partition: string, kind: string): Promise<void> {
  for (;;) {
    const { docs } = await store.list(partition, kind, { limit: fewAtOnce[kind] ?? maxWrites })
    if (docs.length === 0) return
    await store.commit(docs.map((doc) => ({ op: 'remove', key: keyOf(doc) })))
  }
}

/** The write that removes a document, whatever was done to it since. */
export const removal = (doc: Doc) => ({ op: 'remove' as const, key: keyOf(doc) })
