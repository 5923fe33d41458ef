import type { Holiday } from '../data/programme/desk.ts'
import type { Programme } from '../data/programme.ts'
import { addDays, localDate } from './local-date.ts'
import { instantAt, localTime } from './zoned-time.ts'

type Desk = Pick<Programme, 'openingHours' | 'holidays' | 'timeZone'>

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const holidayAt = (desk: Desk, date: string) => desk.holidays.find((holiday) => holiday.date === date)

const stretches = (desk: Desk, date: string) => {
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]
  if (!weekday || holidayAt(desk, date)) return []
  return desk.openingHours[weekday].map((hours) => ({ from: minutesOf(hours.from), until: minutesOf(hours.until) }))
}

/** The first instant of this day at which the clock shows these minutes since midnight or, where summer time skips them, the next it does show. */
const instantOf = (date: string, minutes: number, timeZone: string): Date => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const at = instantAt({ year, month, day, hour: Math.floor(minutes / 60), minute: minutes % 60 }, timeZone)
  return at ?? instantOf(date, minutes + 1, timeZone)
}

/** The holiday that closes the desk on the day of this instant, in the programme's time zone. */
export const holidayOn = (desk: Desk, instant: Date): Holiday | undefined => holidayAt(desk, localDate(instant, desk.timeZone))

/** Whether somebody answers at this instant. Closing time itself is closed. */
export const isOpen = (desk: Desk, instant: Date): boolean => {
  const { hour, minute } = localTime(instant, desk.timeZone)
  const now = hour * 60 + minute
  return stretches(desk, localDate(instant, desk.timeZone)).some(({ from, until }) => now >= from && now < until)
}

/** The first instant at or after this one at which the desk is open: the instant itself when it is. Undefined when it stays closed for a year. */
export const nextOpening = (desk: Desk, instant: Date): Date | undefined => {
  if (isOpen(desk, instant)) return instant
  const today = localDate(instant, desk.timeZone)
  for (let ahead = 0; ahead <= 366; ahead++) {
    const date = addDays(today, ahead)
    const openings = stretches(desk, date).map(({ from }) => instantOf(date, from, desk.timeZone))
    const opens = openings.find((opening) => opening > instant)
    if (opens) return opens
  }
  return undefined
}

/** Whole seconds between two instants during which somebody answers; none when the second is not later. */
export function openSeconds(desk: Desk, from: Date, until: Date): number {
  let open = 0
  const last = localDate(until, desk.timeZone)
  for (let date = localDate(from, desk.timeZone); date <= last; date = addDays(date, 1)) {
    for (const stretch of stretches(desk, date)) {
      const begins = Math.max(from.getTime(), instantOf(date, stretch.from, desk.timeZone).getTime())
      const ends = Math.min(until.getTime(), instantOf(date, stretch.until, desk.timeZone).getTime())
      open += Math.max(0, ends - begins)
    }
  }
  return Math.floor(open / 1000)
}
