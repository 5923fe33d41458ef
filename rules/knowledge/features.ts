import type { Word } from './analyse.ts'
import { featureHash } from './feature-hash.ts'

/** Kinds of features; each kind is a vector of length 1, times its weight. */
export const kinds = ['stem', 'pair', 'concept', 'conceptPair', 'letters'] as const
export type Kind = (typeof kinds)[number]

/** Hashes of what a question consists of, by kind; a hash occurs once. */
export type Features = Record<Kind, Set<number>>

const seeds: Record<Kind, number> = { stem: 1, pair: 2, concept: 3, conceptPair: 4, letters: 6 }
const gramLengths = [2, 3, 4]

/** Stems, pairs of neighbouring and nearly neighbouring words, concepts and their pairs, and pieces of 2 to 4 letters. */
export function featuresOf(words: readonly Word[]): Features {
  const features: Features = { stem: new Set(), pair: new Set(), concept: new Set(), conceptPair: new Set(), letters: new Set() }
  const add = (kind: Kind, text: string) => features[kind].add(featureHash(text, seeds[kind]))
  const all = ['<', ...words.map((word) => word.stem), '>']
  for (const word of words) {
    add('stem', word.stem)
    for (const part of word.parts) add('stem', part)
    if (word.negated) add('stem', `-${word.stem}`)
    for (const name of word.concepts) {
      add('concept', name)
      if (word.negated) add('concept', `-${name}`)
    }
    if (!word.text.startsWith('#')) letters(`_${word.text}_`, add)
  }
  all.forEach((one, at) => {
    const next = all[at + 1]
    const after = all[at + 2]
    if (next !== undefined) add('pair', `${one} ${next}`)
    if (after !== undefined) add('pair', `${one} * ${after}`)
  })
  const content = words.filter((word) => !word.common).map((word) => word.stem)
  content.forEach((one, at) => {
    for (const other of content.slice(at + 1, at + 4)) add('pair', [one, other].sort().join('&'))
  })
  const names = [...new Set(words.flatMap((word) => word.concepts))].sort()
  names.forEach((one, at) => {
    for (const other of names.slice(at + 1, at + 12)) add('conceptPair', `${one} ${other}`)
  })
  return features
}

/** The hash under which a stem is kept. */
export const stemHash = (text: string): number => featureHash(text, seeds.stem)

function letters(word: string, add: (kind: Kind, text: string) => void) {
  for (const length of gramLengths) for (let at = 0; at + length <= word.length; at++) add('letters', word.slice(at, at + length))
}
