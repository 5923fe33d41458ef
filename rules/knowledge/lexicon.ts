import type { Locale } from '../../data/bilingual.ts'
import type { Concepts, WordLists } from '../../data/load-words.ts'
import { type ConceptMatcher, createConceptMatcher } from './concept-matcher.ts'
import { indexSpelling, openRepair, type Repair, type SpellingIndex } from './spelling.ts'
import { stem } from './stem.ts'

/** What the knowledge base says, and what a language has, in words. */
export type Lexicon = {
  locale: Locale
  common: ReadonlySet<string>
  not: ReadonlySet<string>
  stems: ReadonlySet<string>
  /** True for a word that may be part of a compound: from the phrasings, correctly spelt, of four letters or more. */
  isPart: (word: string) => boolean
  concepts: ConceptMatcher
  repair: Repair
  /** True for a correctly spelt word of the language; about 1 strange word in 200 passes too. */
  isWord: (word: string) => boolean
}

/** The resources of one language that do not depend on the knowledge base. */
export type Language = { locale: Locale; words: WordLists; concepts: Concepts; isWord: (word: string) => boolean }

/** What a language's phrasings say, in a form that is kept and opened fast. */
export type Vocabulary = { words: string[]; stems: string[]; spelling: SpellingIndex }

/** `counts` is how often each word occurs in the phrasings. Words that are in no dictionary and occur once are taken for slips, and nothing is repaired into them. */
export function createVocabulary({ locale, words, isWord }: Language, counts: ReadonlyMap<string, number>): Vocabulary {
  const common = words.common[locale]
  const good = new Map([...counts].filter(([word, count]) => count > 1 || isWord(word)))
  for (const word of common) good.set(word, (good.get(word) ?? 0) + 1)
  const stems = new Set([...counts.keys(), ...common].map((word) => stem(word, locale)))
  return { words: [...counts.keys()], stems: [...stems], spelling: indexSpelling(good) }
}

/** Opens a vocabulary that was made with the same language's words. */
export function openLexicon({ locale, words, concepts, isWord }: Language, { stems: known, spelling }: Vocabulary): Lexicon {
  const common = new Set(words.common[locale])
  const stems = new Set(known)
  return {
    locale,
    common,
    not: new Set(words.not[locale]),
    stems,
    isPart: (word) => word.length > 3 && !common.has(word) && isWord(word) && stems.has(stem(word, locale)),
    concepts: createConceptMatcher(concepts, locale),
    repair: openRepair(spelling),
    isWord,
  }
}
