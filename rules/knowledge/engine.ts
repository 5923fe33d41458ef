import type { Locale } from '../../data/bilingual.ts'
import type { Audience } from '../../data/knowledge-topic.ts'
import type { Concepts, WordLists } from '../../data/load-words.ts'
import { createBloom } from './bloom.ts'
import { detectLanguage, type Known } from './detect-language.ts'
import { gateChance } from './gate.ts'
import { createLocaleReader, type LocaleReader } from './locale-reader.ts'
import type { KnowledgeModel } from './model.ts'
import { tokens } from './tokens.ts'

/** A question; `last` is the topic of the answer before, `locale` the conversation's language. */
export type Question = { text: string; locale: Locale; last?: string | undefined; audience?: Audience | undefined }

export type Found = { id: string; score: number }

/** What the engine makes of a question: `topics` from likely to unlikely, at most three, `score` from 0 to 1; `parts` when it holds two questions. */
export type Decision = { band: 'answer' | 'choose' | 'unknown'; locale: Locale; topics: Found[]; parts?: { text: string; topic: Found }[] }

/** A word that no phrasing uses raises the bar for a direct answer: the room above it shrinks to this share. */
const strictness = 0.6

export type Engine = { ask: (question: Question) => Decision }

/** An engine that answers from a trained model; `words` and `concepts` must be those it was trained with. */
export function createEngine(model: KnowledgeModel, { words, concepts }: { words: WordLists; concepts: Concepts }): Engine {
  const readers = new Map<Locale, LocaleReader>()
  const dictionary = (locale: Locale) => {
    const bits = model.words.find((one) => one.locale === locale)?.bits
    return bits ? createBloom({ bits }).has : () => false
  }
  for (const one of model.locales)
    readers.set(one.locale, createLocaleReader(one, model.topics, { locale: one.locale, words, concepts, isWord: dictionary(one.locale) }))
  const known = (locale: Locale): Known => ({
    common: new Set(words.common[locale]),
    phrasings: new Set(model.locales.find((one) => one.locale === locale)?.vocabulary.words ?? []),
    isWord: dictionary(locale),
  })
  const languages = { nl: known('nl'), en: known('en') }
  return {
    ask({ text, locale: spoken, audience }) {
      const found = tokens(text)
      const locale = detectLanguage(found, languages, spoken)
      const reader = readers.get(locale) ?? readers.get(spoken) ?? [...readers.values()][0]
      if (!reader || found.length === 0) return { band: 'unknown', locale, topics: [] }
      const { evidence, ranking } = reader.read(found)
      const topics = ranking.order
        .filter((place) => reader.mayAsk(place, audience))
        .slice(0, 3)
        .map((place) => ({ id: reader.topics[place] ?? '', score: round(ranking.together[place] ?? 0) }))
      const bar = evidence.unknown > 0 ? 1 - (1 - reader.answer.threshold) * strictness : reader.answer.threshold
      const sure = ranking.order[0] !== undefined && reader.mayAsk(ranking.order[0], audience)
      if (sure && gateChance(reader.answer, evidence) >= bar) return { band: 'answer', locale, topics }
      if (gateChance(reader.choose, evidence) >= reader.choose.threshold) return { band: 'choose', locale, topics }
      return { band: 'unknown', locale, topics }
    },
  }
}

const round = (score: number) => Math.round(score * 1000) / 1000
