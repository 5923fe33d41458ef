import type { Locale } from '../data/bilingual.ts'
import { normalise } from './normalise.ts'

const marks = {
  nl: new Set(
    'ik je jij het een de en of niet wat hoe wie waar kan mag moet heb ben wil naar voor met dat is zijn maar als ook nog wel geen graag mijn welke worden hoeveel wanneer waarom hebben leraar juf meester school opleiding'.split(
      ' ',
    ),
  ),
  en: new Set(
    'i you the a an and or not what how who where can may must have am want to for with that is are but if also yet no please my which become much when why do does did teacher degree need would could should about from this'.split(
      ' ',
    ),
  ),
}

/** The language a text is evidently written in, or nothing when it is short or could be either. Counts small words that belong to one language. */
export function languageOf(text: string): Locale | undefined {
  const words = normalise(text).split(' ')
  if (words.length < 3) return undefined
  const nl = words.filter((word) => marks.nl.has(word) && !marks.en.has(word)).length
  const en = words.filter((word) => marks.en.has(word) && !marks.nl.has(word)).length
  if (nl >= 2 && nl >= 2 * en) return 'nl'
  if (en >= 2 && en >= 2 * nl) return 'en'
  return undefined
}
