import type { Sparse } from './feature-table.ts'

/** Which training questions hold each feature: those of feature `f` are from `starts[f]` to `starts[f + 1]`, with how much it counts there in bytes of 1/255. */
export type Postings = { starts: Uint32Array; questions: Uint16Array; shares: Uint8Array; labels: Uint16Array }

/** Turns the training questions round. At most 65,535 of them are kept. */
export function createPostings(vectors: readonly Sparse[], labels: Uint16Array, features: number): Postings {
  const kept = vectors.slice(0, 65_535)
  const starts = new Uint32Array(features + 1)
  for (const { at } of kept) for (const feature of at) starts[feature + 1]!++
  for (let feature = 0; feature < features; feature++) starts[feature + 1]! += starts[feature]!
  const next = starts.slice()
  const questions = new Uint16Array(starts[features]!)
  const shares = new Uint8Array(starts[features]!)
  kept.forEach(({ at, value }, one) => {
    at.forEach((feature, i) => {
      const place = next[feature]!++
      questions[place] = one
      shares[place] = Math.round(Math.min(1, value[i]!) * 255)
    })
  })
  return { starts, questions, shares, labels: labels.slice(0, kept.length) }
}

/** For each class how much the question resembles its most similar training question; both have length `norm`, so that 1 is equal. */
export function similarities(
  { starts, questions, shares, labels }: Postings,
  { at, value }: Sparse,
  classes: number,
  norm: number,
): Float32Array {
  const sums = new Float32Array(labels.length)
  for (let i = 0; i < at.length; i++) {
    const by = value[i]! / (255 * norm * norm)
    const end = starts[at[i]! + 1]!
    for (let place = starts[at[i]!]!; place < end; place++) sums[questions[place]!]! += shares[place]! * by
  }
  const best = new Float32Array(classes)
  for (let one = 0; one < sums.length; one++) {
    const label = labels[one]!
    if (sums[one]! > best[label]!) best[label] = sums[one]!
  }
  return best
}
