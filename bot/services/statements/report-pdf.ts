import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { printTable } from './pdf-table.ts'
import type { Cell, Column, Report, Table } from './table.ts'

const family = '@expo-google-fonts/atkinson-hyperlegible-next'
const require = createRequire(import.meta.url)
const fontFile = (name: string) => readFile(require.resolve(`${family}/${name}/AtkinsonHyperlegibleNext_${name}.ttf`))

const locales = { nl: 'nl-NL', en: 'en-GB' } as const

/** Signs above U+017F that the font has; of others the accents are left out. */
const known = 'șțȘȚẞ–—−‘’“”…•€'
const printable = (text: string) =>
  Array.from(text.toWellFormed(), (sign) => ((sign.codePointAt(0) ?? 0) < 0x180 || known.includes(sign) ? sign : plain(sign))).join('')
const plain = (sign: string) => sign.normalize('NFD').replace(/\p{M}/gu, '')

/** Minutes as hours and minutes, 1:30. */
const clock = (minutes: number) =>
  `${minutes < 0 ? '−' : ''}${Math.trunc(Math.abs(minutes) / 60)}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`

/** How a cell reads on paper. */
function said(cell: Cell, { holds }: Column, language: Report['language']): string {
  if (cell === undefined) return ''
  const fixed = (value: number) =>
    new Intl.NumberFormat(locales[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)
  if (typeof cell === 'string') {
    if (holds !== 'date') return printable(cell)
    return new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      new Date(`${cell}T00:00:00Z`),
    )
  }
  if (holds === 'money') return `€ ${fixed(cell / 100)}`
  return holds === 'minutes' ? clock(cell) : String(cell)
}

/**
 * The report to print or to have read out: PDF/UA with a title, a language, headings and tables whose header cells are marked. The library and the font are loaded when
 * somebody wants one. What the font has no sign for is written without its accent.
 */
export async function reportPdf({ title, language, about, tables }: Report): Promise<Buffer> {
  const [{ default: PDFDocument }, regular, bold] = await Promise.all([import('pdfkit'), fontFile('400Regular'), fontFile('700Bold')])
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margin: 48,
    pdfVersion: '1.7',
    tagged: true,
    lang: locales[language],
    displayTitle: true,
    info: { Title: title },
  }
  // The library's types do not know this one yet.
  const doc = new PDFDocument(Object.assign(options, { subset: 'PDF/UA' as const }))
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  const finished = new Promise((resolve) => doc.on('end', resolve))
  doc.registerFont('regular', regular).registerFont('bold', bold)
  const root = doc.struct('Document')
  doc.addStructure(root)

  const heading = (level: 'H1' | 'H2', text: string, size: number) =>
    root.add(doc.struct(level, {}, [() => void doc.font('bold').fontSize(size).text(text, doc.page.margins.left).moveDown(0.5)]))

  function table({ title: name, columns, rows, total }: Table) {
    heading('H2', name, 13)
    const lines = [...rows, ...(total ? [total] : [])].map((row, index) => ({
      cells: columns.map((column, at) => said(row[at], column, language)),
      bold: index === rows.length,
    }))
    printTable(doc, root, columns, lines)
    doc.x = doc.page.margins.left
    doc.moveDown(1.5)
  }

  heading('H1', title, 18)
  for (const { label, value } of about)
    root.add(
      doc.struct('P', {}, [
        () =>
          void doc
            .font('regular')
            .fontSize(10)
            .text(printable(`${label}: ${value}`), doc.page.margins.left),
      ]),
    )
  doc.moveDown(1)
  for (const one of tables) if (one.rows.length > 0) table(one)
  root.end()
  doc.end()
  await finished
  return Buffer.concat(pieces)
}
