import type { Views } from './feature-table.ts'
import type { Linear } from './softmax.ts'

/** Naive Bayes as a linear classifier: how much likelier a feature is in a class than anywhere. `strength` is how far scores are apart. */
export function trainBayes(
  questions: readonly Views[],
  labels: Uint16Array,
  classes: number,
  features: number,
  { prior, strength }: { prior: number; strength: number },
): Linear {
  const weights = new Float32Array(features * classes)
  const perClass = new Float64Array(classes)
  const perFeature = new Float64Array(features)
  let total = 0
  questions.forEach(({ words, letters }, one) => {
    const label = labels[one]!
    for (const { at, value } of [words, letters])
      for (let i = 0; i < at.length; i++) {
        weights[at[i]! * classes + label]! += value[i]!
        perFeature[at[i]!]! += value[i]!
        perClass[label]! += value[i]!
        total += value[i]!
      }
  })
  const whole = Math.log(total + prior * features)
  const inClass = perClass.map((sum) => Math.log(sum + prior * features))
  for (let feature = 0; feature < features; feature++) {
    const anywhere = Math.log(perFeature[feature]! + prior) - whole
    for (let c = 0; c < classes; c++) {
      const place = feature * classes + c
      weights[place] = strength * (Math.log(weights[place]! + prior) - inClass[c]! - anywhere)
    }
  }
  return { classes, weights }
}
