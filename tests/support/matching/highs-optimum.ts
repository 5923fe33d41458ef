import { createRequire } from 'node:module'
import type { Highs } from 'highs'
import type { AssignmentProblem } from '../../../rules/matching/assignment.ts'

// Its types describe the CommonJS build only.
const { default: loadHighs }: typeof import('highs') = createRequire(import.meta.url)('highs')

/** The best total according to HiGHS, which shares nothing with our solver: all pairs as columns of one linear programme, and a column for each unit of room. */
export type Optimum = (problem: AssignmentProblem) => number

export async function openHighs(): Promise<Optimum> {
  const highs = await loadHighs()
  return (problem) => optimum(highs, problem)
}

type Column = { worth: number; entries: [row: number, value: number][] }

function optimum(highs: Highs, { candidates, seats, rooms, values, alone }: AssignmentProblem): number {
  const columns: Column[] = []
  for (let one = 0; one < candidates; one++) {
    columns.push({ worth: alone[one]!, entries: [[one, 1]] })
    for (let seat = 0; seat < seats; seat++) {
      const worth = values[one * seats + seat]!
      const entries: Column['entries'] = [
        [one, 1],
        [candidates + seat, 1],
      ]
      if (worth !== Number.NEGATIVE_INFINITY) columns.push({ worth, entries })
    }
  }
  // What comes into a room goes on to its parent, through one of its units.
  for (const [room, { worth: points, parent }] of rooms.entries()) {
    for (const worth of points) {
      const on: Column['entries'] = parent === undefined ? [] : [[candidates + parent, 1]]
      columns.push({ worth, entries: [[candidates + room, -1], ...on] })
    }
  }
  if (columns.length === 0) return 0
  const rows = candidates + rooms.length
  const entries = columns.flatMap((column) => column.entries.toSorted(([a], [b]) => a - b))
  const starts = new Int32Array(columns.length + 1)
  for (const [index, column] of columns.entries()) starts[index + 1] = starts[index]! + column.entries.length
  const exactly = Float64Array.from({ length: rows }, (_, row) => (row < candidates ? 1 : 0))
  return highs.withModel(
    {
      numCols: columns.length,
      numRows: rows,
      sense: highs.constants.objectiveSense.maximize,
      colCost: columns.map((column) => column.worth),
      colLower: new Float64Array(columns.length),
      colUpper: new Float64Array(columns.length).fill(1),
      rowLower: exactly,
      rowUpper: exactly,
      matrix: {
        format: 'csc',
        numRows: rows,
        numCols: columns.length,
        starts,
        indices: entries.map(([row]) => row),
        values: entries.map(([, value]) => value),
      },
    },
    (model) => {
      model.options.set({ output_flag: false })
      model.run()
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
        throw new Error(`HiGHS ended with status ${model.getModelStatus()}`)
      return model.getObjectiveValue()
    },
  )
}
