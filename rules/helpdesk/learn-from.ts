import type { Locale } from '../../data/bilingual.ts'
import type { Ticket } from '../../data/ticket.ts'
import { scrub } from '../scrub.ts'

type Line = { by: 'candidate' | 'bot' | 'agent'; words: string }
/** What a conversation can teach: a question, and what a person answered; `answer` is empty when nobody did. Without personal data, as far as that can be seen. */
export type Lesson = { question: string; answer: string; locale: Locale }

/** A line of fewer words than this, without a question mark, asks nothing. */
const fewestWords = 3
const name = '[naam]'
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A text without the names of those who talked, and then without what else leads to somebody. */
export function scrubbed(text: string, names: readonly string[]): string {
  const words = names.flatMap((one) => [one, ...one.split(/\s+/)]).filter((one) => one.length > 1 && /^\p{Lu}/u.test(one))
  const without = words
    .sort((a, b) => b.length - a.length)
    .reduce((left, one) => left.replace(new RegExp(`(?<![\\p{L}])${escaped(one)}(?![\\p{L}])`, 'gu'), name), text)
  return scrub(without).trim()
}

/**
 * The question is the candidate's last one before the last answer, or else what they came with; the answer is what the agent said from then on. `lines` are as an agent
 * reads them, the oldest first.
 */
export function learnFrom(ticket: Pick<Ticket, 'question' | 'name' | 'owner' | 'language'>, lines: readonly Line[]): Lesson | undefined {
  const { name: candidate, owner, question: opening, language } = ticket
  const names = [candidate, owner?.name].filter((one) => one !== undefined)
  const said = (words: string) => (owner && words.startsWith(`${owner.name}: `) ? words.slice(owner.name.length + 2) : words)
  const lastAnswer = lines.findLastIndex((one) => one.by === 'agent')
  const before = lines.slice(0, lastAnswer < 0 ? lines.length : lastAnswer)
  const asked = before.findLastIndex(({ by, words }) => by === 'candidate' && words.includes('?'))
  const question =
    asked >= 0
      ? before[asked]?.words
      : (opening ?? before.findLast(({ by, words }) => by === 'candidate' && words.trim().split(/\s+/).length >= fewestWords)?.words)
  if (question === undefined) return undefined
  const answers = lines.slice(asked + 1, lastAnswer + 1).flatMap(({ by, words }) => (by === 'agent' ? [said(words)] : []))
  return { question: scrubbed(question, names), answer: answers.map((one) => scrubbed(one, names)).join('\n\n'), locale: language }
}
