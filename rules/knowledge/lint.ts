import { type Locale, locales } from '../../data/bilingual.ts'
import type { KnowledgeTopic } from '../../data/knowledge-topic.ts'
import { readingLevel } from './reading-level.ts'

/** Something an editor should mend in a topic's file; an `error` makes answers worse for people, a `note` is for the next time the file is open. */
export type LintFinding = { file: string; severity: 'error' | 'note'; problem: string; mend: string }

export type LintOptions = {
  now: Date
  /** Whether the programme can fill in a placeholder, by its name between the braces. */
  knows: (name: string) => boolean
}

/** Phrasings a language at least, as the engine needs them (issue part B). */
export const fewestPhrasings = 25
/** Words of a short answer at most, without placeholders. */
export const mostWords = 90
/** Months after which somebody must look at an answer again; money and rules change every school year. */
export const reviewMonths = 12
/** Flesch-Douma of a short Dutch answer at least: from 60 on a text counts as plain language (B1). Ours have 60 to 98. */
export const easiestDutch = 60
/** Flesch-Kincaid grade of a short English answer at most: what a 14-year-old reads, for readers whose first language is another. Ours have 3 to 8. */
export const hardestEnglish = 9

/** Everything wrong with the knowledge base as content. The files themselves have been read and have the right shape. */
export function lintKnowledge(topics: readonly KnowledgeTopic[], { now, knows }: LintOptions): LintFinding[] {
  const ids = new Set(topics.map(({ id }) => id))
  return [
    ...topics.flatMap((topic) => [...lintTopic(topic, ids, now), ...locales.flatMap((locale) => lintTexts(topic, locale, knows))]),
    ...lintDoubles(topics),
  ]
}

function lintTopic({ id, related, reviewed }: KnowledgeTopic, ids: ReadonlySet<string>, now: Date): LintFinding[] {
  const found: LintFinding[] = []
  for (const other of related) {
    if (other === id) found.push(finding(id, 'error', 'names itself as related', 'take it out of the line "related"'))
    else if (!ids.has(other)) found.push(finding(id, 'error', `"${other}" under related does not exist`, 'correct the id, or take it out'))
  }
  const due = new Date(`${reviewed}T00:00:00Z`)
  due.setUTCMonth(due.getUTCMonth() + reviewMonths)
  due.setUTCDate(due.getUTCDate() + 1)
  if (due < now)
    found.push(
      finding(
        id,
        'note',
        `was reviewed on ${reviewed}, more than ${reviewMonths} months ago`,
        'check the answer and set today as the date',
      ),
    )
  return found
}

function lintTexts(topic: KnowledgeTopic, locale: Locale, knows: LintOptions['knows']): LintFinding[] {
  const found: LintFinding[] = []
  const { question, short, more, phrasings } = topic[locale]
  const add = (severity: LintFinding['severity'], problem: string, mend: string) =>
    found.push(finding(topic.id, severity, `${locale}: ${problem}`, mend))
  if (phrasings.length < fewestPhrasings)
    add(
      'error',
      `has ${phrasings.length} phrasings`,
      `add ${fewestPhrasings - phrasings.length} or more, in other words than those there are`,
    )
  for (const name of placeholders(`${question} ${short} ${more}`))
    if (!knows(name)) add('error', `{{${name}}} is not a figure the programme knows`, 'correct its name, or add it to the programme')
  const stray = `${short} ${more}`.replace(/{{[a-z0-9:-]+}}/g, '').match(/[{}]\S*/)?.[0]
  if (stray) add('error', `"${stray}" is not a placeholder`, 'write it like {{hours:intake}}')
  for (const phrasing of phrasings)
    if (phrasing.includes('{{')) add('error', `the phrasing "${phrasing}" has a placeholder`, 'people do not type those; write a number')
  const plain = short.replace(/{{[^}]*}}/g, 'tien')
  const words = plain.split(/\s+/).filter(Boolean).length
  if (words > mostWords)
    add('error', `the short answer has ${words} words`, `keep it to ${mostWords}; the rest can go under the longer text`)
  const level = Math.round(readingLevel(plain, locale) * 10) / 10
  if (locale === 'nl' && level < easiestDutch)
    add(
      'note',
      `the short answer is hard to read (Flesch-Douma ${level}, at least ${easiestDutch})`,
      'shorten sentences and use shorter words',
    )
  if (locale === 'en' && level > hardestEnglish)
    add(
      'note',
      `the short answer is hard to read (Flesch-Kincaid grade ${level}, at most ${hardestEnglish})`,
      'shorten sentences and use shorter words',
    )
  return found
}

/** Phrasings that stand twice: under two topics nobody knows which answer is meant. */
function lintDoubles(topics: readonly KnowledgeTopic[]): LintFinding[] {
  return locales.flatMap((locale) => {
    const first = new Map<string, string>()
    return topics.flatMap((topic) =>
      [topic[locale].question, ...topic[locale].phrasings].flatMap((phrasing, at) => {
        const key = phrasing
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim()
        const before = first.get(key)
        first.set(key, before ?? topic.id)
        if (before === undefined || (at === 0 && before === topic.id)) return []
        return before === topic.id
          ? [finding(topic.id, 'note', `${locale}: "${phrasing}" stands twice`, 'take one out')]
          : [finding(topic.id, 'error', `${locale}: "${phrasing}" also stands under ${before}`, 'leave it under the topic that answers it')]
      }),
    )
  })
}

const placeholders = (text: string) => new Set([...text.matchAll(/{{([a-z0-9:-]+)}}/g)].map((match) => match[1] ?? ''))
const finding = (id: string, severity: LintFinding['severity'], problem: string, mend: string): LintFinding => ({
  file: `${id}.md`,
  severity,
  problem,
  mend,
})
