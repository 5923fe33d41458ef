import * as en from 'chrono-node/en'
import * as nl from 'chrono-node/nl'
import type { DateFact } from './facts.ts'
import type { Sheet } from './sheet.ts'

/** More text than this is no sentence, and chrono takes its time. */
const longest = 400

/** What our own readers did not recognise, by chrono: only results that name a day and a month, since its Dutch weekdays look ahead. */
export function takeChronoDates(sheet: Sheet, today: string, english: boolean): DateFact[] {
  const text = sheet.text
  if (text.length > longest || !/\d/.test(text)) return []
  const reference = { instant: new Date(`${today}T12:00:00`), timezone: 0 }
  const found = (english ? en.GB : nl.strict)
    .parse(text, reference)
    .filter((one) => one.start.isCertain('day') && one.start.isCertain('month'))
  return found.flatMap((one) => {
    const date = `${one.start.get('year')}-${two(one.start.get('month'))}-${two(one.start.get('day'))}`
    sheet.rub(one.index, one.index + one.text.length)
    return [{ type: 'date' as const, date, weak: false, from: one.index, to: one.index + one.text.length }]
  })
}

const two = (value: number | null) => String(value ?? 0).padStart(2, '0')
