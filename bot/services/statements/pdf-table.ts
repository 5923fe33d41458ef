import type { Column } from './table.ts'

type Doc = PDFKit.PDFDocument
type Struct = PDFKit.PDFStructureElement
/** What the library's types leave out: the element's own dictionary. */
type Attributed = Struct & { dictionary: { data: Record<string, unknown> } }

export type PrintedRow = { cells: readonly string[]; bold?: boolean }

const size = 9
const padding = 4
const gap = 6

const isNumber = ({ holds }: Pick<Column, 'holds'>) => holds === 'minutes' || holds === 'money' || holds === 'number'

/** Puts a tagged table at the place where the document is, over pages; the header comes back on each page, for eyes only. Much faster than the library's own, which opens the font anew for every cell. */
export function printTable(doc: Doc, parent: Struct, columns: readonly Column[], rows: readonly PrintedRow[]): void {
  const { left, right, bottom } = doc.page.margins
  const room = doc.page.width - left - right
  const wide = columns.reduce((sum, column) => sum + (column.wide ?? 12), 0)
  const widths = columns.map((column) => (room * (column.wide ?? 12)) / wide)
  const table = doc.struct('Table')
  parent.add(table)

  const heightOf = ({ cells }: PrintedRow) =>
    Math.max(
      ...cells.map((text, index) => (fits(text, index) ? doc.currentLineHeight(true) : doc.heightOfString(text, { width: inside(index) }))),
    ) +
    2 * padding
  const inside = (index: number) => (widths[index] ?? 0) - gap
  const fits = (text: string, index: number) => doc.widthOfString(text) <= inside(index)

  function put(text: string, index: number, x: number, y: number) {
    const column = columns[index]
    const at = column && isNumber(column) && fits(text, index) ? x + inside(index) - doc.widthOfString(text) : x
    doc.text(text, at, y + padding, fits(text, index) ? { lineBreak: false } : { width: inside(index) })
  }

  function row(line: PrintedRow, type: 'TH' | 'TD' | 'Artifact') {
    doc.font(line.bold ? 'bold' : 'regular').fontSize(size)
    const height = heightOf(line)
    if (doc.y + height > doc.page.height - bottom) {
      doc.addPage()
      if (type === 'TD') row(header, 'Artifact')
      doc.font(line.bold ? 'bold' : 'regular').fontSize(size)
    }
    const y = doc.y
    const all = type === 'Artifact' ? undefined : doc.struct('TR')
    if (all) table.add(all)
    let x = left
    line.cells.forEach((text, index) => {
      const [at, width] = [x, widths[index] ?? 0]
      if (all && type !== 'Artifact') {
        const cell = doc.struct(type, {}, [() => put(text, index, at, y)]) as Attributed
        if (type === 'TH') cell.dictionary.data.A = { O: 'Table', Scope: 'Column' }
        all.add(cell)
      } else {
        doc.markContent('Artifact', { type: 'Pagination' })
        put(text, index, at, y)
        doc.endMarkedContent()
      }
      x += width
    })
    all?.end()
    doc.markContent('Artifact', { type: 'Layout' })
    doc
      .moveTo(left, y + height)
      .lineTo(left + room, y + height)
      .lineWidth(0.5)
      .stroke('#767676')
    doc.endMarkedContent()
    doc.x = left
    doc.y = y + height
  }

  const header: PrintedRow = { cells: columns.map(({ header: text }) => text), bold: true }
  row(header, 'TH')
  for (const line of rows) row(line, 'TD')
  table.end()
}
