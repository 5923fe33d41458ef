import { localTime } from './zoned-time.ts'

/** The calendar's day in a time zone at an instant, `2026-08-01`. */
export const localDate = (instant: Date, timeZone: string): string => {
  const { year, month, day } = localTime(instant, timeZone)
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

/** The day some days later, or earlier, on the calendar. */
export const addDays = (date: string, days: number): string => {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}
