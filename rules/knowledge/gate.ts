/** A logistic regression over the evidence, and the chance from which it opens. */
export type Gate = { mean: number[]; spread: number[]; weights: number[]; bias: number; threshold: number }

/** One decision that was put to the test: what was seen, whether opening was right, and how much it counts. */
export type Trial = { evidence: readonly number[]; right: boolean; weight: number }

/** The gate's chance, 0 to 1, that opening is right. */
export function gateChance(gate: Gate, evidence: readonly number[]): number {
  let sum = gate.bias
  for (let at = 0; at < gate.weights.length; at++) sum += gate.weights[at]! * (((evidence[at] ?? 0) - gate.mean[at]!) / gate.spread[at]!)
  return 1 / (1 + Math.exp(-sum))
}

const rounds = 400
const ridge = 0.002

/** Learns a gate from trials, by gradient descent with momentum. The threshold is 0.5 until it is set. */
export function trainGate(trials: readonly Trial[]): Gate {
  const size = trials[0]?.evidence.length ?? 0
  const places = Array.from({ length: size }, (_, at) => at)
  const mean = places.map((at) => trials.reduce((sum, trial) => sum + trial.evidence[at]!, 0) / trials.length)
  const spread = places.map(
    (at) => Math.sqrt(trials.reduce((sum, trial) => sum + (trial.evidence[at]! - mean[at]!) ** 2, 0) / trials.length) || 1,
  )
  const rows = trials.map((trial) => places.map((at) => (trial.evidence[at]! - mean[at]!) / spread[at]!))
  const total = trials.reduce((sum, trial) => sum + trial.weight, 0)
  const weights = new Array<number>(size).fill(0)
  const speed = new Array<number>(size).fill(0)
  let bias = 0
  let biasSpeed = 0
  for (let round = 0; round < rounds; round++) {
    const slope = new Array<number>(size).fill(0)
    let biasSlope = 0
    rows.forEach((row, one) => {
      let sum = bias
      for (let at = 0; at < size; at++) sum += weights[at]! * row[at]!
      const off = (trials[one]!.weight * (1 / (1 + Math.exp(-sum)) - (trials[one]!.right ? 1 : 0))) / total
      for (let at = 0; at < size; at++) slope[at]! += off * row[at]!
      biasSlope += off
    })
    for (let at = 0; at < size; at++) {
      speed[at] = 0.9 * speed[at]! - 0.3 * (slope[at]! + ridge * weights[at]!)
      weights[at]! += speed[at]!
    }
    biasSpeed = 0.9 * biasSpeed - 0.3 * biasSlope
    bias += biasSpeed
  }
  return { mean, spread, weights, bias, threshold: 0.5 }
}

/** The lowest threshold at which opening wrongly stays under `mostWrong` of all trials that `counts` picks. */
export function safeThreshold(gate: Gate, trials: readonly Trial[], mostWrong: number): number {
  const ranked = trials.map((trial) => ({ chance: gateChance(gate, trial.evidence), trial })).sort((a, b) => b.chance - a.chance)
  const allowed = mostWrong * trials.reduce((sum, trial) => sum + trial.weight, 0)
  let wrong = 0
  let threshold = 1
  for (const { chance, trial } of ranked) {
    if (!trial.right) wrong += trial.weight
    if (wrong > allowed) break
    threshold = chance
  }
  return threshold
}
