import type { DaySlot, HourLine } from '../../data/coach-hours.ts'

/** Who the hours of a person who was erased are for, in statements: all of them are one. */
export const erasedCandidate = 'erased'

/** A line of a statement that says nothing of anybody any more, and comes to the same: what is paid follows from minutes, day, rate, session and order, which stay. */
export const anonymousLine = ({ from: _from, until: _until, ...line }: HourLine): HourLine => ({ ...line, candidate: erasedCandidate })

/** The coach's own time stays taken. */
export const anonymousSlot = (slot: DaySlot): DaySlot => ({ ...slot, candidate: erasedCandidate })
