import type { AssignmentProblem } from './assignment.ts'

/**
 * Scores only, a row of `capacity.length` for each candidate: the sum of the pairs' scores is to be as high as possible, and staying alone counts for nothing, so that
 * a pair below zero is never made.
 */
export function scoresProblem(values: Float64Array, candidates: number, capacity: readonly number[]): AssignmentProblem {
  return {
    candidates,
    seats: capacity.length,
    rooms: capacity.map((size) => ({ worth: new Array<number>(Math.min(size, candidates)).fill(0) })),
    values,
    alone: new Float64Array(candidates),
  }
}
