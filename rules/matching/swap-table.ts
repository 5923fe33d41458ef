import type { AssignmentProblem } from './assignment.ts'

/**
 * For each seat, what it costs in points to move whoever there can best be spared to each other seat, and in the last column to nowhere; and who that is. Kept per seat,
 * because thousands of ways are looked for while few people move.
 */
export type SwapTable = {
  /** A row of `seats + 1` for each seat; `Infinity` where nobody can go. */
  costs: Float64Array
  movers: Int32Array
  width: number
  /** Reckons a seat's row anew, for who is in it now. */
  update: (seat: number, members: readonly number[]) => void
}

export function swapTable({ seats, values, alone }: AssignmentProblem): SwapTable {
  const width = seats + 1
  const costs = new Float64Array(seats * width).fill(Number.POSITIVE_INFINITY)
  const movers = new Int32Array(seats * width)
  const update = (seat: number, members: readonly number[]) => {
    const row = seat * width
    costs.fill(Number.POSITIVE_INFINITY, row, row + width)
    for (const one of members) {
      const has = values[one * seats + seat]!
      for (let column = 0, at = one * seats; column <= seats; column++, at++) {
        const cost = has - (column === seats ? alone[one]! : values[at]!)
        if (cost < costs[row + column]!) {
          costs[row + column] = cost
          movers[row + column] = one
        }
      }
    }
  }
  return { costs, movers, width, update }
}
