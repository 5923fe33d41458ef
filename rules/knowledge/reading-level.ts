import type { Locale } from '../../data/bilingual.ts'

/**
 * How hard a text is. Dutch: Flesch-Douma, 0 (hard) to 100 (easy): 206.84 - 0.93 words a sentence - 77 syllables a word. English: Flesch-Kincaid, the
 * school grade that can read it: 0.39 words a sentence + 11.8 syllables a word - 15.59.
 */
export function readingLevel(text: string, locale: Locale): number {
  const sentences = Math.max(1, (text.match(/[.!?](?=\s|$)/g) ?? []).length)
  const words = text.match(/\p{L}[\p{L}'-]*/gu) ?? []
  if (words.length === 0) return locale === 'nl' ? 100 : 0
  const length = words.length / sentences
  const weight = words.reduce((sum, word) => sum + syllables(word, locale), 0) / words.length
  return locale === 'nl' ? 206.84 - 0.93 * length - 77 * weight : 0.39 * length + 11.8 * weight - 15.59
}

/** Syllables of a word, by its groups of vowels; off by one now and then, which evens out over a text. */
export function syllables(word: string, locale: Locale): number {
  const small = word.toLowerCase()
  if (locale === 'nl')
    return Math.max(1, (small.match(/aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|ou|au|ui|ei|ij|eu|[aeiouy\u00e0-\u00ff]/g) ?? []).length)
  const spoken = small.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
  return Math.max(1, (spoken.match(/[aeiouy]{1,2}/g) ?? []).length)
}
