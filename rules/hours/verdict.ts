/** What is left of one budget, in minutes: `of` with the room that was given, `used` before the hour it is about. */
export type BudgetLeft = { budget: string; of: number; used: number; left: number }

/** Why an hour cannot be logged. Minutes and days are whole; `left` and `missing` are minutes. */
export type HourRefusal =
  /** Not a candidate of this coach, or nobody at all. */
  | { reason: 'unknown' }
  /** Nobody to pay: an intermediary logs for a candidate who has no coach. */
  | { reason: 'no-coach' }
  | { reason: 'future' }
  | { reason: 'too-old'; days: number; earliest: string }
  | { reason: 'too-short'; least: number }
  | { reason: 'too-long'; most: number }
  | { reason: 'kind' }
  /** The clock times are no stretch of one day, or last another time than was said. */
  | { reason: 'clock' }
  | { reason: 'clock-differs'; minutes: number }
  | { reason: 'day-full'; left: number; most: number }
  | { reason: 'overlap'; from: string; until: string; candidate: string }
  /** The route had not begun on that date, or was over. */
  | { reason: 'not-begun'; since: string }
  | { reason: 'ended'; since: string }
  | { reason: 'no-budget' }
  | { reason: 'over-budget'; left: BudgetLeft; missing: number }
  | { reason: 'month-closed'; month: string }
  | { reason: 'note-long'; most: number }
