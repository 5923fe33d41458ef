/** At most so many at once; the others wait in order. Gives what lets the next one in, of which only the first call counts. */
export function permits(most: number): () => Promise<() => void> {
  let left = most
  const waiting: (() => void)[] = []

  function release() {
    const next = waiting.shift()
    if (next) next()
    else left++
  }
  return async () => {
    if (left > 0) left--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    let held = true
    return () => {
      if (held) release()
      held = false
    }
  }
}
