import { type Locale, locales } from '../../data/bilingual.ts'
import type { KnowledgeTopic } from '../../data/knowledge-topic.ts'
import { normalise } from '../knowledge/normalise.ts'
import { stem } from '../knowledge/stem.ts'
import { contentWords } from './content-words.ts'

/**
 * Topics in which the words occur, also as part of a longer word, the best first. In the question counts most, then in how many of the
 * phrasings, then in the answer; words of few topics count more than words of many. Both languages are searched.
 */
export function searchTopics(words: string, topics: readonly KnowledgeTopic[], most: number): KnowledgeTopic[] {
  const scores = new Map<KnowledgeTopic, number>()
  for (const locale of locales) {
    const stems = stemsOf(words, locale)
    const found = topics.map((topic) => weigh(topic[locale], stems))
    const rarity = stems.map((_stem, at) => 1 / Math.log(2 + found.filter((one) => one[at]! > 0).length))
    topics.forEach((topic, place) => {
      const score = rarity.reduce((sum, rare, at) => sum + rare * found[place]![at]!, 0)
      scores.set(topic, Math.max(score, scores.get(topic) ?? 0))
    })
  }
  return [...scores]
    .filter(([, score]) => score > 0)
    .sort(([a, one], [b, other]) => other - one || a.id.localeCompare(b.id))
    .slice(0, most)
    .map(([topic]) => topic)
}

const stemsOf = (words: string, locale: Locale) =>
  contentWords(words, locale)
    .map((word) => stem(word, locale))
    .filter((one) => one.length > 2)

function weigh({ question, phrasings, short }: KnowledgeTopic['nl'], stems: readonly string[]): number[] {
  const [asks, says] = [normalise(question), normalise(short)]
  const ways = phrasings.map((one) => one.toLowerCase())
  return stems.map((one) => {
    const share = ways.filter((way) => way.includes(one)).length / ways.length
    return (asks.includes(one) ? 2 : 0) + (share > 0 ? 1 + 3 * share : 0) + (says.includes(one) ? 0.5 : 0)
  })
}
