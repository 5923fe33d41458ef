import { localDate } from '../local-date.ts'
import type { Slot } from '../matching/meetings.ts'

/** Blocks of time cut into slots of so many minutes, in order; what is left over at the end of a block, and what overlaps an earlier one, is no slot. */
export function slotsOf(blocks: readonly { start: string; end: string }[], minutes: number, timeZone: string): Slot[] {
  const slots: Slot[] = []
  const length = minutes * 60_000
  for (const block of [...blocks].sort((one, other) => one.start.localeCompare(other.start))) {
    for (let at = Date.parse(block.start); at + length <= Date.parse(block.end); at += length) {
      const start = new Date(at).toISOString()
      if (start < (slots.at(-1)?.end ?? '')) continue
      slots.push({ start, end: new Date(at + length).toISOString(), day: localDate(new Date(at), timeZone) })
    }
  }
  return slots
}
