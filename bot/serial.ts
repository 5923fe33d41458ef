/** Too many turns of one conversation are waiting: the sender is to come back later. */
export class TooBusyError extends Error {
  override name = 'TooBusyError'
}

/** Runs work one after another per key, and beside each other for different keys; at most `most` wait per key. Nothing is kept of an idle key. */
export function serial(most = 50) {
  const tails = new Map<string, { last: Promise<unknown>; waiting: number }>()
  return async function run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const tail = tails.get(key) ?? { last: Promise.resolve(), waiting: 0 }
    if (tail.waiting >= most) throw new TooBusyError(`${most} turns of one conversation are waiting`)
    tails.set(key, tail)
    tail.waiting++
    const mine = tail.last.then(work)
    tail.last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      tail.waiting--
      if (tail.waiting === 0) tails.delete(key)
    }
  }
}
