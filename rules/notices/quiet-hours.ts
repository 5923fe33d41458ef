import { addDays, localDate } from '../local-date.ts'
import { instantAt, localTime } from '../zoned-time.ts'

/** Times on the clock, `21:00`; a stretch that passes midnight is usual. */
export type QuietHours = { from: string; until: string }

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** The first instant after this one at which the clock shows a time; where summer time skips it, a minute later each time. */
export function nextTime(instant: Date, clock: string, timeZone: string): Date {
  const today = localDate(instant, timeZone)
  for (let ahead = 0; ahead <= 2; ahead++) {
    const [year = 0, month = 0, day = 0] = addDays(today, ahead).split('-').map(Number)
    for (let minute = minutesOf(clock); minute < minutesOf(clock) + 120; minute++) {
      const at = instantAt({ year, month, day, hour: Math.floor(minute / 60), minute: minute % 60 }, timeZone)
      if (at && at > instant) return at
      if (at) break
    }
  }
  return instant
}

/** When the quiet hours that hold at this instant end; nothing outside them. */
export function quietUntil(instant: Date, { from, until }: QuietHours, timeZone: string): Date | undefined {
  const { hour, minute } = localTime(instant, timeZone)
  const now = hour * 60 + minute
  const [begin, end] = [minutesOf(from), minutesOf(until)]
  const quiet = begin <= end ? now >= begin && now < end : now >= begin || now < end
  return quiet ? nextTime(instant, until, timeZone) : undefined
}
