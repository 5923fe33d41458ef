import type { Programme } from '../../data/programme.ts'
import { addDays, localDate } from '../local-date.ts'
import { instantAt, localTime } from '../zoned-time.ts'

type Calendar = Pick<Programme, 'holidays' | 'timeZone'>

const minute = 60_000

/** Monday to Friday, but for the programme's holidays. `date` is a local day. */
export function isWorkingDay({ holidays }: Pick<Calendar, 'holidays'>, date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday > 0 && weekday < 6 && !holidays.some((holiday) => holiday.date === date)
}

function nextWorkingDay(calendar: Calendar, date: string): string {
  const next = addDays(date, 1)
  return isWorkingDay(calendar, next) ? next : nextWorkingDay(calendar, next)
}

/** When the clock shows these minutes since midnight or, where summer time skips them, the next it does show. */
function instantOf(date: string, minutes: number, timeZone: string): Date {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const at = instantAt({ year, month, day, hour: Math.floor(minutes / 60), minute: minutes % 60 }, timeZone)
  return at ?? instantOf(date, minutes + 1, timeZone)
}

/**
 * So many working days later, at the same time on the clock, to the minute: a Friday at four and one day is Monday at four. From a day off it begins at midnight
 * of the next working day. Seconds count as a minute begun, so that nobody gets less than the days.
 */
export function addWorkingDays(calendar: Calendar, from: Date, days: number): Date {
  const { timeZone } = calendar
  const start = new Date(Math.ceil(from.getTime() / minute) * minute)
  const today = localDate(start, timeZone)
  const clock = localTime(start, timeZone)
  const off = !isWorkingDay(calendar, today)
  let date = off ? nextWorkingDay(calendar, today) : today
  for (let left = days; left > 0; left--) date = nextWorkingDay(calendar, date)
  return instantOf(date, off ? 0 : clock.hour * 60 + clock.minute, timeZone)
}
