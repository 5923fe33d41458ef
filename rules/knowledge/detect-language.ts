import { type Locale, locales } from '../../data/bilingual.ts'
import { isMark } from './tokens.ts'

/** What a language knows: its small words, the words of its phrasings, and its word list. */
export type Known = { common: ReadonlySet<string>; phrasings: { has: (word: string) => boolean }; isWord: (word: string) => boolean }

const enough = 1

/** The language the words are in; `otherwise` when they could be either. */
export function detectLanguage(found: readonly string[], known: Record<Locale, Known>, otherwise: Locale): Locale {
  const score = { nl: 0, en: 0 }
  for (const word of found) {
    if (isMark(word) || word.startsWith('#') || word.length < 2) continue
    const points = locales.map((locale) => {
      const { common, phrasings, isWord } = known[locale]
      return (common.has(word) ? 2 : 0) + (phrasings.has(word) ? 1 : 0) + (isWord(word) ? 1 : 0)
    })
    score.nl += Math.max(0, (points[0] ?? 0) - (points[1] ?? 0))
    score.en += Math.max(0, (points[1] ?? 0) - (points[0] ?? 0))
  }
  if (score.nl - score.en > enough) return 'nl'
  if (score.en - score.nl > enough) return 'en'
  return score.nl === score.en ? otherwise : score.nl > score.en ? 'nl' : 'en'
}
