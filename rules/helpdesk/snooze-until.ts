import type { Programme } from '../../data/programme.ts'
import { nextOpening } from '../opening-hours.ts'

/** Until when a conversation can be parked: an hour from now, or when the desk opens on the next working day. */
export const snoozes = ['hour', 'morning'] as const

const hour = 3_600_000

/** Nothing when it is not one of these, or the desk does not open again. */
export function snoozeUntil(name: string, { now, programme }: { now: Date; programme: Programme }): Date | undefined {
  if (name === 'hour') return new Date(now.getTime() + hour)
  return name === 'morning' ? nextOpening(programme, new Date(now.getTime() + 12 * hour)) : undefined
}
