import { coachPartition, type HourLineDoc, type HourSummaryDoc, type HoursMonthDoc } from '../../../data/coach-hours.ts'
import { everyIn, everythingIn } from '../../../data/every-document.ts'
import type { Doc, Store, Stored } from '../../../data/store.ts'
import { monthKey } from '../hours/reserve.ts'

/** All lines of a coach that begin with this: a month, or a day of a month's statement. */
export const linesUnder = (store: Store, coach: string, prefix: string): Promise<Stored<HourLineDoc>[]> =>
  Array.fromAsync(everyIn<HourLineDoc>(store, coachPartition(coach), 'hours-line', { prefix }))

type MonthDocs = { lines: HourLineDoc[]; found: HoursMonthDoc | undefined; summaries: HourSummaryDoc[] }

/**
 * The lines of a coach's month, how it stands, and how the candidates do. Lines, months and summaries lie side by side in the partition, lines by month: this month
 * comes in one read that begins at its lines. An older month is read by itself, without all that came after.
 */
export async function monthDocs(store: Store, coach: string, month: string, current: string): Promise<MonthDocs> {
  if (month < current) {
    const [lines, found, summaries] = await Promise.all([
      linesUnder(store, coach, `${month}_`),
      store.get<HoursMonthDoc>(monthKey(coach, month)),
      Array.fromAsync(everyIn<HourSummaryDoc>(store, coachPartition(coach), 'hours-summary')),
    ])
    return { lines, found, summaries }
  }
  const docs: MonthDocs = { lines: [], found: undefined, summaries: [] }
  for await (const doc of everythingIn(store, coachPartition(coach), 1000, { kind: 'hours-line', id: `${month}_` })) {
    if (isLine(doc)) docs.lines.push(...(doc.month === month ? [doc] : []))
    else if (isMonth(doc)) docs.found = doc.id === month ? doc : docs.found
    else if (isSummary(doc)) docs.summaries.push(doc)
  }
  return docs
}

const isLine = (doc: Doc): doc is HourLineDoc => doc.kind === 'hours-line'
const isMonth = (doc: Doc): doc is HoursMonthDoc => doc.kind === 'hours-month'
const isSummary = (doc: Doc): doc is HourSummaryDoc => doc.kind === 'hours-summary'
