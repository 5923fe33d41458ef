import type { Labelled } from './prepare.ts'
import { stem } from './stem.ts'

const alike = 0.4

/**
 * Divides the examples into `count` folds such that phrasings of a topic that resemble each other are in the same one: what is tried then is new wording,
 * as from another author, and not the same sentence with another verb. Returns the fold of each example.
 */
export function foldsOf(examples: readonly Pick<Labelled, 'tokens' | 'topic' | 'locale'>[], count: number): Uint8Array {
  const folds = new Uint8Array(examples.length)
  const byTopic = Map.groupBy(examples.keys(), (at) => examples[at]!.topic)
  let turn = 0
  for (const members of byTopic.values()) {
    const bags = members.map((at) => new Set(examples[at]!.tokens.map((word) => stem(word, examples[at]!.locale))))
    const cluster = members.map((_, at) => at)
    const rootOf = (at: number): number => (cluster[at] === at ? at : rootOf(cluster[at]!))
    bags.forEach((bag, one) => {
      for (let other = 0; other < one; other++) if (overlap(bag, bags[other]!) > alike) cluster[rootOf(one)] = rootOf(other)
    })
    const sizes = new Array<number>(count).fill(0)
    const foldOfCluster = new Map<number, number>()
    members.forEach((at, one) => {
      const root = rootOf(one)
      const fold = foldOfCluster.get(root) ?? emptiest(sizes, turn++)
      foldOfCluster.set(root, fold)
      sizes[fold]!++
      folds[at] = fold
    })
  }
  return folds
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0
  for (const word of one) if (other.has(word)) both++
  return both / (one.size + other.size - both)
}

function emptiest(sizes: readonly number[], from: number): number {
  let best = from % sizes.length
  for (let ahead = 1; ahead < sizes.length; ahead++)
    if (sizes[(from + ahead) % sizes.length]! < sizes[best]!) best = (from + ahead) % sizes.length
  return best
}
