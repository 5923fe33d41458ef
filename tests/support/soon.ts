import { expect } from 'vitest'

/** What becomes true within ten seconds, also on a machine that has more to do. Its test needs a timeout beyond that. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 10_000, interval: 10 })
