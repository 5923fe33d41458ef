import { locales } from './bilingual.ts'
import { headings } from './knowledge-file.ts'
import type { KnowledgeTopic } from './knowledge-topic.ts'

/** The Markdown file of a topic, as `parseTopicFile` reads it. */
export function writeTopicFile({ id, group, audience, related, verify, reviewed, sources, next, ...texts }: KnowledgeTopic): string {
  const front = [
    `id: ${id}`,
    `group: ${group}`,
    `audience: [${audience.join(', ')}]`,
    `related: [${related.join(', ')}]`,
    `verify: ${verify}`,
    `reviewed: ${reviewed}`,
    ...(sources.length > 0 ? ['sources:', ...sources.map((one) => `  - ${JSON.stringify(one)}`)] : []),
    ...(next ? ['next:', `  command: ${next.command}`, ...locales.map((locale) => `  ${locale}: ${JSON.stringify(next[locale])}`)] : []),
  ]
  const chapters = locales.map((locale) => {
    const { question, short, more, phrasings } = texts[locale]
    const parts = { question, short, more, phrasings: phrasings.map((one) => `- ${one}`).join('\n') }
    const sections = (['question', 'short', 'more', 'phrasings'] as const).map((part) => `## ${headings[locale][part]}\n\n${parts[part]}`)
    return [`# ${locale}`, ...sections].join('\n\n')
  })
  return `---\n${front.join('\n')}\n---\n\n${chapters.join('\n\n')}\n`
}
