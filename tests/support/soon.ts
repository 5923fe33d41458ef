import { expect } from 'vitest'

/** Expects of something that it becomes so within the time that a busy machine may take. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 50 })
