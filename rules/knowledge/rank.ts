import type { Views } from './feature-table.ts'
import { softmax } from './softmax.ts'

/** How the classes score on a question, one score a class. The last class stands for "none of the topics". */
export type Scorers = {
  classes: number
  words: (question: Views) => Float32Array
  letters: (question: Views) => Float32Array
  bayes: (question: Views) => Float32Array
  similar: (question: Views) => Float32Array
}

/** What all members say about a question. Chances are one a class; `order` holds the topics from likely to unlikely, without "none". */
export type Ranking = {
  together: Float32Array
  members: { words: Float32Array; letters: Float32Array; bayes: Float32Array }
  similar: Float32Array
  energy: { words: number; letters: number }
  order: number[]
}

/** What each member's chances are raised to: Bayes counts for less because it is always too sure. */
const shares = { words: 0.5, letters: 0.5, bayes: 0.3 }
const floor = 1e-3

/** Ranks the topics for a question by all members together: their chances multiplied. */
export function rank(question: Views, scorers: Scorers): Ranking {
  const raw = { words: scorers.words(question), letters: scorers.letters(question) }
  const energy = { words: logSum(raw.words), letters: logSum(raw.letters) }
  const members = { words: softmax(raw.words), letters: softmax(raw.letters), bayes: softmax(scorers.bayes(question)) }
  const together = new Float32Array(scorers.classes)
  for (let c = 0; c < scorers.classes; c++) {
    together[c] =
      shares.words * Math.log(members.words[c]! + floor) +
      shares.letters * Math.log(members.letters[c]! + floor) +
      shares.bayes * Math.log(members.bayes[c]! + floor)
  }
  softmax(together)
  const order = Array.from({ length: scorers.classes - 1 }, (_, at) => at).sort((a, b) => together[b]! - together[a]!)
  return { together, members, similar: scorers.similar(question), energy, order }
}

function logSum(scores: Float32Array): number {
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) most = Math.max(most, score)
  let sum = 0
  for (const score of scores) sum += Math.exp(score - most)
  return most + Math.log(sum)
}
