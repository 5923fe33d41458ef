import type { Paste } from '../rules/editors/export-drafts.ts'
import type { KnowledgeReport } from '../rules/knowledge-report.ts'

/** Rows of each chapter in the text; `--json` has all. */
const mostRows = 20

/** The report for reading on a terminal, with the suggested phrasings as lists to paste. */
export function reportText({ weeks, unanswered, confused, poor, suggested }: KnowledgeReport): string {
  const percent = (part: number, of: number) => `${Math.round((100 * part) / of)}%`.padStart(4)
  return [
    chapter(
      'Questions per week (answered, choice offered, unknown)',
      weeks.map(
        ({ week, locale, total, answer, choose, unknown }) =>
          `${week} ${locale} ${String(total).padStart(6)}  ${percent(answer, total)} ${percent(choose, total)} ${percent(unknown, total)}`,
      ),
    ),
    chapter(
      'Without an answer, the most asked first (in the bot: "vraag toevoegen")',
      unanswered
        .slice(0, mostRows)
        .flatMap(({ count, locale, examples }) => [
          `${String(count).padStart(4)} ${locale}  ${examples[0] ?? ''}`,
          ...examples.slice(1).map((one) => `         ${one}`),
        ]),
    ),
    chapter(
      'Confused with each other: offered together, and which of the two it was',
      confused
        .slice(0, mostRows)
        .flatMap(({ topics, count, picked, none, examples }) => [
          `${String(count).padStart(4)}  ${topics.map((topic) => `${topic} (${picked[topic] ?? 0})`).join(' / ')}, neither ${none}`,
          ...examples.slice(0, 2).map((one) => `      ${one}`),
        ]),
    ),
    chapter(
      'Answers met with "no"',
      poor
        .slice(0, mostRows)
        .flatMap(({ topic, yes, no, questions, remarks }) => [
          `${String(no).padStart(4)} of ${yes + no} (${percent(no, yes + no).trim()})  ${topic}`,
          ...questions.map((one) => `      asked: ${one}`),
          ...remarks.map((one) => `      said:  ${one}`),
        ]),
    ),
    chapter(
      'Phrasings from real questions that were found right: paste what fits under the topic',
      suggested.flatMap(({ topic, locale, texts }) => ['', `${topic}.md, # ${locale}`, ...texts.map(({ text }) => `- ${text}`)]),
    ),
  ].join('\n\n')
}

const chapter = (title: string, lines: readonly string[]) =>
  [title, '-'.repeat(title.length), ...(lines.length > 0 ? lines : ['nothing'])].join('\n')

/** What to paste into the files, each with where it goes. */
export const exportText = (pastes: readonly Paste[]): string =>
  pastes.length === 0
    ? 'Nothing is live that is not in the files.'
    : pastes.map(({ file, under, text }) => `>>> ${file}${under ? `, ${under}` : ' (new file)'}\n${text}`).join('\n\n')
