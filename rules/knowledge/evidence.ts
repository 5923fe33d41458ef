import type { Word } from './analyse.ts'
import type { Sparse } from './feature-table.ts'

/** Scores of one question: chances a topic from each member and together, and the topics from likely to unlikely. */
export type Ranking = { together: Float32Array; softmax: Float32Array; bayes: Float32Array; energy: number; order: number[] }

/** What the gates look at, in this order; the first three also come squared. */
export const evidenceNames = [
  'chance',
  'margin',
  'energy',
  'chance2',
  'margin2',
  'energy2',
  'softmax',
  'bayes',
  'agree',
  'third',
  'spread',
  'unknown',
  'someUnknown',
  'repaired',
  'content',
  'words',
  'foreignToTopic',
  'coverage',
  'siblings',
] as const

/** How sure the ranking looks and how much of the question it rests on, as numbers. `inTopic` tells whether a word is used in the phrasings of the first topic. */
export function evidenceOf(
  words: readonly Word[],
  vector: Sparse,
  ranking: Ranking,
  inTopic: (word: Word) => boolean,
  siblings: boolean,
): number[] {
  const { together, softmax, bayes, energy, order } = ranking
  const [first = 0, second = 0, third = 0] = order
  const content = words.filter((word) => !word.common)
  const unknown = content.filter((word) => !word.known).length
  const strange = content.filter((word) => !inTopic(word)).length
  const chance = logit(together[first] ?? 0)
  const margin = Math.log((together[first] ?? 0) + 1e-4) - Math.log((together[second] ?? 0) + 1e-4)
  let spread = 0
  for (const one of together) spread -= one * Math.log(one + 1e-9)
  let found = 0
  for (const value of vector.value) found += value * value
  return [
    chance,
    margin,
    energy,
    chance ** 2,
    margin ** 2,
    energy ** 2,
    logit(softmax[first] ?? 0),
    logit(bayes[first] ?? 0),
    Number(best(softmax) === first) + Number(best(bayes) === first),
    (together[first] ?? 0) + (together[second] ?? 0) + (together[third] ?? 0),
    spread,
    Math.min(3, unknown),
    Number(unknown > 0),
    Math.min(3, words.filter((word) => word.repaired).length),
    Math.min(5, content.length),
    Math.log(1 + words.length),
    content.length > 0 ? strange / content.length : 1,
    found,
    Number(siblings),
  ]
}

const logit = (chance: number) => Math.log((chance + 1e-4) / (1 - chance + 1e-4))

function best(chances: Float32Array): number {
  let place = 0
  for (let at = 1; at < chances.length; at++) if (chances[at]! > chances[place]!) place = at
  return place
}
