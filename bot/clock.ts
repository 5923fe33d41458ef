/** The product's clock. In demo mode it can be moved, so that reminders and deadlines can be seen happening; elsewhere it is the machine's. */
export type Clock = { now: () => Date; set: (instant: Date) => void; reset: () => void }

export function clock(machine: () => number = Date.now): Clock {
  let offset = 0
  return {
    now: () => new Date(machine() + offset),
    set(instant) {
      offset = instant.getTime() - machine()
    },
    reset() {
      offset = 0
    },
  }
}

/** Adds an ISO 8601 duration like `P1DT2H` or `-PT30M` (days of 24 hours; no months or years). Nothing when it is not one. */
export function addDuration(instant: Date, text: string): Date | undefined {
  const parts = /^(-)?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/.exec(text)
  if (!parts || /^-?P$|T$/.test(text)) return undefined
  const [, minus, weeks, days, hours, minutes, seconds] = parts
  const milliseconds =
    ((Number(weeks ?? 0) * 7 + Number(days ?? 0)) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) *
    1000
  const moved = new Date(instant.getTime() + (minus ? -milliseconds : milliseconds))
  return Number.isNaN(moved.getTime()) ? undefined : moved
}
