import { addDays } from '../../local-date.ts'
import type { DateFact } from './facts.ts'
import type { Sheet } from './sheet.ts'
import { months, weekdays } from './vocabulary.ts'
import { weekdayOf } from './weekday-of.ts'

type Found = Pick<DateFact, 'type' | 'date' | 'weak'>

/** So many days ahead a date without a year can be a slip; further ahead it is last year's. */
const ahead = 60

const names = months.flat().join('|')
const dayNames = weekdays
  .flat()
  .sort((a, b) => b.length - a.length)
  .join('|')
const lead = `(?:\\b(${dayNames})\\.?,? ?(?:de |the |op )?)?`
const left = '(?<![\\w.,:/-])'
const th = '(?:e|de|ste|st|nd|rd|th)?'
const year = "(?:[ ,']{0,2}(20\\d\\d|(?<=')\\d\\d)(?![\\w:]))?"
const iso = new RegExp(`${lead}${left}(20\\d\\d)-(\\d{1,2})-(\\d{1,2})(?!\\d)`, 'g')
const full = new RegExp(`${lead}${left}(\\d{1,2})([-/.])(\\d{1,2})\\3(20\\d\\d|\\d\\d)(?![\\w:/])`, 'g')
const short = new RegExp(
  `${lead}${left}(\\d{1,2})([-/.])(\\d{1,2})(?![\\w/%]|[.,:-]\\d| ?(?:u|uur|uren|uurtjes?|uurkes?|h|hrs?|hours?|min|minuten|minuutjes|minutes|m|kwartier)\\b)`,
  'g',
)
const little = new RegExp(`${lead}${left}(\\d{1,2})${th}\\.?(?: of| van)?[ -]?(${names})\\b\\.?${year}`, 'g')
const middle = new RegExp(
  `${lead}\\b(${names})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th|e)?(?![\\w:/]|[.,:/-]\\d| ?(?:u|uur|uren|uurtjes?|h|hrs?|hours?|min|mins|minuten|minutes|m|x|kwartier|keer)\\b)${year}`,
  'g',
)
const th2 = '(?:e|de|st|nd|rd|th)?'
const listed = new RegExp(
  `${left}(\\d{1,2})${th2}(?=(?: ?, ?\\d{1,2}${th2})* ?(?:en|and|&) ?(?:de |the )?\\d{1,2}${th2} (?:of )?(${names})\\b)`,
  'g',
)
const listedAfter = new RegExp(
  `(?<=\\b(${names})\\.? \\d{1,2}${th2} ?(?:en|and|&|,) ?)(\\d{1,2})${th2}(?![\\w:/]|[.,:/-]\\d| ?(?:u|uur|h|hrs?|hours?|min|mins|minutes|minuten|x)\\b)`,
  'g',
)
const weekdayAndNumber = new RegExp(
  `\\b(${weekdays.map((one) => one.slice(0, 2).join('|')).join('|')}) (\\d{1,2})(?= ?(?:$|[§\\n;)]|,(?!\\d)))`,
  'g',
)
const weekdayAndDay = new RegExp(`\\b(${dayNames})\\.?,? (?:de |the |op de )?(\\d{1,2})(?:e|de|ste|st|nd|rd|th)(?![a-z])`, 'g')
const dayOnly = new RegExp(
  `(?:\\b(${dayNames})\\.?,? ?(?:de |the |op )?|\\b(?:op|on|de|den|the|dd)(?: de| the)? |(?<=\\d(?:e|de|st|nd|rd|th) )(?:en|and|&) )(?<![\\d.,:/-])(\\d{1,2})(?:e|de|ste|st|nd|rd|th)(?= ?(?:$|[§\\n,.;:)(]|\\d|en|and|&|met|with|van|of last|om|een|an?|half|anderhalf|bij|over|about|voor|for|nog|ook|weer|even|heb|hebben|had|hadden|was ik|waren we|ben ik|zag|sprak|belde|ik|i|we|wij|did|spent|saw|\\d))`,
  'g',
)

