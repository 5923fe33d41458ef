import { type Locale, locales } from '../../data/bilingual.ts'
import type { KnowledgeTopic } from '../../data/knowledge-topic.ts'
import type { Engine } from './engine.ts'

/** Words shared with a topic, weighed by how rare they are, must weigh at least this part of the question before the topic is proposed. */
const enough = 0.35

const wordsOf = (text: string) =>
  text
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{2,}/gu) ?? []

/** An engine that needs no training: it proposes the topics whose phrasings share the rarest words with the question, and never answers by itself. For the first seconds on a new machine. */
export function createPlainEngine(topics: readonly KnowledgeTopic[]): Engine {
  const byWord = new Map(locales.map((locale) => [locale, index(topics, locale)]))
  return {
    ask({ text, locale, audience }) {
      const words = [...new Set(wordsOf(text))].slice(0, 60)
      const other: Locale = locale === 'nl' ? 'en' : 'nl'
      const best = [locale, other]
        .map((one) => ({ locale: one, ...ranked(words, byWord.get(one)!, topics, audience) }))
        .sort((a, b) => b.share - a.share)[0]!
      if (best.share < enough) return { band: 'unknown', locale: best.share > 0 ? best.locale : locale, topics: [] }
      return { band: 'choose', locale: best.locale, topics: best.topics }
    },
  }
}

type Index = Map<string, Set<string>>

function index(topics: readonly KnowledgeTopic[], locale: Locale): Index {
  const found: Index = new Map()
  for (const topic of topics) {
    for (const word of [topic[locale].question, ...topic[locale].phrasings].flatMap(wordsOf)) {
      found.set(word, (found.get(word) ?? new Set()).add(topic.id))
    }
  }
  return found
}

function ranked(words: readonly string[], byWord: Index, topics: readonly KnowledgeTopic[], audience: string | undefined) {
  const weights = new Map<string, number>()
  let whole = 0
  for (const word of words) {
    const holders = byWord.get(word)
    const weight = Math.log(1 + topics.length / (holders?.size ?? 1))
    whole += weight
    for (const id of holders ?? []) weights.set(id, (weights.get(id) ?? 0) + weight)
  }
  const allowed = new Set(topics.filter((topic) => !audience || topic.audience.some((one) => one === audience)).map((topic) => topic.id))
  const order = [...weights].filter(([id]) => allowed.has(id)).sort((a, b) => b[1] - a[1])
  return {
    share: whole > 0 ? (order[0]?.[1] ?? 0) / whole : 0,
    topics: order.slice(0, 3).map(([id, weight]) => ({ id, score: Math.round((weight / whole) * 1000) / 1000 })),
  }
}
