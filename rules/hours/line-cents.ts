import type { Programme } from '../../data/programme.ts'
import { periodAt } from '../school-year.ts'

/**
 * What minutes are worth in whole cents at a rate in cents an hour. Rounded once a line of the statement, a half cent up; a counter-entry is worth exactly what it
 * takes back, so a half is rounded away from zero. Totals are sums of lines, never rounded again.
 */
export function lineCents(minutes: number, centsAnHour: number): number {
  const sixtieths = Math.abs(minutes) * centsAnHour
  return Math.sign(minutes) * Math.floor((sixtieths + 30) / 60) || 0
}

/** Cents an hour of a coach on a local date, or nothing when the programme has no such rate then. */
export const rateOn = ({ rates }: Pick<Programme, 'rates'>, rate: 'internal' | 'external', date: string): number | undefined =>
  periodAt(rates.find((one) => one.id === `coach-${rate}`)?.periods ?? [], date)?.cents
