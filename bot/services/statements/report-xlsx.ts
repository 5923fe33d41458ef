import type { CellObject, Row } from 'write-excel-file/node'
import type { Cell, Column, Report, Table } from './table.ts'

/** What XML cannot hold is left out. */
const clean = (text: string) => text.toWellFormed().replace(/(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu, '')

/** Names of sheets: 31 characters, without what Excel forbids. */
const sheetName = (title: string) =>
  clean(title)
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)

const formats: Partial<Record<Column['holds'], string>> = { money: '€ #,##0.00', minutes: '0.00', date: 'dd-mm-yyyy' }

function cellOf(cell: Cell, { holds }: Column, bold: boolean): CellObject | null {
  if (cell === undefined) return null
  const style = { ...(bold && { fontWeight: 'bold' as const }) }
  if (typeof cell === 'string') {
    if (holds === 'date') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: formats.date ?? '', ...style }
    return { value: clean(cell), type: String, ...style }
  }
  const value = holds === 'money' ? cell / 100 : holds === 'minutes' ? cell / 60 : cell
  const format = formats[holds]
  return { value, type: Number, ...(format !== undefined && { format }), ...style }
}

function rowsOf({ columns, rows, total }: Table): Row[] {
  const header = columns.map((column): CellObject => ({ value: clean(column.header), type: String, fontWeight: 'bold' }))
  const line = (row: readonly Cell[], bold = false) => columns.map((column, index) => cellOf(row[index], column, bold))
  return [header, ...rows.map((row) => line(row)), ...(total ? [line(total, true)] : [])]
}

/** Every table as a sheet. Text is text, whatever it begins with; hours are not rounded, only shown with two digits. The library is loaded when somebody wants a file. */
export async function reportXlsx({ tables }: Report): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const sheets = tables.map((table) => ({
    sheet: sheetName(table.title),
    data: rowsOf(table),
    columns: table.columns.map(({ wide = 12 }) => ({ width: wide })),
    stickyRowsCount: 1,
  }))
  return await writeExcelFile(sheets).toBuffer()
}
