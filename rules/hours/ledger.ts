import type { HourBalance, HourEntry } from '../../data/hours.ts'
import { usedKey } from './budget-left.ts'

export const emptyBalance: HourBalance = { seq: 0, used: {}, room: {}, coaches: {} }

type Line = Pick<HourEntry, 'minutes' | 'budget' | 'schoolYear' | 'phase' | 'coach' | 'at' | 'corrects'>

/** The balance after one more line of the ledger. */
export function withLine(balance: HourBalance, { minutes, budget, schoolYear, phase, coach, at, corrects }: Line): HourBalance {
  const key = budget && usedKey(budget, schoolYear)
  const before = balance.coaches[coach]
  const during = usedKey(phase, schoolYear)
  const mine = {
    minutes: (before?.minutes ?? 0) + minutes,
    entries: (before?.entries ?? 0) + (corrects === undefined ? 1 : -1),
    phases: { ...before?.phases, [during]: (before?.phases[during] ?? 0) + minutes },
    lastAt: before && (corrects !== undefined || before.lastAt > at) ? before.lastAt : at,
  }
  return {
    seq: balance.seq + 1,
    used: key ? { ...balance.used, [key]: (balance.used[key] ?? 0) + minutes } : balance.used,
    room: balance.room,
    ...(balance.told && { told: balance.told }),
    coaches: { ...balance.coaches, [coach]: mine },
  }
}

/** What a whole ledger adds up to, in the order of `seq`; room is not in the ledger. */
export const sumLedger = (lines: readonly (Line & Pick<HourEntry, 'seq'>)[]): HourBalance =>
  [...lines].sort((one, other) => one.seq - other.seq).reduce(withLine, emptyBalance)

/** The statement something is paid on: the month of its date, or when that is closed the first open one from this month on. `isClosed` says of a month whether it is. */
export function bookingMonth(date: string, today: string, isClosed: (month: string) => boolean): string {
  const own = date.slice(0, 7)
  if (!isClosed(own)) return own
  let month = today.slice(0, 7) > own ? today.slice(0, 7) : own
  while (isClosed(month)) month = nextMonth(month)
  return month
}

export const nextMonth = (month: string) => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
