/** Repeatable randomness: the same seed gives the same attack. */
export type Chance = {
  /** From 0 up to and without 1. */
  next: () => number
  /** A whole number from 0 up to and without `below`. */
  below: (below: number) => number
  one: <T>(from: readonly T[]) => T
  /** True this share of the time. */
  often: (share: number) => boolean
  /** That many characters or bytes, each below U+0100. */
  latin: (length: number) => string
}

/** mulberry32: small, fast and good enough to be surprising. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    one: <T>(from: readonly T[]) => from[below(from.length)] as T,
    often: (share) => next() < share,
    latin: (length) => String.fromCharCode(...Array.from({ length }, () => below(256))),
  }
}
