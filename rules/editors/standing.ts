import type { Locale } from '../../data/bilingual.ts'
import type { DraftDoc } from '../../data/knowledge-draft.ts'
import { phraseKey } from './content-words.ts'

/** Where a phrasing stands already: in the files, or as somebody's draft, live or not. */
export type Standing = { topic: string; where: 'file' | 'live' | 'draft' }

/** The same words in the same language, wherever they stand; `except` are drafts that do not count. What was rejected or taken back stands nowhere. */
export function standingAmong(
  text: string,
  locale: Locale,
  drafts: readonly DraftDoc[],
  inFiles: (text: string, locale: Locale) => string | undefined,
  except: readonly string[] = [],
): Standing | undefined {
  const file = inFiles(text, locale)
  if (file !== undefined) return { topic: file, where: 'file' }
  const key = phraseKey(text)
  for (const draft of drafts) {
    if (except.includes(draft.id) || draft.status === 'rejected' || draft.status === 'withdrawn') continue
    if (waysToAsk(draft, locale).some((way) => phraseKey(way) === key))
      return { topic: draft.topic, where: draft.status === 'live' ? 'live' : 'draft' }
  }
  return undefined
}

/** What a draft would be found by, in one language. */
function waysToAsk(draft: DraftDoc, locale: Locale): string[] {
  if (draft.kind === 'phrasing') return draft.locale === locale ? [draft.text] : []
  return [draft.question[locale], ...draft.phrasings.filter((one) => one.locale === locale).map((one) => one.text)]
}
