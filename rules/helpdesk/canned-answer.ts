import type { Bilingual } from '../../data/bilingual.ts'
import answers from '../../data/canned-answers.json' with { type: 'json' }

/** An answer that agents give often, in both languages; `text` may hold `{{name}}` (with a space before it, or empty), `{{agent}}`, `{{opening}}` and `{{email}}`. */
export type CannedAnswer = { id: string; words: { nl: string[]; en: string[] }; title: Bilingual; text: Bilingual }
export const cannedAnswers: readonly CannedAnswer[] = answers

/** The one that is meant by its id or one of its words, in either language. */
export function cannedAnswer(text: string): CannedAnswer | undefined {
  const typed = text.trim().toLowerCase()
  return cannedAnswers.find((one) => one.id === typed || one.words.nl.includes(typed) || one.words.en.includes(typed))
}
