import type { Cell, Column, Report } from './table.ts'

/** What a spreadsheet would take for a formula when a text begins with it, whatever blanks and signs are before it. */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]/u
/** A cell of text that no spreadsheet runs (OWASP: CSV injection). */
export const safeText = (text: string) => (formula.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text)

const quoted = (text: string) => (/[";\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text)

function written(cell: Cell, { holds }: Column): string {
  if (cell === undefined) return ''
  if (typeof cell === 'string') return quoted(holds === 'date' ? cell : safeText(cell))
  if (holds === 'money') return (cell / 100).toFixed(2).replace('.', ',')
  return String(cell).replace('.', ',')
}

/** The first table as CSV for a Dutch Excel: a byte order mark, semicolons, a decimal comma, lines that end in CRLF, and whole minutes, so that nothing is rounded. */
export function reportCsv({ tables: [table] }: Report): Buffer {
  const { columns = [], rows = [] } = table ?? {}
  const lines = [
    columns.map(({ header, exact = header }) => quoted(safeText(exact))),
    ...rows.map((row) => columns.map((column, index) => written(row[index], column))),
  ]
  return Buffer.from(`\uFEFF${lines.map((cells) => `${cells.join(';')}\r\n`).join('')}`)
}
