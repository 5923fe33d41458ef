/** Runs work under the same key one after another, in the order it was asked; other keys do not wait. A failure does not stop the next. */
export function oneAtATime() {
  const tails = new Map<string, Promise<unknown>>()
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const mine = (tails.get(key) ?? Promise.resolve()).then(work)
    const settled = mine.then(
      () => undefined,
      () => undefined,
    )
    tails.set(key, settled)
    void settled.then(() => tails.get(key) === settled && tails.delete(key))
    return mine
  }
}
