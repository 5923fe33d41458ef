import { takeCalendarDates } from './calendar-dates.ts'
import { takeChronoDates } from './chrono-dates.ts'
import type { DateFact } from './facts.ts'
import { takeRelativeDays, takeVagueDays } from './relative-days.ts'
import type { Sheet } from './sheet.ts'
import { takeWeekdays } from './weekday-dates.ts'
import { weekdayOf } from './weekday-of.ts'

const unit =
  /\d ?(?:uur|uren|u|h|hrs?|hours?|min|mins|minuten|minutes|m|kwartier)(?![a-z])|\b(?:uurtje|halfuur|half (?:uur|uurtje|hour|an hour)|kwartier|1\.5|an hour|een uur)\b/

/** A day from which something went on says not on which day it was. */
const begins = /\b(?:sinds|since|vanaf)(?: de| the)? ?$/

/** Takes every day the text names. What is certain leaves out what was vague: "vorige week, dinsdag 10 november" is the tenth. */
export function takeDates(sheet: Sheet, today: string, english: boolean): DateFact[] {
  const hasLength = unit.test(sheet.text)
  const found = [...takeRelativeDays(sheet, today), ...takeCalendarDates(sheet, today, hasLength), ...takeWeekdays(sheet, today, english)]
  const certain = found.filter(
    (one) => one.weekday === undefined || !found.some((other) => other.date && weekdayOf(other.date) === one.weekday),
  )
  const vague = takeVagueDays(sheet, today)
  const all = certain.length + vague.length ? [...certain, ...vague] : takeChronoDates(sheet, today, english)
  return all
    .map((one) => (begins.test(sheet.text.slice(0, one.from)) ? { ...one, date: null, weak: false } : one))
    .sort((a, b) => a.from - b.from)
}
