import { analyseTokens } from './analyse.ts'
import { type Features, featuresOf } from './features.ts'
import { createVocabulary, type Language, openLexicon } from './lexicon.ts'
import type { Example } from './model.ts'
import { tokens } from './tokens.ts'

/** A question cut into words and features once, for all the times it is learnt from. */
export type Prepared = Example & { tokens: string[]; features: Features }

/** A prepared question with a topic. */
export type Labelled = Prepared & { topic: string }

/** How often each word occurs. */
export function countWords(questions: readonly { tokens: string[] }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { tokens } of questions) for (const word of tokens) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Prepares the questions of one language; words are known by those with a topic. */
export function prepare(examples: readonly Example[], language: Language): Prepared[] {
  const cut = examples.map((example) => ({ ...example, tokens: tokens(example.text) }))
  const lexicon = openLexicon(language, createVocabulary(language, countWords(cut.filter(({ topic }) => topic !== null))))
  return cut.map((one) => ({ ...one, features: featuresOf(analyseTokens(one.tokens, lexicon)) }))
}

/** Those with a topic. */
export const labelled = (questions: readonly Prepared[]): Labelled[] => questions.filter((one): one is Labelled => one.topic !== null)
