import { featureHash } from './feature-hash.ts'

/** A set of words as bits: no word is forgotten, about one strange word in two hundred is taken for one of them. */
export type Bloom = { bits: Uint8Array; has: (word: string) => boolean }

const probes = 6
const bitsPerWord = 11

/** Makes room for `count` words, or reads the bits of an earlier one. */
export function createBloom(from: { count: number } | { bits: Uint8Array }): Bloom & { add: (word: string) => void } {
  const bits = 'bits' in from ? from.bits : new Uint8Array(Math.max(8, Math.ceil((from.count * bitsPerWord) / 8)))
  const size = bits.length * 8
  const each = (word: string, visit: (byte: number, mask: number) => boolean): boolean => {
    const step = featureHash(word, 77) | 1
    let place = featureHash(word, 11)
    for (let probe = 0; probe < probes; probe++, place = (place + step) >>> 0) {
      const bit = place % size
      if (!visit(bit >>> 3, 1 << (bit & 7))) return false
    }
    return true
  }
  return {
    bits,
    has: (word) => each(word, (byte, mask) => ((bits[byte] ?? 0) & mask) !== 0),
    add: (word) => {
      each(word, (byte, mask) => {
        bits[byte] = (bits[byte] ?? 0) | mask
        return true
      })
    },
  }
}
