import { lcg } from './lcg.ts'

/** A decision tree of three questions deep: seven cuts (`feature` below `cut` goes left, to node 2n+1), and a value for each of the eight ends. */
type Tree = { feature: number[]; cut: number[]; value: number[] }

/** Boosted trees over the evidence, and the chance from which the gate opens. `names` is the evidence they look at, in order. */
export type Gate = { names: string[]; base: number; trees: Tree[]; threshold: number }

/** One decision that was put to the test: what was seen, whether opening was right, and how much it counts. */
export type Trial = { evidence: Readonly<Record<string, number>>; right: boolean; weight: number }

const depth = 3
const inner = 2 ** depth - 1
const rounds = 80
const rate = 0.15
const calm = 5
const fewest = 20
const bins = 32

/** The gate's chance, 0 to 1, that opening is right. */
export function gateChance({ names, base, trees }: Gate, evidence: Readonly<Record<string, number>>): number {
  const row = names.map((name) => evidence[name] ?? 0)
  return 1 / (1 + Math.exp(-trees.reduce((sum, tree) => sum + endOf(tree, row), base)))
}

function endOf({ feature, cut, value }: Tree, row: readonly number[]): number {
  let node = 0
  while (node < inner) node = 2 * node + (row[feature[node]!]! < cut[node]! ? 1 : 2)
  return value[node - inner]!
}

/** Learns a gate from trials by gradient boosting; the same trials give the same gate. It is the mean of `bags` runs. The threshold is 0.5 until it is set. */
export function trainGate(trials: readonly Trial[], bags = 2): Gate {
  const names = Object.keys(trials[0]?.evidence ?? {})
  const rows = trials.map(({ evidence }) => names.map((name) => evidence[name] ?? 0))
  const cuts = names.map((_, at) => cutsOf(rows.map((row) => row[at]!)))
  const binned = names.map((_, at) => Uint8Array.from(rows.map((row) => binOf(row[at]!, cuts[at]!))))
  const right = trials.reduce((sum, trial) => sum + (trial.right ? trial.weight : 0), 1)
  const wrong = trials.reduce((sum, trial) => sum + (trial.right ? 0 : trial.weight), 1)
  const base = Math.log(right / wrong)
  const trees = Array.from({ length: bags }, (_, bag) => boost(trials, rows, binned, cuts, base, lcg(bag + 3)))
    .flat()
    .map((tree) => ({ ...tree, value: tree.value.map((value) => value / bags) }))
  return { names, base, trees, threshold: 0.5 }
}

/** One run of boosting; averaging some makes a gate less a matter of chance. */
function boost(
  trials: readonly Trial[],
  rows: readonly number[][],
  binned: readonly Uint8Array[],
  cuts: readonly number[][],
  base: number,
  random: () => number,
): Tree[] {
  const score = new Float64Array(trials.length).fill(base)
  const slope = new Float64Array(trials.length)
  const curve = new Float64Array(trials.length)
  const trees: Tree[] = []
  for (let round = 0; round < rounds; round++) {
    for (let one = 0; one < trials.length; one++) {
      const { right, weight } = trials[one]!
      const chance = 1 / (1 + Math.exp(-score[one]!))
      slope[one] = weight * (Number(right) - chance)
      curve[one] = weight * chance * (1 - chance)
    }
    const chosen = drawn(trials.length, 0.7, random)
    const looked = drawn(binned.length, 0.5, random)
    const tree = grow(chosen, looked, binned, cuts, slope, curve)
    trees.push(tree)
    for (let one = 0; one < rows.length; one++) score[one]! += endOf(tree, rows[one]!)
  }
  return trees
}

/** Each number below `count` with this chance, in order. */
function drawn(count: number, chance: number, random: () => number): Uint32Array {
  const numbers = new Uint32Array(count)
  let size = 0
  for (let one = 0; one < count; one++) if (random() < chance) numbers[size++] = one
  return numbers.subarray(0, size)
}

function grow(
  members: Uint32Array,
  looked: Uint32Array,
  binned: readonly Uint8Array[],
  cuts: readonly number[][],
  slope: Float64Array,
  curve: Float64Array,
): Tree {
  const tree: Tree = { feature: new Array(inner).fill(0), cut: new Array(inner).fill(1e9), value: new Array(inner + 1).fill(0) }
  const visit = (node: number, here: Uint32Array) => {
    const sums: [number, number] = [0, 0]
    for (const one of here) {
      sums[0] += slope[one]!
      sums[1] += curve[one]!
    }
    if (node >= inner) {
      tree.value[node - inner] = (rate * sums[0]) / (sums[1] + calm)
      return
    }
    const split = bestSplit(here, sums, looked, binned, cuts, slope, curve)
    if (!split) {
      visit(2 * node + 1, here)
      visit(2 * node + 2, here.subarray(0, 0))
      return
    }
    tree.feature[node] = split.at
    tree.cut[node] = cuts[split.at]![split.bin]!
    const [left, right] = divide(here, binned[split.at]!, split.bin)
    visit(2 * node + 1, left)
    visit(2 * node + 2, right)
  }
  visit(0, members)
  return tree
}

/** Those up to the bin and those above it, each in order. */
function divide(here: Uint32Array, bins: Uint8Array, bin: number): [Uint32Array, Uint32Array] {
  const left = new Uint32Array(here.length)
  const right = new Uint32Array(here.length)
  let [below, above] = [0, 0]
  for (const one of here) {
    if (bins[one]! <= bin) left[below++] = one
    else right[above++] = one
  }
  return [left.subarray(0, below), right.subarray(0, above)]
}

type Split = { at: number; bin: number; gain: number }

function bestSplit(
  here: Uint32Array,
  [slopes, curves]: [number, number],
  looked: Uint32Array,
  binned: readonly Uint8Array[],
  cuts: readonly number[][],
  slope: Float64Array,
  curve: Float64Array,
): Split | undefined {
  if (here.length < 2 * fewest) return undefined
  let best: Split | undefined
  const whole = slopes ** 2 / (curves + calm)
  for (const at of looked) {
    const slopeSums = new Float64Array(bins)
    const curveSums = new Float64Array(bins)
    const counts = new Uint32Array(bins)
    const places = binned[at]!
    for (let i = 0; i < here.length; i++) {
      const one = here[i]!
      const bin = places[one]!
      slopeSums[bin]! += slope[one]!
      curveSums[bin]! += curve[one]!
      counts[bin]!++
    }
    let [s, c, n] = [0, 0, 0]
    for (let bin = 0; bin < cuts[at]!.length; bin++) {
      s += slopeSums[bin]!
      c += curveSums[bin]!
      n += counts[bin]!
      if (n < fewest || here.length - n < fewest) continue
      const gain = s ** 2 / (c + calm) + (slopes - s) ** 2 / (curves - c + calm) - whole
      if (gain > (best?.gain ?? 1e-3)) best = { at, bin, gain }
    }
  }
  return best
}

function cutsOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const cuts = Array.from({ length: bins - 1 }, (_, at) => sorted[Math.floor((sorted.length * (at + 1)) / bins)]!)
  return [...new Set(cuts)].filter((cut) => cut > sorted[0]!)
}

const binOf = (value: number, cuts: readonly number[]): number => {
  let bin = 0
  while (bin < cuts.length && value >= cuts[bin]!) bin++
  return bin
}
