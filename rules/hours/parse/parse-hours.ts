import { localTime } from '../../zoned-time.ts'
import { takeBareNumbers } from './bare-numbers.ts'
import { takeClockRanges } from './clock-ranges.ts'
import { countTimes } from './counts.ts'
import { takeDurations } from './durations.ts'
import { entriesOf } from './entries.ts'
import type { Fact } from './facts.ts'
import { takeDates } from './find-dates.ts'
import { takeKnownNames } from './find-names.ts'
import { groupFacts } from './groups.ts'
import { takeGuessedNames } from './guess-names.ts'
import { isLogging } from './is-logging.ts'
import { takeKinds, takeNumberedKinds } from './kinds.ts'
import { nameForms } from './name-forms.ts'
import { noteScopes, takeQuotes } from './note-scopes.ts'
import { leaveNotedDates } from './noted-dates.ts'
import { noteOf } from './notes.ts'
import type { HoursQuestion, Missing, ParsedHours } from './parsed-hours.ts'
import { readText } from './reading.ts'
import { settleLengths } from './settle-lengths.ts'
import { createSheet } from './sheet.ts'
import { leaveSides } from './side-clauses.ts'
import { listMarks } from './split-chunks.ts'
import { spread } from './spread.ts'

const nothing: ParsedHours = { log: false, entries: [], ask: [] }
const repeats = /\b(?:zelfde|hetzelfde|same)\b(?: \w+)? (?:als|as|like)\b|\bidem als\b/
const dutch = /\b(?:met|van|tot|uur|gisteren|vandaag|een|bij|gesproken|gebeld|het|ik|heb|op)\b/
const fields: readonly Missing[] = ['candidate', 'minutes', 'date']

/** What a coach's message logs, in Dutch or English, typed or dictated. Never throws; what is missing or can mean two things is null and asked. */
export function parseHours({ text, locale, now, candidates, timeZone }: HoursQuestion): ParsedHours {
  const forms = nameForms(candidates)
  const reading = readText(text, forms)
  const { low } = reading
  const clock = localTime(now, timeZone)
  const today = new Date(Date.UTC(clock.year, clock.month - 1, clock.day)).toISOString().slice(0, 10)
  const english = locale === 'en' && !dutch.test(low)

  const sheet = createSheet(low)
  const marks = listMarks(low)
  for (const one of marks) sheet.rub(one.from, one.to)
  const facts: Fact[] = [...takeQuotes(sheet), ...takeKnownNames(sheet, reading, forms)]
  facts.push(...takeNumberedKinds(sheet))
  facts.push(...takeDates(sheet, today, english))
  facts.push(
    ...takeClockRanges(
      sheet,
      english,
      facts.some((one) => one.type === 'date'),
    ),
  )
  facts.push(...countTimes(sheet, takeDurations(sheet)))
  facts.push(
    ...takeBareNumbers(
      sheet,
      facts.some((one) => one.type === 'minutes'),
    ),
  )
  facts.push(...takeKinds(sheet))
  facts.push(...takeGuessedNames(sheet, reading, forms, facts))
  const settled = leaveNotedDates(low, leaveSides(low, settleLengths(low, facts), today), today).sort((a, b) => a.from - b.from)
  if (!isLogging(low, sheet.text, settled, today)) return nothing

  const scopes = noteScopes(low, settled)
  const works = spread(groupFacts(reading, settled, scopes, marks))
  const setting = { candidates, today, minuteOfDay: clock.hour * 60 + clock.minute }
  const entries = works.flatMap((work) => entriesOf(work, low, noteOf(work, reading, settled, scopes, marks), setting))
  if (entries.length === 0) entries.push({ candidate: null, minutes: null, date: null, kind: null, note: null })
  const ask = fields.filter((field) => entries.some((one) => one[field] === null))
  return { log: true, entries, ask, ...(repeats.test(low) ? { repeat: true as const } : {}) }
}
