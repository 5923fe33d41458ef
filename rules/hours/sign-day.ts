import type { Programme } from '../../data/programme.ts'
import { addDays } from '../local-date.ts'

/** The first working day of a month (`2027-01`): not in a weekend and not a holiday of the programme. */
export function firstWorkingDay({ holidays }: Pick<Programme, 'holidays'>, month: string): string {
  for (let date = `${month}-01`; ; date = addDays(date, 1)) {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !holidays.some((one) => one.date === date)) return date
  }
}

/** The month before, `2026-12` before `2027-01`. */
export const monthBefore = (month: string) => addDays(`${month}-01`, -1).slice(0, 7)
