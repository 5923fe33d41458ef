import { instantAt } from '../zoned-time.ts'

/** The instant of a local clock time, `09:00` or `24:00`; nothing for an hour that spring skips. */
export function clockInstant(date: string, time: string, timeZone: string): Date | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return instantAt({ year, month, day, hour, minute }, timeZone)
}

/** Real minutes between two clock times of one day: in the night of summer time there is an hour less or more. Nothing when it is no stretch of that day. */
export function clockMinutes(date: string, from: string, until: string, timeZone: string): number | undefined {
  const [start, end] = [clockInstant(date, from, timeZone), clockInstant(date, until, timeZone)]
  if (!start || !end || from >= until) return undefined
  const minutes = (end.getTime() - start.getTime()) / 60_000
  return minutes > 0 ? minutes : undefined
}
