import type { Matching } from '../../data/programme/matching.ts'
import type { Part, Reason } from './reason.ts'

type Weights = Matching['weights']

/** Rounded to hundredths of a point: what people see is what is counted. */
const rounded = (points: number) => Math.round(points * 100) / 100

/** The points of a pair: the sum of its parts. */
export function pointsOf<From, To>(parts: readonly Part<From, To>[], weights: Weights, from: From, to: To): number {
  let total = 0
  for (const part of parts) total += rounded(weights[part.id] * part.fraction(from, to))
  return total
}

/** The same points as reasons for and against, the heaviest first; parts that say nothing are left out. */
export function reasonsOf<From, To>(parts: readonly Part<From, To>[], weights: Weights, from: From, to: To): Reason[] {
  return parts
    .map((part): Reason => {
      const weight = rounded(weights[part.id] * part.fraction(from, to))
      return { id: part.id, weight, ...(weight !== 0 && part.vars && { vars: part.vars(from, to, weight > 0) }) }
    })
    .filter((reason) => reason.weight !== 0)
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
}

/** Points of a part whose fraction is known. */
export const weighed = (weights: Weights, id: Reason['id'], fraction: number): number => rounded(weights[id] * fraction)

/** The sum of reasons, to hundredths. */
export const sumOf = (reasons: readonly Reason[]): number => rounded(reasons.reduce((sum, reason) => sum + reason.weight, 0))
