/** One row of a table; `line` is the line of the file it begins on, from 1. */
export type Row = { line: number; cells: string[] }

export type CsvRead = { ok: true; rows: Row[] } | { ok: false; reason: 'open-quote'; line: number }

const separators = [';', ',', '\t'] as const

/**
 * The rows of a CSV file as in RFC 4180, with a semicolon, comma or tab between cells: whichever is most on the first line, or the one that a first line
 * `sep=;` names. Rows without a single filled cell are left out.
 */
export function readCsv(text: string): CsvRead {
  const named = /^sep=(.)\r?\n/.exec(text)
  const separator = named?.[1] ?? separatorOf(text)
  return readRows(named ? text.slice(named[0].length) : text, separator, named ? 2 : 1)
}

function separatorOf(text: string): string {
  const counts = separators.map((separator) => {
    const first = readRows(text, separator, 1, 1)
    return { separator, count: first.ok ? (first.rows[0]?.cells.length ?? 0) : 0 }
  })
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator
}

function readRows(text: string, separator: string, from: number, most = Number.POSITIVE_INFINITY): CsvRead {
  const rows: Row[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let closed = false
  let line = from
  let begun = from
  const endCell = () => {
    cells.push(cell)
    cell = ''
    closed = false
  }
  const endRow = () => {
    endCell()
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begun, cells })
    cells = []
  }
  for (let at = 0; at < text.length && rows.length < most; at++) {
    const char = text[at] ?? ''
    const newLine = char === '\n' || (char === '\r' && text[at + 1] !== '\n')
    if (newLine) line++
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') {
        cell += '"'
        at++
      } else {
        quoted = false
        closed = true
      }
    } else if (char === '"' && cell.trim() === '' && !closed) {
      quoted = true
      cell = ''
    } else if (char === separator) endCell()
    else if (newLine) {
      endRow()
      begun = line
    } else if (char !== '\r') cell += closed && char === ' ' ? '' : char
  }
  if (quoted) return { ok: false, reason: 'open-quote', line: begun }
  if (rows.length < most) endRow()
  return { ok: true, rows }
}
