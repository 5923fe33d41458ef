import type { Holiday } from '../data/programme/desk.ts'
import type { Programme } from '../data/programme.ts'
import { addDays, instantOf, localTime, weekdays } from './local-time.ts'

type Desk = Pick<Programme, 'openingHours' | 'holidays' | 'timeZone'>

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const weekdayOf = (date: string) => weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sunday'
const holidayAt = (desk: Desk, date: string) => desk.holidays.find((holiday) => holiday.date === date)

const stretches = (desk: Desk, date: string) =>
  holidayAt(desk, date)
    ? []
    : desk.openingHours[weekdayOf(date)].map((hours) => ({ from: minutesOf(hours.from), until: minutesOf(hours.until) }))

/** The holiday that closes the desk on the day of this instant, in the programme's time zone. */
export const holidayOn = (desk: Desk, instant: Date): Holiday | undefined => holidayAt(desk, localTime(instant, desk.timeZone).date)

/** Whether somebody answers at this instant. Closing time itself is closed. */
export const isOpen = (desk: Desk, instant: Date): boolean => {
  const { date, minutes } = localTime(instant, desk.timeZone)
  return stretches(desk, date).some(({ from, until }) => minutes >= from && minutes < until)
}

/** The first instant at or after this one at which the desk is open: the instant itself when it is. Undefined when it stays closed for a year. */
export const nextOpening = (desk: Desk, instant: Date): Date | undefined => {
  if (isOpen(desk, instant)) return instant
  const today = localTime(instant, desk.timeZone).date
  for (let day = 0; day <= 366; day++) {
    const date = addDays(today, day)
    const opens = stretches(desk, date)
      .map(({ from }) => instantOf(date, from, desk.timeZone))
      .find((opening) => opening > instant)
    if (opens) return opens
  }
  return undefined
}
