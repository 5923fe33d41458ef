import { ConflictError, type Doc, type Key, type Store, type Stored, StoreUnavailableError, type Write } from '../../../data/store.ts'
import { serial } from '../../serial.ts'

/** Documents as they were read, by key; nothing for one that is not there. */
export type Read = <T extends Doc>(key: Key) => T | undefined

/** What a decision leads to; without writes nothing changes. A document that was read is written only as it was read. */
export type Decision<R> = { result: R; put?: readonly Doc[]; remove?: readonly Key[] }

/** What to read: `keys`, and `hoped` that are taken for missing until a commit says otherwise. */
export type Reads = { keys: readonly Key[]; hoped?: readonly Key[] }

export type PartitionChanger = {
  /** Decides on documents of one partition and commits, or decides again when somebody else was first. */
  change: <R>(partition: string, reads: Reads, decide: (read: Read) => Decision<R>) => Promise<R>
  /** A document as this process last knew it, read when it does not. */
  look: <T extends Doc>(key: Key) => Promise<T | undefined>
  /** What this process knows is forgotten: after the store was emptied. */
  forget: () => void
}

/** Attempts before the store counts as unavailable; each lost attempt means that another process got its change in. */
const attempts = 60
const mostKnown = 3000
/** The longest wait before another attempt, in milliseconds; it doubles up to this, with chance in it so that losers do not meet again. */
const longestWait = 160

const idOf = ({ partition, kind, id }: Key) => `${partition}\n${kind}\n${id}`
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Changes partitions exactly: within this process one after another, across processes by etag. What this process wrote last is tried without reading it
 * first; a decision that writes nothing is made again on what is stored now.
 */
export function partitionChanger(store: Store): PartitionChanger {
  const inTurn = serial(Number.POSITIVE_INFINITY)
  const known = new Map<string, Stored<Doc> | undefined>()

  function learn(key: Key, doc: Stored<Doc> | undefined) {
    known.delete(idOf(key))
    known.set(idOf(key), doc)
    if (known.size > mostKnown) known.delete(known.keys().next().value ?? '')
  }

  const readAll = (keys: readonly Key[]) => Promise.all(keys.map(async (key) => learn(key, await store.get<Doc>(key))))

  async function attempt<R>(
    { keys, hoped = [] }: Reads,
    decide: (read: Read) => Decision<R>,
    again: boolean,
  ): Promise<{ result: R } | undefined> {
    const fresh = again || (hoped.length === 0 && keys.every((key) => !known.has(idOf(key))))
    await readAll(again ? [...keys, ...hoped] : keys.filter((key) => !known.has(idOf(key))))
    const docs = new Map([...keys, ...hoped].map((key) => [idOf(key), known.get(idOf(key))]))
    const read = <T extends Doc>(key: Key) => docs.get(idOf(key)) as T | undefined
    const { result, put = [], remove = [] } = decide(read)
    if (put.length + remove.length === 0) return fresh ? { result } : undefined
    const writes: Write[] = [
      ...put.map((doc): Write => asRead(doc, docs.get(idOf(doc)), docs.has(idOf(doc)))),
      ...remove.map((key): Write => ({ op: 'remove', key })),
    ]
    const touched = [...put, ...remove].filter((key) => docs.has(idOf(key)))
    for (const key of touched) known.delete(idOf(key))
    try {
      const etags = await store.commit(writes)
      put.forEach((doc, index) => void (docs.has(idOf(doc)) && learn(doc, { ...doc, etag: etags[index] ?? '' })))
      for (const key of remove) if (docs.has(idOf(key))) learn(key, undefined)
      return { result }
    } catch (error) {
      for (const key of [...keys, ...hoped]) known.delete(idOf(key))
      if (error instanceof ConflictError) return undefined
      throw error
    }
  }

  return {
    change: (partition, reads, decide) =>
      inTurn(partition, async () => {
        for (let tried = 0; tried < attempts; tried++) {
          if (tried > 1) await wait(Math.random() * Math.min(longestWait, 2 ** tried))
          const done = await attempt(reads, decide, tried > 0)
          if (done) return done.result
        }
        throw new StoreUnavailableError(`${partition} kept changing during ${attempts} attempts`)
      }),
    async look<T extends Doc>(key: Key) {
      if (!known.has(idOf(key))) await readAll([key])
      return known.get(idOf(key)) as T | undefined
    },
    forget: () => known.clear(),
  }
}

/** Only as it was read; one that was not read is new to nobody, and written over. */
const asRead = (doc: Doc, found: Doc | undefined, wasRead: boolean): Write => {
  if (!wasRead) return { op: 'put', doc }
  return found?.etag === undefined ? { op: 'create', doc } : { op: 'put', doc: { ...doc, etag: found.etag } }
}
