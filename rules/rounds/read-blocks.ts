import { readMoment } from '../read-moment.ts'

export type Block = { start: string; end: string }
export type BlocksFault = 'empty' | 'times' | 'day'

const clock = '\\d{1,2}[:.]\\d{2}'
const range = new RegExp(`(${clock})\\s*(?:uur|u)?\\s*(?:-|–|tot|to|until)\\s*(${clock})(?:\\s*(?:uur|u))?`, 'i')
const most = 10

/** Reads on what days and between what times: `2 december 13.00-16.00, 3 december 9:00 tot 11:00`. In the order of time. */
export function readBlocks(text: string, now: Date, timeZone: string): { ok: true; blocks: Block[] } | { ok: false; fault: BlocksFault } {
  const parts = text
    .split(/[,;\n]| en | and /i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0 || parts.length > most) return { ok: false, fault: 'empty' }
  const blocks: Block[] = []
  for (const part of parts) {
    const times = range.exec(part)
    if (!times) return { ok: false, fault: 'times' }
    const day = part.replace(times[0], ' ')
    const [start, end] = [times[1], times[2]].map((time) => readMoment(`${day} ${time}`, now, timeZone))
    if (!start?.ok || !end?.ok) return { ok: false, fault: 'day' }
    if (end.at <= start.at) return { ok: false, fault: 'times' }
    blocks.push({ start: start.at.toISOString(), end: end.at.toISOString() })
  }
  return { ok: true, blocks: blocks.sort((one, other) => one.start.localeCompare(other.start)) }
}
