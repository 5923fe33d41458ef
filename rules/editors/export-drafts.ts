import { type Locale, locales } from '../../data/bilingual.ts'
import type { DraftDoc } from '../../data/knowledge-draft.ts'
import { headings } from '../../data/knowledge-file.ts'
import type { KnowledgeTopic } from '../../data/knowledge-topic.ts'
import { writeTopicFile } from '../../data/write-topic-file.ts'
import { asPhrasing } from './check-text.ts'
import { topicOf } from './new-topic.ts'

/** What to paste where: the lines for the list of phrasings of a topic's file, or the whole file of a new topic. */
export type Paste = { file: string; under?: string; text: string }

/** Everything that is live and not in the files yet, as the files want it. A new topic's own phrasings go into its file. */
export function exportDrafts(
  drafts: readonly DraftDoc[],
  files: { topic: (id: string) => KnowledgeTopic | undefined; standing: (text: string, locale: Locale) => boolean },
): Paste[] {
  const live = drafts.filter((one) => one.status === 'live')
  const phrasings = live.flatMap((one) => (one.kind === 'phrasing' && !files.standing(one.text, one.locale) ? [one] : []))
  const of = (topic: string, locale: Locale) =>
    phrasings.filter((one) => one.topic === topic && one.locale === locale).map((one) => asPhrasing(one.text))
  const added = [...new Set(phrasings.map((one) => one.topic))].sort().flatMap((topic) =>
    locales.flatMap((locale): Paste[] => {
      const lines = of(topic, locale).map((text) => `- ${text}`)
      const under = `# ${locale} / ## ${headings[locale].phrasings}`
      return lines.length > 0 && files.topic(topic) ? [{ file: `${topic}.md`, under, text: lines.join('\n') }] : []
    }),
  )
  const made = live.flatMap((one): Paste[] => {
    if (one.kind === 'phrasing' || files.topic(one.topic)) return []
    const topic = topicOf(one)
    const whole = (locale: Locale) => ({ ...topic[locale], phrasings: [...new Set([...topic[locale].phrasings, ...of(topic.id, locale)])] })
    return [{ file: `${topic.id}.md`, text: writeTopicFile({ ...topic, nl: whole('nl'), en: whole('en') }) }]
  })
  return [...added, ...made]
}
