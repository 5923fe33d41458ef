export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export type Weekday = (typeof weekdays)[number]

/** The clock on the wall: `date` is `2026-08-01`, `minutes` are since midnight. */
export type LocalTime = { date: string; minutes: number; weekday: Weekday }

const minute = 60_000

const wallClock = (instant: Date, timeZone: string) => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/** What clock and calendar show in a time zone at an instant. */
export const localTime = (instant: Date, timeZone: string): LocalTime => {
  const wall = new Date(wallClock(instant, timeZone))
  const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes()
  return { date: wall.toISOString().slice(0, 10), minutes, weekday: weekdays[wall.getUTCDay()] ?? 'sunday' }
}

/**
 * The instant at which a clock shows this. An hour that summer time skips becomes the same time after the skip (02:30 is 03:30); of an hour that
 * comes twice it is the first.
 */
export const instantOf = (date: string, minutes: number, timeZone: string): Date => {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * minute
  const offsetAt = (utc: number) => wallClock(new Date(utc), timeZone) - utc
  const day = 24 * 60 * minute
  const [before, after] = [wall - offsetAt(wall - day), wall - offsetAt(wall + day)]
  const exact = [before, after].find((utc) => wallClock(new Date(utc), timeZone) === wall)
  return new Date(exact ?? before)
}

/** The date some days later (or earlier) on the calendar. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * 60 * minute).toISOString().slice(0, 10)
