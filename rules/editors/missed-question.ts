import type { Locale } from '../../data/bilingual.ts'
import type { Learned } from '../../data/learned.ts'

/** The question of a log entry that was left without an answer: the desk did not know, or none of its choices was meant. Nothing for any other entry. */
export function missedQuestion<Entry extends Learned & { at: string }>(
  entry: Entry,
): { text: string; locale: Locale; at: string } | undefined {
  if (entry.kind === 'question') return entry.band === 'unknown' ? { text: entry.text, locale: entry.locale, at: entry.at } : undefined
  if (entry.by !== 'none' || entry.question === undefined || entry.locale === undefined) return undefined
  return { text: entry.question, locale: entry.locale, at: entry.at }
}
