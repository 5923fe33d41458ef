import { type Locale, locales } from '../data/bilingual.ts'
import type { Band, Learned, LearnedDoc } from '../data/learned.ts'
import { asPhrasing, checkQuestion } from './editors/check-text.ts'
import { type Cluster, clusterQuestions } from './editors/cluster-questions.ts'
import { phraseKey } from './editors/content-words.ts'
import { missedQuestions } from './editors/missed-questions.ts'
import { isoWeek } from './iso-week.ts'

/** Questions of one week in one language, by what became of them. */
export type WeekTotals = { week: string; locale: Locale; total: number } & Record<Band, number>

/** Two topics that people were asked to choose between; `picked` counts which of the two it was, `none` that it was neither. */
export type ConfusedPair = { topics: [string, string]; count: number; picked: Record<string, number>; none: number; examples: string[] }

/** How the answer of a topic was received; `share` is of "no" among all who said yes or no. */
export type PoorTopic = { topic: string; yes: number; no: number; share: number; questions: string[]; remarks: string[] }

/** Ways in which people really asked about a topic and found it, that do not stand under it yet. */
export type SuggestedPhrasings = { topic: string; locale: Locale; texts: { text: string; count: number }[] }

export type KnowledgeReport = {
  weeks: WeekTotals[]
  unanswered: Cluster[]
  confused: ConfusedPair[]
  poor: PoorTopic[]
  suggested: SuggestedPhrasings[]
}

type Feedback = Extract<Learned, { kind: 'feedback' }>

/** Examples that are shown of anything. */
const mostExamples = 5

/** What the log teaches the people who keep the content. `standing` are questions that stand somewhere by now. */
export function knowledgeReport(entries: readonly LearnedDoc[], standing: (text: string, locale: Locale) => boolean): KnowledgeReport {
  const byTime = [...entries].sort((a, b) => a.at.localeCompare(b.at))
  const feedback = byTime.flatMap((one): Feedback[] => (one.kind === 'feedback' ? [one] : []))
  return {
    weeks: weekTotals(byTime),
    unanswered: clusterQuestions(missedQuestions(byTime).filter(({ text, locale }) => !standing(text, locale)))
      .map((one) => ({ ...one, examples: one.examples.slice(0, mostExamples) }))
      .sort((a, b) => b.count - a.count || b.newest.localeCompare(a.newest)),
    confused: confusedPairs(byTime, feedback),
    poor: poorTopics(feedback),
    suggested: suggestedPhrasings(feedback, standing),
  }
}

function weekTotals(entries: readonly LearnedDoc[]): WeekTotals[] {
  const totals = new Map<string, WeekTotals>()
  for (const entry of entries) {
    if (entry.kind !== 'question') continue
    const week = isoWeek(entry.at)
    const key = `${week} ${locales.indexOf(entry.locale)}`
    const before = totals.get(key) ?? { week, locale: entry.locale, answer: 0, choose: 0, unknown: 0, total: 0 }
    totals.set(key, { ...before, [entry.band]: before[entry.band] + 1, total: before.total + 1 })
  }
  return [...totals].sort(([one], [other]) => one.localeCompare(other)).map(([, week]) => week)
}

function confusedPairs(entries: readonly LearnedDoc[], feedback: readonly Feedback[]): ConfusedPair[] {
  const pairs = new Map<string, ConfusedPair>()
  for (const entry of entries) {
    if (entry.kind !== 'question' || entry.band !== 'choose') continue
    for (const topics of pairsOf(entry.topics)) {
      const before = pairs.get(topics.join(' ')) ?? { topics, count: 0, picked: {}, none: 0, examples: [] }
      pairs.set(topics.join(' '), { ...before, count: before.count + 1, examples: added(before.examples, entry.text) })
    }
  }
  for (const { topic, by, among = [] } of feedback) {
    for (const topics of by === 'pick' || by === 'none' ? pairsOf(among) : []) {
      const pair = pairs.get(topics.join(' '))
      if (pair && by === 'none') pair.none++
      if (pair && by === 'pick' && topics.includes(topic)) pair.picked[topic] = (pair.picked[topic] ?? 0) + 1
    }
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count || a.topics.join().localeCompare(b.topics.join()))
}

function pairsOf(topics: readonly string[]): [string, string][] {
  const sorted = [...new Set(topics)].sort()
  return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other): [string, string] => [one, other]))
}

/** By how often it was a "no": a topic with one bad day out of one tells less than one with ten out of thirty. */
function poorTopics(feedback: readonly Feedback[]): PoorTopic[] {
  const topics = new Map<string, PoorTopic>()
  for (const { topic, good, by, question, text } of feedback) {
    if (by === 'pick' || by === 'none') continue
    const before = topics.get(topic) ?? { topic, yes: 0, no: 0, share: 0, questions: [], remarks: [] }
    const [yes, no] = [before.yes + (good ? 1 : 0), before.no + (good ? 0 : 1)]
    topics.set(topic, {
      topic,
      yes,
      no,
      share: no / (yes + no),
      questions: good || !question ? before.questions : added(before.questions, question),
      remarks: good || !text ? before.remarks : added(before.remarks, text),
    })
  }
  return [...topics.values()].filter(({ no }) => no > 0).sort((a, b) => b.no - a.no || b.share - a.share || a.topic.localeCompare(b.topic))
}

const added = (examples: readonly string[], text: string) =>
  examples.length >= mostExamples || examples.includes(text) ? [...examples] : [...examples, text]

/** Questions that were found right more often than wrong, and that lead to nobody. */
function suggestedPhrasings(feedback: readonly Feedback[], standing: (text: string, locale: Locale) => boolean): SuggestedPhrasings[] {
  const found = new Map<string, { topic: string; locale: Locale; text: string; right: number; wrong: number }>()
  for (const { topic, good, by, question, locale } of feedback) {
    if (question === undefined || locale === undefined || by === 'none') continue
    const key = `${topic} ${locale} ${phraseKey(question)}`
    const before = found.get(key) ?? { topic, locale, text: asPhrasing(question), right: 0, wrong: 0 }
    found.set(key, good ? { ...before, right: before.right + 1 } : { ...before, wrong: before.wrong + 1 })
  }
  const groups = new Map<string, SuggestedPhrasings>()
  for (const { topic, locale, text, right, wrong } of found.values()) {
    if (right <= wrong || !checkQuestion(text).ok || standing(text, locale)) continue
    const group = groups.get(`${topic} ${locale}`) ?? { topic, locale, texts: [] }
    groups.set(`${topic} ${locale}`, { ...group, texts: [...group.texts, { text, count: right }] })
  }
  return [...groups.values()]
    .map((group) => ({ ...group, texts: group.texts.sort((a, b) => b.count - a.count || a.text.localeCompare(b.text)) }))
    .sort((a, b) => a.topic.localeCompare(b.topic) || locales.indexOf(a.locale) - locales.indexOf(b.locale))
}
