/** A clock that stands still until it is moved; it starts on 1 September 2026, noon in Amsterdam. */
export function movableClock(start = '2026-09-01T10:00:00.000Z'): { now: () => Date; advance: (seconds: number) => Promise<void> } {
  let ms = Date.parse(start)
  return {
    now: () => new Date(ms),
    advance: async (seconds) => {
      ms += seconds * 1000
    },
  }
}
