import { type Features, type Kind, kinds } from './features.ts'

/** A sparse vector: places and values. */
export type Sparse = { at: Uint32Array; value: Float32Array }

/** Which features there are, by hash, with how telling each is. Open addressing; `slots` holds place + 1. */
export type FeatureTable = { hashes: Uint32Array; idf: Float32Array; unseen: Record<Kind, number>; find: (hash: number) => number }

export type KindWeights = Record<Kind, number>

/** Keeps the features that occur at least `least` times for their kind. */
export function createFeatureTable(all: readonly Features[], least: Record<Kind, number>): FeatureTable {
  const hashes: number[] = []
  const idf: number[] = []
  for (const kind of kinds) {
    const counts = new Map<number, number>()
    for (const features of all) for (const hash of features[kind]) counts.set(hash, (counts.get(hash) ?? 0) + 1)
    for (const [hash, count] of counts) {
      if (count < least[kind]) continue
      hashes.push(hash)
      idf.push(Math.log(1 + all.length / count))
    }
  }
  return openFeatureTable(Uint32Array.from(hashes), Float32Array.from(idf), all.length)
}

/** Opens a table that was kept. `examples` is how many questions it was made from. */
export function openFeatureTable(hashes: Uint32Array, idf: Float32Array, examples: number): FeatureTable {
  const size = 1 << Math.ceil(Math.log2(Math.max(16, hashes.length * 2)))
  const slots = new Uint32Array(size)
  hashes.forEach((hash, place) => {
    let slot = hash & (size - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
    slots[slot] = place + 1
  })
  const find = (hash: number): number => {
    let slot = hash & (size - 1)
    for (;;) {
      const place = (slots[slot] ?? 0) - 1
      if (place < 0 || hashes[place] === hash) return place
      slot = (slot + 1) & (size - 1)
    }
  }
  const rare = Math.log(1 + examples)
  return { hashes, idf, unseen: { stem: rare, pair: rare * 0.5, concept: rare, conceptPair: rare * 0.5, letters: rare * 0.5 }, find }
}

/** The two views of a question, which different classifiers see: its words and concepts, and its letters. */
export type Views = { words: Sparse; letters: Sparse }

const wordKinds = ['stem', 'pair', 'concept', 'conceptPair'] as const

/** The vectors of a question. */
export const viewsOf = (features: Features, table: FeatureTable, weights: KindWeights): Views => ({
  words: vectorOf(wordKinds, features, table, weights),
  letters: vectorOf(['letters'], features, table, weights),
})

/** Each kind of length `weights[kind]`, features nobody used before included in the length. */
function vectorOf(wanted: readonly Kind[], features: Features, table: FeatureTable, weights: KindWeights): Sparse {
  const at: number[] = []
  const value: number[] = []
  for (const kind of wanted) {
    const from = at.length
    let square = 0
    for (const hash of features[kind]) {
      const place = table.find(hash)
      const weight = place < 0 ? table.unseen[kind] : (table.idf[place] ?? 0)
      square += weight * weight
      if (place < 0) continue
      at.push(place)
      value.push(weight)
    }
    const scale = square > 0 ? weights[kind] / Math.sqrt(square) : 0
    for (let place = from; place < value.length; place++) value[place] = (value[place] ?? 0) * scale
  }
  return { at: Uint32Array.from(at), value: Float32Array.from(value) }
}
