import type { AssignmentProblem } from '../../../rules/matching/assignment.ts'
import { scoresProblem } from '../../../rules/matching/scores-problem.ts'

export type ReadScores = { ok: true; problem: AssignmentProblem } | { ok: false; reason: string }

const refuse = (reason: string): ReadScores => ({ ok: false, reason })
const isRoom = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0

/** A bare `{ scores, capacity }`; without a capacity each coach takes one. By hand and not by schema: a million numbers are read once and not copied. */
export function readScores(file: { scores?: unknown; capacity?: unknown }): ReadScores {
  const { scores, capacity } = file
  if (!Array.isArray(scores)) return refuse('"scores" is not a list of rows')
  const rows: readonly unknown[] = scores
  const first = rows[0]
  const known: readonly unknown[] | undefined = Array.isArray(capacity) ? capacity : undefined
  if (capacity !== undefined && !known) return refuse('"capacity" is not a list of numbers')
  const width = known?.length ?? (Array.isArray(first) ? first.length : 0)
  const sizes = known ?? new Array<number>(width).fill(1)
  if (!sizes.every(isRoom)) return refuse(`capacity[${sizes.findIndex((size) => !isRoom(size))}] is not a whole number of 0 or more`)
  const values = new Float64Array(rows.length * width)
  for (const [row, list] of rows.entries()) {
    if (!Array.isArray(list)) return refuse(`scores[${row}] is not a list`)
    if (list.length !== width) return refuse(`scores[${row}] has ${list.length} scores, and there are ${width} coaches`)
    for (let at = 0; at < width; at++) {
      const score: unknown = list[at]
      if (score !== null && (typeof score !== 'number' || !Number.isFinite(score)))
        return refuse(`scores[${row}][${at}] is not a number or null`)
      values[row * width + at] = score === null ? Number.NEGATIVE_INFINITY : score
    }
  }
  return { ok: true, problem: scoresProblem(values, rows.length, sizes) }
}
