import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import type { Locale } from '../../data/bilingual.ts'

/** The stem of a word in small letters, for comparing only; amounts such as `#money` stay as they are. */
export function stem(word: string, locale: Locale): string {
  if (word.length < 4 || word.startsWith('#')) return word
  return locale === 'nl' ? settle(dutch(word)) : english(word)
}

/** Snowball keeps "verdien", "verdient" and "verdiend", "huis" and "huiz" apart; here they meet. */
const settle = (word: string): string =>
  word
    .replace(/(?<=..[bcfghklmnprsvwxz])[dt]$/, '')
    .replace(/([bcdfgklmnprst])\1$/, '$1')
    .replace(/([aeou])\1(?=[bcdfgklmnprst]$)/, '$1')
    .replace(/z$/, 's')
    .replace(/v$/, 'f')
