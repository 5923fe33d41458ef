import { cleanCell } from './clean-cell.ts'
import type { Header } from './columns.ts'
import { type CellProblem, type ProblemId, shownValue } from './problem.ts'
import type { Row } from './read-csv.ts'

/** One line of a file by column, and what was found wrong in it so far. */
export type Cells = {
  line: number
  /** The cleaned text of a column; empty when the file has no such column. */
  text: (column: string) => string
  has: (column: string) => boolean
  problems: CellProblem[]
  /** Notes a problem; what the cell says goes along. */
  wrong: (column: string, what: ProblemId, more?: { value?: string; number?: number }) => undefined
}

export function cellsOf(header: Header, { line, cells }: Row): Cells {
  const problems: CellProblem[] = []
  const text = (column: string) => cleanCell(cells[header.at.get(column) ?? -1] ?? '')
  if (cells.slice(header.width).some((one) => cleanCell(one) !== '')) problems.push({ what: 'cells' })
  return {
    line,
    text,
    has: (column) => text(column) !== '',
    problems,
    wrong(column, what, more = {}) {
      const value = text(column)
      problems.push({ column, what, ...(value !== '' && { value: shownValue(value) }), ...more })
      return undefined
    },
  }
}
