import { scrub } from '../scrub.ts'
import { phraseKey } from './content-words.ts'

/** Words of a short answer, as the knowledge base promises in `docs/knowledge-editors.md`. */
export const mostAnswerWords = 90
/** Characters of a question. A longer one is a story. */
export const longestQuestion = 160
/** Marks that the log leaves in the place of personal data. */
const mark = /\[(?:naam|e-mail|link|rekening|telefoon|postcode|adres|datum|nummer)\]/

/** Whether something was taken out of a text that somebody has to write anew. */
export const hasGaps = (text: string) => mark.test(text)

export type Checked =
  | { ok: true; text: string }
  | { ok: false; reason: 'empty' | 'tooLong' | 'personal' }
  | { ok: false; reason: 'placeholder'; name: string }

/** What somebody would type, as a phrasing or the question of a topic. Names in capitals pass: a phrasing is kept in small letters, and a colleague reads it. */
export function checkQuestion(typed: string): Checked {
  const text = oneLine(typed)
  if (phraseKey(text).length < 2) return { ok: false, reason: 'empty' }
  if (text.length > longestQuestion) return { ok: false, reason: 'tooLong' }
  if (hasGaps(text) || leadsToSomebody(text)) return { ok: false, reason: 'personal' }
  return { ok: true, text }
}

/** A short answer; every `{{figure}}` in it must be one that the programme knows. E-mail addresses and links belong in an answer. */
export function checkAnswer(typed: string, isFigure: (name: string) => boolean): Checked {
  const text = typed
    .split(/\n{2,}/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
  if (phraseKey(text).length < 2) return { ok: false, reason: 'empty' }
  if (countWords(text) > mostAnswerWords) return { ok: false, reason: 'tooLong' }
  const name = [...text.matchAll(/{{(.*?)}}/g)].map((match) => match[1]!.trim()).find((one) => !isFigure(one))
  if (name !== undefined) return { ok: false, reason: 'placeholder', name }
  const left = text.replace(/{{[a-z0-9:-]+}}/g, '')
  return /{{|}}/.test(left) ? { ok: false, reason: 'placeholder', name: /[^\s]*(?:{{|}})[^\s]*/.exec(left)?.[0] ?? '' } : { ok: true, text }
}

export const countWords = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** In small letters, so that a place or an institute in capitals is not taken for somebody's name. */
const leadsToSomebody = (text: string) => scrub(text.toLowerCase()) !== text.toLowerCase()

/** A question as the knowledge base keeps phrasings: small letters, without the mark at the end. */
export const asPhrasing = (text: string) =>
  oneLine(text)
    .toLowerCase()
    .replace(/[\s?!.]+$/, '')
