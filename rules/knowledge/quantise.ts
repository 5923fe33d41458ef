import type { Sparse } from './feature-table.ts'
import type { Linear } from './softmax.ts'

/** A linear classifier in a quarter of the room: a byte a weight, and a scale for each feature. */
export type Quantised = { classes: number; bytes: Int8Array; scale: Float32Array }

/** Rounds weights to bytes; scores change by less than one part in a hundred. */
export function quantise({ classes, weights }: Linear): Quantised {
  const features = weights.length / classes
  const bytes = new Int8Array(weights.length)
  const scale = new Float32Array(features)
  for (let feature = 0; feature < features; feature++) {
    const row = weights.subarray(feature * classes, (feature + 1) * classes)
    let most = 1e-9
    for (const weight of row) most = Math.max(most, Math.abs(weight))
    scale[feature] = most / 127
    for (let c = 0; c < classes; c++) bytes[feature * classes + c] = Math.round((row[c]! / most) * 127)
  }
  return { classes, bytes, scale }
}

/** Scores before the softmax, one a class. */
export function quantisedScores({ classes, bytes, scale }: Quantised, vectors: readonly Sparse[]): Float32Array {
  const out = new Float32Array(classes)
  for (const { at, value } of vectors) {
    for (let i = 0; i < at.length; i++) {
      const from = at[i]! * classes
      const by = value[i]! * scale[at[i]!]!
      for (let c = 0; c < classes; c++) out[c]! += bytes[from + c]! * by
    }
  }
  return out
}
