import type { StaffDoc } from '../../data/person.ts'

/** Whether a member of staff is away on a local day; both days of `away` count. */
export const isAway = ({ away }: Pick<StaffDoc, 'away'>, day: string): boolean =>
  away !== undefined && away.from <= day && day <= away.until
