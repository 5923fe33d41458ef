import type { Locale } from '../../data/bilingual.ts'
import type { LearnedDoc } from '../../data/learned.ts'
import { phraseKey } from './content-words.ts'

/** A question that was left without an answer; `at` is the hour. */
export type Missed = { text: string; locale: Locale; at: string }

/** The questions that were left without an answer, in the order of the entries: the desk did not know, or offered a choice of which nothing was picked. */
export function missedQuestions(entries: readonly LearnedDoc[]): Missed[] {
  const settled = new Set(
    entries.flatMap((one) =>
      one.kind === 'feedback' && one.question !== undefined && (one.by === 'pick' || one.by === 'none')
        ? [keyOf(one.question, one.locale)]
        : [],
    ),
  )
  return entries.flatMap((entry): Missed[] => {
    const { at } = entry
    if (entry.kind === 'question') {
      const missed = entry.band === 'unknown' || (entry.band === 'choose' && !settled.has(keyOf(entry.text, entry.locale)))
      return missed ? [{ text: entry.text, locale: entry.locale, at }] : []
    }
    const { by, question, locale } = entry
    return by === 'none' && question !== undefined && locale !== undefined ? [{ text: question, locale, at }] : []
  })
}

const keyOf = (text: string, locale: Locale | undefined) => `${locale} ${phraseKey(text)}`
