import type { HourLine, HourSummary } from '../../data/coach-hours.ts'
import type { HourBalance, HourDoc } from '../../data/hours.ts'

/** A line of a candidate's ledger as the coach's statement has it: without who wrote it, and without words. */
export function lineOf(candidate: string, doc: Omit<HourDoc, 'partition' | 'kind' | 'etag'>): HourLine {
  const { id, coach: _coach, note: _note, noteFor: _for, reason: _reason, replaces: _replaces, by: _by, request: _request, ...line } = doc
  return { ...line, candidate, entry: id }
}

/** How a candidate stands with one coach. */
export const summaryOf = ({ seq, used, room, coaches }: HourBalance, coach: string): HourSummary => ({
  seq,
  used,
  room,
  minutes: 0,
  entries: 0,
  phases: {},
  ...coaches[coach],
})
