import type { UnreadableFile } from '../../../dialogs/import/port.ts'
import { decodeText } from '../../../rules/import/decode-text.ts'
import { type Row, readCsv } from '../../../rules/import/read-csv.ts'
import { readWorkbook } from './read-workbook.ts'

/** `first` is the line with the titles. */
export type Table = { ok: true; first: Row; rows: Row[] }

const [zip, oldOffice] = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])]

/** The table in a file, by its content: a workbook (xlsx) or text with separators. At most `mostLines` lines beside the titles. */
export async function openTable(bytes: Buffer, mostLines: number): Promise<Table | UnreadableFile> {
  const begins = (mark: Buffer) => bytes.subarray(0, mark.length).equals(mark)
  if (begins(oldOffice)) return { ok: false, reason: 'old-excel' }
  const read = begins(zip) ? await readWorkbook(bytes) : textTable(bytes)
  if (!read.ok) return read.reason === 'too-many' ? { ...read, most: mostLines } : read
  const [first, ...rows] = read.rows
  if (!first || rows.length === 0) return { ok: false, reason: 'empty' }
  return rows.length > mostLines ? { ok: false, reason: 'too-many', most: mostLines } : { ok: true, first, rows }
}

function textTable(bytes: Buffer): { ok: true; rows: Row[] } | UnreadableFile {
  const text = decodeText(bytes)
  if (text === undefined || text.startsWith('%PDF')) return { ok: false, reason: 'type' }
  return readCsv(text)
}
