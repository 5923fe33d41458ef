import { type HourLine, lineId } from '../../data/coach-hours.ts'

/**
 * Minutes each line is paid, by line id. A line of its own is paid as it is. One session with several candidates is paid once, for as long as its longest entry
 * that stands: the first line pays, and a later one pays what it changes. In the order of statement and time, so that a closed month never changes.
 */
export function paidMinutes(lines: readonly HourLine[]): Map<string, number> {
  const paid = new Map<string, number>()
  const sessions = new Map<string, HourLine[]>()
  for (const line of lines) {
    if (line.group === undefined) paid.set(lineId(line), line.minutes)
    else sessions.set(line.group, [...(sessions.get(line.group) ?? []), line])
  }
  for (const session of sessions.values()) {
    const standing = new Map<string, number>()
    let before = 0
    for (const line of session.sort(inOrder)) {
      if (line.corrects === undefined) standing.set(line.entry, line.minutes)
      else standing.delete(line.corrects)
      const now = Math.max(0, ...standing.values())
      paid.set(lineId(line), now - before)
      before = now
    }
  }
  return paid
}

const inOrder = (one: HourLine, other: HourLine) =>
  one.month.localeCompare(other.month) || one.at.localeCompare(other.at) || one.entry.localeCompare(other.entry)
