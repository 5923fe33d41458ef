import { setTimeout as after } from 'node:timers/promises'

/** This machine's clock, in milliseconds since 1970 (never the product's, which can be moved), and waiting by it. */
export type Machine = { now: () => number; wait: (ms: number) => Promise<unknown> }

export const thisMachine: Machine = { now: Date.now, wait: (ms) => after(ms) }
