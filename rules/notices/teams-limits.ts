/** What Teams allows within one conversation: at most so many messages in so many milliseconds (learn.microsoft.com, "Optimize your bot with rate limiting"). */
export const conversationLimits = [
  { most: 7, withinMs: 1_000 },
  { most: 8, withinMs: 2_000 },
  { most: 60, withinMs: 30_000 },
  { most: 1_800, withinMs: 3_600_000 },
] as const

/** What Teams allows a bot per tenant, in requests a second. */
export const tenantRatePerSecond = 50

/** Clocks of machines and ways through the network differ: windows are taken this much longer. */
const marginMs = 50

/** The first instant (milliseconds since 1970) at or after `nowMs` at which one more message fits within all limits. `times` are those sent, oldest first. */
export function nextInConversation(times: readonly number[], nowMs: number): number {
  return conversationLimits.reduce((at, { most, withinMs }) => {
    const oldest = times.at(-most)
    return oldest === undefined ? at : Math.max(at, oldest + withinMs + marginMs)
  }, nowMs)
}

/** The times that still count at an instant, with a new one. */
export const withTime = (times: readonly number[], atMs: number) => [
  ...times.filter((one) => atMs - one < 3_600_000).slice(1 - conversationLimits[3].most),
  atMs,
]
