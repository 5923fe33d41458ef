/** Values by id in memory, read anew as a whole now and then. What is set or removed here while that goes on is newer than what is read. */
export type Remembered<T> = {
  all: () => ReadonlyMap<string, T>
  set: (id: string, value: T) => void
  remove: (id: string) => void
  refresh: () => Promise<void>
}

export function remembered<T>(read: () => AsyncIterable<readonly [id: string, value: T]>): Remembered<T> {
  let known = new Map<string, T>()
  /** What changed here since each reading under way began. */
  const readings = new Set<Map<string, { value: T } | undefined>>()
  return {
    all: () => known,
    set(id, value) {
      known.set(id, value)
      for (const newer of readings) newer.set(id, { value })
    },
    remove(id) {
      known.delete(id)
      for (const newer of readings) newer.set(id, undefined)
    },
    async refresh() {
      const newer = new Map<string, { value: T } | undefined>()
      readings.add(newer)
      try {
        const fresh = new Map<string, T>()
        for await (const [id, value] of read()) fresh.set(id, value)
        for (const [id, change] of newer) change ? fresh.set(id, change.value) : fresh.delete(id)
        known = fresh
      } finally {
        readings.delete(newer)
      }
    },
  }
}
