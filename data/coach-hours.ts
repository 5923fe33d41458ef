import * as z from 'zod'
import { type HourBalance, type HourEntry, month } from './hours.ts'
import { actor } from './journey.ts'
import { clockTime, localDate } from './programme/dates.ts'

/** Everything of one coach: a coach's screen is one read of this partition. */
export const coachPartition = (staffId: string) => `coach/${staffId}`
export const coachOf = (partition: string) => partition.slice('coach/'.length)

/** A piece of a coach's day: an entry that stands. While `token` is there something is being done to it, under that pending work. */
export const daySlot = z.strictObject({
  entry: z.string().min(1),
  candidate: z.string().min(1),
  minutes: z.int().min(1),
  from: clockTime.exactOptional(),
  until: clockTime.exactOptional(),
  group: z.string().min(1).exactOptional(),
  /** The entry this one takes the place of: until that is gone, both are one piece. */
  instead: z.string().min(1).exactOptional(),
  token: z.string().min(1).exactOptional(),
})
export type DaySlot = z.infer<typeof daySlot>

/** One day of a coach over all their candidates: partition `coach/<id>`, kind `coach-day`, `id` is the date. */
export const coachDay = z.strictObject({ slots: z.array(daySlot) })
export type CoachDay = z.infer<typeof coachDay>
export type CoachDayDoc = CoachDay & { partition: string; kind: 'coach-day'; id: string; etag?: string }

/**
 * Work on the ledger that is reserved and not finished: an entry to add, an entry to take back, or both. Written with the reservation and removed when all is
 * done; what stays behind is found by the recovery, which finishes it or gives it up. Partition `coach/<id>`, kind `hours-pending`, `id` is the token.
 */
const pendingPart = z.strictObject({ candidate: z.string().min(1), entry: z.string().min(1), date: localDate })
export const hoursPending = z.strictObject({
  add: pendingPart.exactOptional(),
  end: pendingPart.exactOptional(),
  /** For the counter-entry of `end`, when it is in another candidate's ledger than `add`. */
  counter: z.strictObject({ month, reason: z.string().min(1), by: actor, request: z.string().min(1) }).exactOptional(),
  months: z.array(month),
  at: z.iso.datetime(),
  request: z.string().min(1),
})
export type HoursPending = z.infer<typeof hoursPending>
export type HoursPendingDoc = HoursPending & { partition: string; kind: 'hours-pending'; id: string; etag?: string }

/** `signed` by the coach, `closed` by an intermediary. A change to a signed month makes it open again. */
export const monthStates = ['open', 'signed', 'closed'] as const
export type MonthState = (typeof monthStates)[number]

/**
 * A month of a coach: partition `coach/<id>`, kind `hours-month`, `id` is the month. Every reservation writes it too, so that closing a month and logging in it
 * never cross. `revision` counts those writes.
 */
export const hoursMonth = z.strictObject({
  status: z.enum(monthStates),
  revision: z.int().min(0),
  signed: z.strictObject({ by: z.string(), at: z.iso.datetime() }).exactOptional(),
  closed: z.strictObject({ by: z.string(), at: z.iso.datetime() }).exactOptional(),
  /** Every time an intermediary opened it again, and why. */
  reopened: z.array(z.strictObject({ by: z.string(), at: z.iso.datetime(), reason: z.string().min(1) })).exactOptional(),
})
export type HoursMonth = z.infer<typeof hoursMonth>
export type HoursMonthDoc = HoursMonth & { partition: string; kind: 'hours-month'; id: z.infer<typeof month>; etag?: string }

/**
 * A line of the ledger as the coach's statement has it: a projection with no name and no note. Partition `coach/<id>`; ids begin with the month of the
 * statement and the date (`lineId`), so that a month is one range.
 */
export type HourLine = Pick<
  HourEntry,
  | 'minutes'
  | 'date'
  | 'what'
  | 'from'
  | 'until'
  | 'group'
  | 'phase'
  | 'budget'
  | 'schoolYear'
  | 'rate'
  | 'month'
  | 'corrects'
  | 'imported'
  | 'at'
  | 'seq'
> & { candidate: string; entry: string }
export type HourLineDoc = HourLine & { partition: string; kind: 'hours-line'; id: string; etag?: string }
export const lineId = ({ month: paidIn, date, entry }: Pick<HourLine, 'month' | 'date' | 'entry'>) => `${paidIn}_${date}_${entry}`

/** How one candidate stands with one coach: partition `coach/<id>`, `id` is the candidate's. As of `seq` of the candidate's balance; the higher one knows better. Without `lastAt` this coach never logged for them. */
export type HourSummary = Pick<HourBalance, 'seq' | 'used' | 'room'> & {
  minutes: number
  entries: number
  phases: Record<string, number>
  lastAt?: string
}
export type HourSummaryDoc = HourSummary & { partition: string; kind: 'hours-summary'; id: string; etag?: string }
