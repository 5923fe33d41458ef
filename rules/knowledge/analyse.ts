import { splitCompound } from './compound.ts'
import type { Lexicon } from './lexicon.ts'
import { stem } from './stem.ts'
import { isMark, tokens } from './tokens.ts'

/** One word of a question as the engine sees it. */
export type Word = {
  text: string
  stem: string
  /** Says nothing about the subject by itself ("kan", "the"). */
  common: boolean
  /** Stands after "niet", "geen", "without" in the same part of the sentence. */
  negated: boolean
  /** In the phrasings, a concept, a compound of such words, or repaired into one. */
  known: boolean
  repaired: boolean
  parts: readonly string[]
  concepts: readonly string[]
}

const reachOfNot = 3

/** Reads a question: words, repaired where that is safe, with stems, parts of compounds, concepts and negation. */
export function analyse(text: string, lexicon: Lexicon): Word[] {
  return analyseTokens(tokens(text), lexicon)
}

/** The same for words that have been cut before. */
export function analyseTokens(found: readonly string[], lexicon: Lexicon): Word[] {
  const { locale, common, stems, repair, isWord, isPart } = lexicon
  const knows = (word: string) => word.startsWith('#') || common.has(word) || stems.has(stem(word, locale))
  const spelt = found.map((token) => {
    if (isMark(token) || knows(token)) return { text: token, repaired: false }
    if (isWord(token) || lexicon.concepts([token], [stem(token, locale)])[0]?.length) return { text: token, repaired: false }
    const better = repair(token)
    return better ? { text: better, repaired: true } : { text: token, repaired: false }
  })
  const roots = spelt.map(({ text }) => stem(text, locale))
  const concepts = lexicon.concepts(
    spelt.map(({ text }) => text),
    roots,
  )
  let reach = 0
  return spelt.flatMap(({ text, repaired }, at) => {
    if (isMark(text)) {
      reach = 0
      return []
    }
    const isKnown = knows(text)
    const parts = text.length >= 7 && !common.has(text) ? (splitCompound(text, isPart) ?? []) : []
    const word: Word = {
      text,
      stem: roots[at] ?? text,
      common: common.has(text),
      negated: reach > 0 && !common.has(text),
      known: isKnown || parts.length > 0 || (concepts[at]?.length ?? 0) > 0,
      repaired,
      parts: parts.map((part) => stem(part, locale)),
      concepts: concepts[at] ?? [],
    }
    reach = lexicon.not.has(text) ? reachOfNot : word.common ? reach : reach - 1
    return [word]
  })
}
