import { type Option, readChoices } from '../read-choices.ts'
import type { GroupCount } from './school-room.ts'

export type CountsRead = { ok: true; counts: GroupCount[] } | { ok: false; said: string }

const most = 99
const words: Record<string, number> = { een: 1, één: 1, one: 1, twee: 2, two: 2, drie: 3, three: 3, vier: 4, four: 4, vijf: 5, five: 5 }
const number = `\\d{1,2}|${Object.keys(words).join('|')}`
const none = /^(?:geen|niets|nul|none|no|nee|nothing|leeg|empty|0|-+)$/i

const asNumber = (text: string) => words[text.toLowerCase()] ?? Number(text)

/** "2 onderbouw, 1 bovenbouw", "upper years: 3", "one lower and two middle" or "geen": a count for each group, in the order of the groups; zeros are left out. */
export function readCounts(groups: readonly Option[], text: string): CountsRead {
  if (none.test(text.trim())) return { ok: true, counts: [] }
  const found = new Map<string, number>()
  const pieces = text
    .split(/[,;\n]+|\s(?:en|and)\s|\+/i)
    .map((one) => one.trim())
    .filter(Boolean)
  for (const piece of pieces) {
    const read = readPiece(groups, piece)
    if (!read || found.has(read.group) || read.count > most) return { ok: false, said: piece }
    found.set(read.group, read.count)
  }
  if (pieces.length === 0) return { ok: false, said: text.trim() }
  return { ok: true, counts: groups.flatMap(({ id }) => ((found.get(id) ?? 0) > 0 ? [{ group: id, count: found.get(id) ?? 0 }] : [])) }
}

function readPiece(groups: readonly Option[], piece: string): GroupCount | undefined {
  const before = new RegExp(`^(${number})\\s*(?:x|keer|times|plekken|plek|places?|in|voor|for|de|the|:|\\s)*\\s+(.+)$`, 'i').exec(piece)
  const after = new RegExp(`^(.+?)\\s*[:=]?\\s+(${number})$|^(.+?)[:=](${number})$`, 'i').exec(piece)
  const [count, name] = before ? [before[1], before[2]] : [after?.[2] ?? after?.[4], after?.[1] ?? after?.[3]]
  if (count === undefined || name === undefined || /^\d/.test(name)) return undefined
  const read = readChoices(groups, name.replace(/^(?:in|voor|for|de|the|plekken|places?)\s+/gi, ''))
  const [group, ...more] = read.ok ? read.ids : []
  return group !== undefined && more.length === 0 ? { group, count: asNumber(count) } : undefined
}
