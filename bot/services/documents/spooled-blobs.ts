import { type BlobStore, BlobUnavailableError } from './blob-store.ts'

/** An archive that never refuses a file: while it cannot be reached, files wait in a spool, from which they can be read as well. */
export type SpooledBlobs = Omit<BlobStore, 'put'> & {
  /** `delayed` when the file waits in the spool. */
  put: (name: string, bytes: () => AsyncIterable<Uint8Array>) => Promise<{ delayed: boolean }>
  /** Brings what waits to the archive; how many files. Stops at the first that the archive does not take. */
  drain: () => Promise<number>
}

export function spooledBlobs(archive: BlobStore, spool: BlobStore): SpooledBlobs {
  const orSpool = async <T>(work: Promise<T>, otherwise: () => Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      if (error instanceof BlobUnavailableError) return otherwise()
      throw error
    }
  }
  return {
    put: (name, bytes) =>
      orSpool(
        archive.put(name, bytes()).then(() => ({ delayed: false })),
        async () => {
          await spool.put(name, bytes())
          return { delayed: true }
        },
      ),
    async get(name) {
      const waiting = () => spool.get(name)
      try {
        return (await archive.get(name)) ?? (await waiting())
      } catch (error) {
        const found = error instanceof BlobUnavailableError ? await waiting() : undefined
        if (found) return found
        throw error
      }
    },
    async remove(name) {
      await spool.remove(name)
      await archive.remove(name)
    },
    async *list(prefix) {
      yield* spool.list(prefix)
      yield* archive.list(prefix)
    },
    ping: archive.ping,
    async drain() {
      let moved = 0
      for await (const { name } of spool.list('')) {
        const bytes = await spool.get(name)
        if (!bytes) continue
        await archive.put(name, bytes)
        await spool.remove(name)
        moved++
      }
      return moved
    },
  }
}
