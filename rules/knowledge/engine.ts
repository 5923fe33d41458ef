import type { Locale } from '../../data/bilingual.ts'
import type { Audience } from '../../data/knowledge-topic.ts'
import type { WordLists } from '../../data/load-words.ts'
import { createBloom } from './bloom.ts'
import { detectLanguage, type Known } from './detect-language.ts'
import { gateChance } from './gate.ts'
import { leanOn, sureEnough } from './lean-on.ts'
import { createLocaleReader, type LocaleReader } from './locale-reader.ts'
import type { KnowledgeModel } from './model.ts'
import type { Reading } from './reader.ts'
import { leansBack, splitQuestions } from './split-questions.ts'
import { tokens } from './tokens.ts'

/** A question; `last` is the topic of the answer before, `locale` the conversation's language. */
export type Question = { text: string; locale: Locale; last?: string | undefined; audience?: Audience | undefined }

export type Found = { id: string; score: number }

/**
 * What the engine makes of a question: `topics` from likely to unlikely, at most three, `score` from 0 to 1; `parts` when it holds two questions and both
 * are sure; `sureness` is the gate's chance, 0 to 1, that the first topic is right and the question has an answer at all.
 */
export type Decision = {
  band: 'answer' | 'choose' | 'unknown'
  locale: Locale
  topics: Found[]
  sureness?: number
  parts?: { text: string; topic: Found }[]
}

export type Engine = { ask: (question: Question) => Decision }

/** A word that no phrasing uses raises the bar for a direct answer, and so does a part of a message: the room above it shrinks to this share. */
const strictness = 0.6

/** An engine that answers from a trained model. A language is opened at its first question, which takes some 50 ms longer. */
export function createEngine(model: KnowledgeModel): Engine {
  const { words, concepts } = model.lists
  const languages = { nl: knownOf('nl', model, words), en: knownOf('en', model, words) }
  const sets = (lists: Record<Locale, string[]>) => ({ nl: new Set(lists.nl), en: new Set(lists.en) })
  const [join, back, filler] = [sets(words.join), sets(words.back), sets(words.filler)]
  const readers = new Map<Locale, LocaleReader>()
  const open = (locale: Locale): LocaleReader | undefined => {
    const learnt = model.locales.find((one) => one.locale === locale)
    const found =
      readers.get(locale) ??
      (learnt && createLocaleReader(learnt, model.topics, { locale, words, concepts, isWord: languages[locale].isWord }))
    if (found) readers.set(locale, found)
    return found
  }

  return {
    ask({ text, locale: spoken, last, audience }) {
      const typed = tokens(text)
      const locale = detectLanguage(typed, languages, spoken)
      const found = withoutFillers(typed, filler[locale])
      const reader = open(locale) ?? open(spoken)
      if (!reader || found.length === 0) return { band: 'unknown', locale, topics: [] }
      const reading = reader.read(found)
      const name = (place: number, chance: number): Found => ({ id: reader.topics[place] ?? '', score: Math.round(chance * 1000) / 1000 })
      const may = ({ place }: { place: number }) => reader.mayAsk(place, audience)
      const ranked = reading.ranking.order.map((place) => ({ place, chance: reading.ranking.together[place] ?? 0 })).filter(may)
      const topics = ranked.slice(0, 3).map(({ place, chance }) => name(place, chance))

      const before = last === undefined ? -1 : reader.topics.indexOf(last)
      if (before >= 0 && leansBack(reading.words, { back: back[locale], join: join[locale] })) {
        const leaning = leanOn(reading.ranking, { last: before, bare: reading.evidence.content === 0, related: reader.siblings }).filter(
          may,
        )
        const chance = leaning[0]?.chance ?? 0
        return {
          band: chance >= sureEnough ? 'answer' : 'choose',
          locale,
          topics: leaning.slice(0, 3).map((one) => name(one.place, one.chance)),
        }
      }

      const pieces = splitQuestions(found, join[locale], languages[locale].common).map((piece) => ({ piece, reading: reader.read(piece) }))
      const parts = pieces.flatMap(({ piece, reading }) => {
        const place = reading.ranking.order[0] ?? -1
        return isSure(reader, reading, true) && may({ place })
          ? [{ text: piece.join(' '), place, topic: name(place, reading.ranking.together[place] ?? 0) }]
          : []
      })
      const [first, second] = parts.filter(({ place }, at) => parts.findIndex((one) => one.place === place) === at)
      if (first && second && !reader.siblings(first.place, second.place))
        return {
          band: 'answer',
          locale,
          topics: [first.topic, second.topic],
          parts: [first, second].map(({ text, topic }) => ({ text, topic })),
        }

      const sureness = Math.round(gateChance(reader.answer, reading.evidence) * 1000) / 1000
      if (ranked[0]?.place === reading.ranking.order[0] && isSure(reader, reading)) return { band: 'answer', locale, topics, sureness }
      const choose = gateChance(reader.choose, reading.evidence) >= reader.choose.threshold && topics.length > 0
      return { band: choose ? 'choose' : 'unknown', locale, topics, sureness }
    },
  }
}

/** Fillers and a mark that stood behind the first of them ("wacht, …"); all of them when there is nothing else. */
function withoutFillers(typed: readonly string[], fillers: ReadonlySet<string>): readonly string[] {
  const bare = typed.filter((one, at) => !fillers.has(one) && !(one === ',' && at > 0 && fillers.has(typed[at - 1] ?? '')))
  return bare.some((one) => /[\p{L}#]/u.test(one)) ? bare : typed
}

function isSure({ answer }: LocaleReader, { evidence }: Reading, strict = false): boolean {
  const bar = strict || evidence.unknown > 0 ? 1 - (1 - answer.threshold) * strictness : answer.threshold
  return gateChance(answer, evidence) >= bar
}

function knownOf(locale: Locale, model: KnowledgeModel, words: WordLists): Known {
  const bits = model.words.find((one) => one.locale === locale)?.bits
  return {
    common: new Set(words.common[locale]),
    phrasings: new Set(model.locales.find((one) => one.locale === locale)?.vocabulary.words ?? []),
    isWord: bits ? createBloom({ bits }).has : () => false,
  }
}
