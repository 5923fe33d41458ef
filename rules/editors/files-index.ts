import { type Locale, locales } from '../../data/bilingual.ts'
import type { KnowledgeTopic } from '../../data/knowledge-topic.ts'
import { contentWords, phraseKey } from './content-words.ts'

/** What the files of the knowledge base hold: under which topic a phrasing stands, and whether a word occurs in any of them. */
export type FilesIndex = { topicOf: (text: string, locale: Locale) => string | undefined; isWord: (word: string) => boolean }

/** Takes some tens of milliseconds for the whole knowledge base, so make it when it is needed. */
export function indexFiles(topics: readonly KnowledgeTopic[]): FilesIndex {
  const words = new Set<string>()
  const phrasings = new Map<string, string>()
  for (const topic of topics)
    for (const locale of locales)
      for (const text of [topic[locale].question, ...topic[locale].phrasings]) {
        phrasings.set(`${locale} ${phraseKey(text)}`, topic.id)
        for (const word of contentWords(text, locale)) words.add(word)
      }
  return { topicOf: (text, locale) => phrasings.get(`${locale} ${phraseKey(text)}`), isWord: (word) => words.has(word) }
}
