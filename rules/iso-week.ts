const day = 86_400_000

/** The ISO 8601 week of a date or instant in UTC, as `2026-W48`. Weeks begin on Monday; a year's first is the one with its first Thursday. */
export function isoWeek(date: string): string {
  const midnight = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  const thursday = new Date(midnight + (3 - ((new Date(midnight).getUTCDay() + 6) % 7)) * day)
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const week = 1 + Math.floor((thursday.getTime() - first) / (7 * day))
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`
}
