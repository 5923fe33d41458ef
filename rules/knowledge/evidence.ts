import type { Word } from './analyse.ts'
import type { Views } from './feature-table.ts'
import type { Ranking } from './rank.ts'

/** Everything a question's evidence is made from. */
export type Seen = { words: readonly Word[]; question: Views; ranking: Ranking; inTopic: (word: Word) => boolean; siblings: boolean }

/** How sure the ranking looks and how much of the question it rests on, as numbers that the gates learn from. */
export function evidenceOf({ words, question, ranking, inTopic, siblings }: Seen): Record<EvidenceName, number> {
  const { together, members, similar, energy, order } = ranking
  const [first = 0, second = 0, third = 0] = order
  const none = together.length - 1
  const chance = (chances: Float32Array, place = first) => logit(chances[place] ?? 0)
  const each = [chance(members.words), chance(members.letters), chance(members.bayes)]
  const content = words.filter((word) => !word.common)
  const unknown = content.filter((word) => !word.known).length
  const strange = content.filter((word) => !inTopic(word)).length
  let otherwise = 0
  for (let c = 0; c < none; c++) if (c !== first && similar[c]! > otherwise) otherwise = similar[c]!
  let spread = 0
  for (const one of together) spread -= one * Math.log(one + 1e-9)
  return {
    chance: chance(together),
    margin: Math.log(together[first]! + 1e-4) - Math.log((together[second] ?? 0) + 1e-4),
    words: each[0]!,
    letters: each[1]!,
    bayes: each[2]!,
    least: Math.min(...each),
    agree: Object.values(members).filter((chances) => best(chances) === first).length,
    none: chance(together, none),
    noneWords: chance(members.words, none),
    noneBayes: chance(members.bayes, none),
    three: together[first]! + (together[second] ?? 0) + (together[third] ?? 0),
    spread,
    energyWords: energy.words,
    energyLetters: energy.letters,
    similar: similar[first] ?? 0,
    similarMargin: (similar[first] ?? 0) - otherwise,
    unknown: Math.min(3, unknown),
    repaired: Math.min(3, words.filter((word) => word.repaired).length),
    content: Math.min(6, content.length),
    length: Math.log(1 + words.length),
    strange: content.length > 0 ? strange / content.length : 1,
    strangers: Math.min(4, strange),
    foundWords: length(question.words.value),
    foundLetters: length(question.letters.value),
    siblings: Number(siblings),
  }
}

export type EvidenceName =
  | 'chance'
  | 'margin'
  | 'words'
  | 'letters'
  | 'bayes'
  | 'least'
  | 'agree'
  | 'none'
  | 'noneWords'
  | 'noneBayes'
  | 'three'
  | 'spread'
  | 'energyWords'
  | 'energyLetters'
  | 'similar'
  | 'similarMargin'
  | 'unknown'
  | 'repaired'
  | 'content'
  | 'length'
  | 'strange'
  | 'strangers'
  | 'foundWords'
  | 'foundLetters'
  | 'siblings'

const logit = (chance: number) => Math.log((chance + 1e-4) / (1 - chance + 1e-4))

const length = (values: Float32Array) => {
  let square = 0
  for (const value of values) square += value * value
  return square
}

function best(chances: Float32Array): number {
  let place = 0
  for (let at = 1; at < chances.length; at++) if (chances[at]! > chances[place]!) place = at
  return place
}
