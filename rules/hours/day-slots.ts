import type { DaySlot } from '../../data/coach-hours.ts'

/** Entries of one session, and an entry with the one it takes the place of, are one piece of the day. */
const pieceOf = ({ group, instead, entry }: Pick<DaySlot, 'group' | 'instead' | 'entry'>) => group ?? instead ?? entry

/** Minutes a coach worked on a day: one session with several candidates counts once. */
export function dayMinutes(slots: readonly Pick<DaySlot, 'group' | 'instead' | 'entry' | 'minutes'>[]): number {
  const pieces = new Map<string, number>()
  for (const slot of slots) pieces.set(pieceOf(slot), Math.max(pieces.get(pieceOf(slot)) ?? 0, slot.minutes))
  return [...pieces.values()].reduce((sum, minutes) => sum + minutes, 0)
}

type Stretch = Pick<DaySlot, 'from' | 'until' | 'group'>

/** The first entry at the same clock time that is not the same session. Without clock times nothing overlaps; touching is no overlap. */
export const overlapping = <S extends Stretch>(slots: readonly S[], { from, until, group }: Stretch): S | undefined =>
  slots.find((one) => {
    if (from === undefined || until === undefined || one.from === undefined || one.until === undefined) return false
    return (group === undefined || one.group !== group) && from < one.until && one.from < until
  })
