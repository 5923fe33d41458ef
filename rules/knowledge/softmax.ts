import type { Sparse } from './feature-table.ts'
import { lcg, shuffle } from './lcg.ts'

/** Weights of a linear classifier: `classes` values for each feature. */
export type Linear = { classes: number; weights: Float32Array }

/** `rate` is the first step, going down to 0; `smoothing` is the chance given to all other classes together; gradients below `least` are left out. */
export type TrainingOptions = { epochs: number; rate: number; smoothing: number; least: number }

/** Scores before the softmax, one a class. */
export function linearScores(
  { classes, weights }: Linear,
  vectors: readonly Sparse[],
  out: Float32Array = new Float32Array(classes),
): Float32Array {
  out.fill(0)
  for (const { at, value } of vectors) {
    for (let i = 0; i < at.length; i++) {
      const from = at[i]! * classes
      const by = value[i]!
      for (let c = 0; c < classes; c++) out[c]! += weights[from + c]! * by
    }
  }
  return out
}

/** Turns scores into chances, in place. */
export function softmax(scores: Float32Array): Float32Array {
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) most = Math.max(most, score)
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp(scores[c]! - most)
    sum += scores[c]!
  }
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum
  return scores
}

/** Multinomial logistic regression by AdaGrad from the weights given, which it changes; the same input gives the same weights. */
export function trainSoftmax(vectors: readonly Sparse[], labels: Uint16Array, model: Linear, options: TrainingOptions): Linear {
  const { classes, weights } = model
  const features = weights.length / classes
  const squares = new Float32Array(features).fill(1e-3)
  const chances = new Float32Array(classes)
  const order = Uint32Array.from(vectors, (_, at) => at)
  const random = lcg(7)
  const active = new Uint16Array(classes)
  const gradients = new Float32Array(classes)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    const rate = options.rate * (1 - epoch / options.epochs)
    for (const one of order) {
      const vector = vectors[one]!
      softmax(linearScores(model, [vector], chances))
      const label = labels[one]!
      let square = 0
      let count = 0
      for (let c = 0; c < classes; c++) {
        const gradient = chances[c]! - (c === label ? 1 - options.smoothing : 0) - options.smoothing / classes
        if (Math.abs(gradient) < options.least) continue
        square += gradient * gradient
        active[count] = c
        gradients[count++] = gradient
      }
      for (let i = 0; i < vector.at.length; i++) {
        const feature = vector.at[i]!
        const by = vector.value[i]!
        squares[feature]! += square * by * by
        const step = (rate * by) / Math.sqrt(squares[feature]!)
        const from = feature * classes
        for (let a = 0; a < count; a++) weights[from + active[a]!]! -= step * gradients[a]!
      }
    }
  }
  return model
}