/** Takes days written as on a calendar: "12/11", "12-11-2026", "12 nov", "Nov 12th", "di 17/11", "de 12e". Day before month, unless that cannot be. */
export function takeCalendarDates(sheet: Sheet, today: string, hasLength: boolean): DateFact[] {
  const at = (day: number, month: number, said: string | undefined, weekday: string | undefined) => placed(day, month, said, weekday, today)
  return [
    ...sheet.take(iso, (m) => at(Number(m[4]), Number(m[3]), m[2], m[1])),
    ...sheet.take(full, (m) => at(Number(m[2]), Number(m[4]), m[5], m[1])),
    ...sheet.take(listed, (m) => at(Number(m[1]), monthOf(m[2]!), undefined, undefined)),
    ...sheet.take(listedAfter, (m) => at(Number(m[2]), monthOf(m[1]!), undefined, undefined)),
    ...sheet.take(little, (m) => (Number(m[2]) <= 31 ? at(Number(m[2]), monthOf(m[3]!), m[4], m[1]) : undefined)),
    ...sheet.take(middle, (m) => (Number(m[3]) <= 31 ? at(Number(m[3]), monthOf(m[2]!), m[4], m[1]) : undefined)),
    ...sheet.take(short, (m) => {
      if (!likely(m, sheet.text, hasLength)) return undefined
      return at(Number(m[2]), Number(m[4]), undefined, m[1])
    }),
    ...sheet.take(weekdayAndDay, (m) => dayInMonth(Number(m[2]), m[1], today)),
    ...sheet.take(weekdayAndNumber, (m) => known(dayInMonth(Number(m[2]), m[1], today))),
    ...sheet.take(dayOnly, (m) => dayInMonth(Number(m[2]), m[1], today)),
  ]
}

const known = (found: Found | undefined) => (found?.date ? found : undefined)
const monthOf = (name: string) => months.findIndex((one) => one.includes(name)) + 1

/** A point or a dash may be a clock time, a price or a range: then something else must say the length. */
function likely(match: RegExpExecArray, text: string, hasLength: boolean): boolean {
  const [all, weekday, first, mark, second] = match
  if (
    /\b(?:groep|groepen|group|groups|klas|klassen|class|year|jaar|unit|blok|les|kern|thema|leerjaar|bouw) ?$/.test(
      text.slice(0, match.index),
    )
  )
    return false
  if (mark === '/' || weekday)
    return (
      Number(first) <= 31 &&
      Number(second) <= 31 &&
      !(mark === '/' && /^[13]\/[24]$/.test(`${first}/${second}`) && /^ ?(?:hour|uur)/.test(text.slice(match.index + all.length)))
    )
  if (Number(first) > 31 || Number(second) > 12 || Number(second) === 0) return false
  const told = /\b(?:op|on|dd|d\.d\.|datum|date:?) ?$/.test(text.slice(0, match.index))
  if (mark === '.') return told || (hasLength && !/^\d\.(?:5|25|75)$/.test(all.trim()))
  return told || hasLength || Number(first) >= Number(second)
}

function placed(first: number, second: number, said: string | undefined, weekday: string | undefined, today: string): Found {
  const [day, month] = second > 12 && first <= 12 ? [second, first] : [first, second]
  const unknown: Found = { type: 'date', date: null, weak: false }
  const thisYear = Number(today.slice(0, 4))
  const date = said ? dateAt(said.length === 2 ? 2000 + Number(said) : Number(said), month, day) : nearest(month, day, today, thisYear)
  if (!date) return unknown
  return weekday && weekdayOf(date) !== weekdays.findIndex((one) => one.includes(weekday)) ? unknown : { type: 'date', date, weak: false }
}

/** The last such day, or the next one when that is near: of a month and a day without a year. */
function nearest(month: number, day: number, today: string, thisYear: number): string | undefined {
  const days = [thisYear + 1, thisYear, thisYear - 1].map((year) => dateAt(year, month, day))
  return days.find((one) => one !== undefined && one <= addDays(today, ahead))
}

function dayInMonth(day: number, weekday: string | undefined, today: string): Found | undefined {
  if (day < 1 || day > 31) return undefined
  const wanted = weekday && weekdays.findIndex((one) => one.includes(weekday))
  for (let back = 0; back < 4; back++) {
    const first = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 - back, 1)).toISOString()
    const date = dateAt(Number(first.slice(0, 4)), Number(first.slice(5, 7)), day)
    if (date && date <= today && (wanted === undefined || wanted === weekdayOf(date))) return { type: 'date', date, weak: false }
    if (wanted === undefined && back > 1) break
  }
  return { type: 'date', date: null, weak: false }
}

/** The day as `2026-11-12`, if the calendar has it. */
export function dateAt(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 1999 && year < 2100
    ? date.toISOString().slice(0, 10)
    : undefined
}
