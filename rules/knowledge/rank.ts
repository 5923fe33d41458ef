import type { Ranking } from './evidence.ts'
import type { Sparse } from './feature-table.ts'
import { softmax } from './softmax.ts'

/** Puts a class's score for each class into `out`. */
export type Scorer = (vector: Sparse, out: Float32Array) => Float32Array

const bayesShare = 0.3
const floor = 1e-3

/** Ranks the classes for a question by both classifiers together: the chances multiplied, Bayes counting for less because it is always too sure. */
export function rank(vector: Sparse, classes: number, softmaxScores: Scorer, bayesScores: Scorer): Ranking {
  const raw = softmaxScores(vector, new Float32Array(classes))
  let most = Number.NEGATIVE_INFINITY
  for (const score of raw) most = Math.max(most, score)
  let sum = 0
  for (const score of raw) sum += Math.exp(score - most)
  const chances = softmax(raw)
  const bayes = softmax(bayesScores(vector, new Float32Array(classes)))
  const together = softmax(chances.map((chance, at) => Math.log(chance + floor) + bayesShare * Math.log(bayes[at]! + floor)))
  const order = Array.from(together, (_, at) => at).sort((a, b) => together[b]! - together[a]!)
  return { together, softmax: chances, bayes, energy: most + Math.log(sum), order }
}
