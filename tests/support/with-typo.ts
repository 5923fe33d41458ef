import { lcg } from '../../rules/knowledge/lcg.ts'

/** A text with one typing slip in one of its longer words: a letter left out, doubled, or two swapped. The same `seed` gives the same slip. */
export function withTypo(text: string, seed: number): string {
  const random = lcg(seed * 7919 + 13)
  random()
  const words = text.split(' ')
  const long = words.flatMap((word, at) => (/^\p{L}{4,}/u.test(word) ? [at] : []))
  const place = long[Math.floor(random() * long.length)]
  if (place === undefined) return text
  const word = words[place] ?? ''
  const at = 1 + Math.floor(random() * (word.length - 2))
  const kind = Math.floor(random() * 3)
  const slip =
    kind === 0
      ? word.slice(0, at) + word.slice(at + 1)
      : kind === 1
        ? word.slice(0, at) + word[at] + word.slice(at)
        : word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2)
  return words.with(place, slip).join(' ')
}
