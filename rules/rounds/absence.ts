import type { Slot } from '../matching/meetings.ts'

/** Somebody cannot be there: between two instants. */
export type Absence = { side: 'candidate' | 'school'; id: string; from: string; until: string }

/** Whether somebody can be there for the whole of a slot. */
export const isThere = (
  absences: readonly Absence[],
  side: Absence['side'],
  id: string,
  { start, end }: Pick<Slot, 'start' | 'end'>,
): boolean => !absences.some((one) => one.side === side && one.id === id && one.from < end && one.until > start)
