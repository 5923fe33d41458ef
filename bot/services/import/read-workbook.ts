import { readSheet } from 'read-excel-file/node'
import { readZip } from '../../../rules/documents/read-zip.ts'
import type { Row } from '../../../rules/import/read-csv.ts'

/** Unpacked bytes of a workbook that is still read at once, within a turn. */
const mostUnpacked = 24 * 1024 * 1024

export type WorkbookRead = { ok: true; rows: Row[] } | { ok: false; reason: 'locked' | 'broken' | 'too-many' | 'type' }

/** The rows of a workbook's first sheet, each cell as text: a day as `2026-11-12`, a time as `1:30`. The archive is held against its limits before anything is unpacked. */
export async function readWorkbook(bytes: Buffer): Promise<WorkbookRead> {
  const zip = readZip(bytes)
  if (!zip.ok) return { ok: false, reason: zip.reason === 'locked' ? 'locked' : zip.reason === 'bomb' ? 'too-many' : 'broken' }
  if (!zip.entries.some(({ name }) => name === 'xl/workbook.xml')) return { ok: false, reason: 'type' }
  if (zip.entries.reduce((sum, { size }) => sum + size, 0) > mostUnpacked) return { ok: false, reason: 'too-many' }
  try {
    const rows = await readSheet(bytes)
    return { ok: true, rows: rows.flatMap((cells, index) => filled({ line: index + 1, cells: cells.map(cellText) })) }
  } catch {
    return { ok: false, reason: 'broken' }
  }
}

const filled = (row: Row): Row[] => (row.cells.some((cell) => cell.trim() !== '') ? [row] : [])

/** The first years of a spreadsheet's calendar are what a time without a day is in. */
const lastOfTimes = new Date('1901-01-01T00:00:00Z')

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell)
  if (Number.isNaN(cell.getTime())) return '?'
  const minute = new Date(Math.round(cell.getTime() / 60_000) * 60_000).toISOString()
  return cell < lastOfTimes ? minute.slice(11, 16) : cell.toISOString().slice(0, 10)
}
