import type { Way } from '../../../data/notice.ts'

/** Ways that fail as a whole, so that not every message has to find out. Known to this process only. */
export type Outage = {
  begin: (way: Way, ms: number) => void
  over: (way: Way) => void
  leftMs: (way: Way) => number
  isFailing: (way: Way) => boolean
}

const longestMs = 30_000

/** A way that failed so lately is said to fail, in milliseconds. */
const latelyMs = 60_000

/** `now` is the product's clock. */
export function outages(now: () => Date): Outage {
  const until = new Map<Way, number>()
  return {
    begin: (way, ms) => {
      const known = until.get(way) ?? 0
      if (known <= now().getTime()) until.set(way, now().getTime() + Math.min(ms, longestMs))
    },
    over: (way) => {
      until.delete(way)
    },
    leftMs: (way) => Math.max(0, (until.get(way) ?? 0) - now().getTime()),
    isFailing: (way) => (until.get(way) ?? Number.NEGATIVE_INFINITY) + latelyMs > now().getTime(),
  }
}
