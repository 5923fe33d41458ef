import { type Locale, locales } from '../../data/bilingual.ts'
import type { Phrasing } from '../../data/knowledge-draft.ts'
import { editDistance } from '../knowledge/edit-distance.ts'
import { stem } from '../knowledge/stem.ts'
import { contentWords, likeness, phraseKey, subjectStems } from './content-words.ts'

/** Questions longer than this are told as a story and hold more than one thing. In words. */
const mostWords = 30
/** A slip in a shorter word is another word. In letters. */
const shortestSlip = 5
/** From this likeness on a phrasing is worth offering as a choice. */
const near = 0.6

export type PhrasingMatcher = {
  /** The phrasing that asks the same beyond doubt: the same words, or the same content words with at most one typing slip. */
  same: (text: string, locale: Locale) => Phrasing | undefined
  /** Phrasings about much the same, the likest first, each topic once. */
  near: (text: string, locale: Locale) => { topic: string; score: number }[]
}

/** Finds added phrasings in what people ask; the language of the conversation goes first. `isWord` keeps a word of the knowledge base from being taken for a slip. */
export function matchPhrasings(phrasings: readonly Phrasing[], isWord: (word: string) => boolean): PhrasingMatcher {
  const byLocale = Object.fromEntries(locales.map((locale) => [locale, index(phrasings, locale, isWord)])) as Record<Locale, Index>
  const inOrder = (locale: Locale) => [byLocale[locale], ...locales.filter((one) => one !== locale).map((one) => byLocale[one])]
  return {
    same(text, locale) {
      for (const one of inOrder(locale)) {
        const found = one.same(text)
        if (found) return found
      }
      return undefined
    },
    near: (text, locale) => byLocale[locale].near(text),
  }
}

type Index = { same: (text: string) => Phrasing | undefined; near: (text: string) => { topic: string; score: number }[] }

function index(all: readonly Phrasing[], locale: Locale, isWord: (word: string) => boolean): Index {
  const equal = new Map<string, Phrasing>()
  const bySet = new Map<string, Phrasing>()
  /** Without one word each, so that a question with a slip in that word is found by the others. */
  const byRest = new Map<string, { phrasing: Phrasing; word: string }[]>()
  const mine = all.filter((one) => one.locale === locale)
  for (const phrasing of mine) {
    const words = contentWords(phrasing.text, locale)
    equal.set(phraseKey(phrasing.text), phrasing)
    // One word says too little: "opvang" asks more than "is er opvang".
    if (words.length < 2) continue
    bySet.set(setKey(words, locale), phrasing)
    words.forEach((word, at) => {
      const rest = setKey(words.toSpliced(at, 1), locale)
      byRest.set(rest, [...(byRest.get(rest) ?? []), { phrasing, word }])
    })
  }
  const subjects = mine.map((phrasing) => ({ phrasing, stems: subjectStems(phrasing.text, locale) }))

  function withSlip(words: readonly string[]): Phrasing | undefined {
    for (const [at, typed] of words.entries()) {
      if (typed.length < shortestSlip) continue
      const found = (byRest.get(setKey(words.toSpliced(at, 1), locale)) ?? []).find(
        ({ word }) => word.length >= shortestSlip && editDistance(word, typed, 1) <= 1,
      )
      if (found && !isWord(typed)) return found.phrasing
    }
    return undefined
  }

  return {
    same(text) {
      if (mine.length === 0) return undefined
      const exact = equal.get(phraseKey(text))
      if (exact) return exact
      const words = contentWords(text, locale)
      if (words.length < 2 || words.length > mostWords) return undefined
      return bySet.get(setKey(words, locale)) ?? withSlip(words)
    },
    near(text) {
      if (mine.length === 0) return []
      const stems = subjectStems(text, locale)
      const best = new Map<string, number>()
      for (const { phrasing, stems: other } of subjects) {
        const score = likeness(stems, other)
        if (score >= near && score > (best.get(phrasing.topic) ?? 0)) best.set(phrasing.topic, score)
      }
      return [...best].map(([topic, score]) => ({ topic, score })).sort((a, b) => b.score - a.score)
    },
  }
}

const setKey = (words: readonly string[], locale: Locale) => [...new Set(words.map((word) => stem(word, locale)))].sort().join(' ')
