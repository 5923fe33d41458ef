import type { Locale } from '../../../data/bilingual.ts'
import type { Bars } from './calibrate.ts'

/** Texts of one language as vectors in bytes; `labels` are places in `topics`, or `topics.length` for a text that has no topic. */
export type TextVectors = { locale: Locale; topics: string[]; labels: Uint16Array; scales: Float32Array; bytes: Int8Array }

/** All phrasings as an embedder sees them, and how far its word counts in each language. */
export type MeaningIndex = { version: number; dimensions: number; languages: (TextVectors & { bars: Bars })[] }

/** Changes when indexes of an earlier version can no longer be used. */
export const meaningVersion = 1

/** Keeps vectors in a quarter of the room: each number as a 127th of the largest of its vector, which changes a likeness by less than 0.01. */
export function toBytes(vectors: readonly Float32Array[], dimensions: number): Pick<TextVectors, 'scales' | 'bytes'> {
  const scales = new Float32Array(vectors.length)
  const bytes = new Int8Array(vectors.length * dimensions)
  vectors.forEach((vector, one) => {
    let most = 0
    for (const value of vector) most = Math.max(most, Math.abs(value))
    scales[one] = most / 127
    if (most > 0) for (let at = 0; at < dimensions; at++) bytes[one * dimensions + at] = Math.round((vector[at]! / most) * 127)
  })
  return { scales, bytes }
}

/** One text of the index as a vector again. */
export function vectorAt({ scales, bytes }: Pick<TextVectors, 'scales' | 'bytes'>, one: number, dimensions: number): Float32Array {
  return Float32Array.from(bytes.subarray(one * dimensions, (one + 1) * dimensions), (byte) => byte * scales[one]!)
}

/** How like the nearest text of each topic a question is, from -1 to 1; the last place is for texts without a topic. Texts that `skip` names are left out. */
export function likeness(
  { topics, labels, scales, bytes }: TextVectors,
  question: Float32Array,
  skip: (one: number) => boolean = () => false,
): Float32Array {
  const best = new Float32Array(topics.length + 1).fill(-1)
  const dimensions = question.length
  for (let one = 0; one < labels.length; one++) {
    if (skip(one)) continue
    const from = one * dimensions
    let sum = 0
    for (let at = 0; at < dimensions; at++) sum += bytes[from + at]! * question[at]!
    const like = sum * scales[one]!
    const label = labels[one]!
    if (like > best[label]!) best[label] = like
  }
  return best
}
