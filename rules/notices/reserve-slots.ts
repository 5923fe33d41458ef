/**
 * The part of the rate that is used. Slots lie a little further apart than the limit says, so that one that is used up to `latestMs` late still
 * keeps every second within the limit: with a rate of r a second, r slots take `1000 / usedPart` ms, which is `latestMs` more than a second.
 */
export const usedPart = 0.97

/** A request that arrives within this many milliseconds of its slot keeps the limit; half of it is for the way there. */
export const latestMs = Math.floor(1_000 / usedPart - 1_000)

/** Takes `count` slots: the first at or after `nowMs` and what was reserved before. `spacingMs` and instants are milliseconds, with fractions. */
export function reserveSlots(
  nextFreeAtMs: number,
  nowMs: number,
  count: number,
  ratePerSecond: number,
): { slots: number[]; nextFreeAtMs: number } {
  const spacingMs = 1_000 / (ratePerSecond * usedPart)
  const first = Math.max(nextFreeAtMs, nowMs)
  const slots = Array.from({ length: count }, (_, index) => first + index * spacingMs)
  return { slots, nextFreeAtMs: first + count * spacingMs }
}
