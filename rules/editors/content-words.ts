import type { Locale } from '../../data/bilingual.ts'
import { normalise } from '../knowledge/normalise.ts'
import { stem } from '../knowledge/stem.ts'
import { isMark, tokens } from '../knowledge/tokens.ts'

const setOf = (words: string) => new Set(words.split(' '))

/** Words that can be left out of a question without asking something else. What asks, allows or denies is not among them. */
const filler: Record<Locale, ReadonlySet<string>> = {
  nl: setOf(
    "de het een 't n ik je jij jullie me mij mij mijn mn m'n u uw wij we ons onze zich er dat die dit deze dan nou nu eigenlijk even gewoon wel ook maar en of te om is zijn ben bent was word wordt worden hoi hallo hey graag alsjeblieft alstublieft aub svp bedankt misschien precies",
  ),
  en: setOf(
    "the a an i i'm im you me my your we our it its is are am be been do does did so just please hi hello hey thanks really actually to of and or maybe exactly then there",
  ),
}

/** Words that say how something is asked, not about what: of no use to find questions about the same. */
const asking: Record<Locale, ReadonlySet<string>> = {
  nl: setOf(
    'wat wie waar wanneer hoe waarom welk welke hoeveel hoelang kan kun kunt kunnen mag mogen moet moeten wil willen zal zou heb hebt heeft hebben krijg krijgt krijgen ga gaat gaan doe doet doen kom komt komen weet vraag vragen iets als bij van voor met naar in op aan uit over door tot per niet geen nog al hij zij ze hun daar hier zo meer',
  ),
  en: setOf(
    'what who where when how why which can could may might must should will would have has had get gets go goes know want need question questions something if at by for with from in on about out up not no any some more he she they them this that as',
  ),
}

/** A question as it is compared letter by letter: small letters, no accents, no punctuation, single spaces. */
export const phraseKey = (text: string): string =>
  normalise(text)
    .replace(/[^\p{L}\p{N}€]+/gu, ' ')
    .trim()

/** The words of a question that matter to what it asks, as typed, in order; amounts become what they count. */
export const contentWords = (text: string, locale: Locale): string[] =>
  tokens(text).filter((token) => !isMark(token) && !filler[locale].has(token))

/** The stems of what a question is about, each once. Empty for a question that is all grammar ("wat kan ik doen?"). */
export const subjectStems = (text: string, locale: Locale): Set<string> =>
  new Set(
    contentWords(text, locale)
      .filter((word) => !asking[locale].has(word))
      .map((word) => stem(word, locale)),
  )

/** How much two questions are about the same, from 0 to 1: their shared stems against all of theirs (Dice). */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const stem of one) if (other.has(stem)) shared++
  return (2 * shared) / (one.size + other.size)
}
