import { editDistance } from './edit-distance.ts'
import { featureHash } from './feature-hash.ts'

/** The known word somebody meant with `word`, or nothing. The commonest of the nearest wins. */
export type Repair = (word: string) => string | undefined

const shortest = 4
const longest = 24
/** Longer words hold two slips and are still recognisable. */
const twoSlipsFrom = 8
/** Words an index can tell apart. */
const room = 2 ** 20

/** Correctly spelt words, how often each occurs, and hashes of each with a letter or two left out, sorted, with the word's place. */
export type SpellingIndex = { words: string[]; times: Uint16Array; hashes: Uint32Array; places: Uint32Array }

/** Makes the index that `openRepair` looks into. `counts` is how often each correctly spelt word occurs. */
export function indexSpelling(counts: ReadonlyMap<string, number>): SpellingIndex {
  const words = [...counts.keys()].filter((word) => word.length >= shortest && word.length <= longest && !word.startsWith('#'))
  const packed: number[] = []
  words.forEach((word, at) => {
    for (const part of deletions(word, word.length >= twoSlipsFrom ? 2 : 1)) packed.push(featureHash(part, 5) * room + at)
  })
  const sorted = Float64Array.from(packed).sort()
  return {
    words,
    times: Uint16Array.from(words, (word) => Math.min(65_535, counts.get(word) ?? 0)),
    hashes: Uint32Array.from(sorted, (one) => Math.floor(one / room)),
    places: Uint32Array.from(sorted, (one) => one % room),
  }
}

/** How many words a repair remembers: a message is read whole and in parts, and people repeat their words. */
const remembered = 500

/** Looks for words one slip away (two in long words). */
export function openRepair(index: SpellingIndex): Repair {
  const found = new Map<string, string | undefined>()
  const look = nearest(index)
  return (word) => {
    if (word.length < shortest || word.length > longest) return undefined
    if (found.has(word)) return found.get(word)
    if (found.size === remembered) found.clear()
    const best = look(word)
    found.set(word, best)
    return best
  }
}

function nearest({ words, times, hashes, places }: SpellingIndex): Repair {
  return (word) => {
    const most = word.length >= twoSlipsFrom ? 2 : 1
    let best: string | undefined
    let bestScore = Number.POSITIVE_INFINITY
    for (const part of deletions(word, most)) {
      const hash = featureHash(part, 5)
      for (let at = lowerBound(hashes, hash); hashes[at] === hash; at++) {
        const place = places[at] ?? 0
        const candidate = words[place] ?? ''
        const distance = editDistance(word, candidate, most)
        if (distance > most) continue
        const score = distance + (candidate[0] === word[0] ? 0 : 0.5) - Math.min(0.4, 0.05 * Math.log2(1 + (times[place] ?? 0)))
        if (score < bestScore) [best, bestScore] = [candidate, score]
      }
    }
    return best
  }
}

function deletions(word: string, most: number): Set<string> {
  const found = new Set([word])
  let edge = [word]
  for (let round = 0; round < most; round++) {
    const next: string[] = []
    for (const one of edge) {
      for (let at = 0; at < one.length; at++) {
        const shorter = one.slice(0, at) + one.slice(at + 1)
        if (!found.has(shorter)) {
          found.add(shorter)
          next.push(shorter)
        }
      }
    }
    edge = next
  }
  return found
}

function lowerBound(values: Uint32Array, wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
