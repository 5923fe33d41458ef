/** The page size asked for, 100 by default. Throws RangeError outside 1 to 1,000. */
export function pageLimit(limit = 100): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1000) return limit
  throw new RangeError(`limit is a whole number from 1 to 1000, not ${limit}`)
}
