import { type Read, reading } from '../info-sessions/reading.ts'

/** In characters; a paragraph. */
export const longestWords = 800

/** What somebody wants to say: not nothing, and not a whole story. */
export const longWords = reading<string>((text): Read<string> => {
  const words = text.trim()
  if (words === '') return { ok: false, key: 'journey.words.empty' }
  return words.length > longestWords
    ? { ok: false, key: 'journey.words.tooLong', vars: { longest: longestWords } }
    : { ok: true, value: words }
})

/** The same, or nothing: the word for none is the button's value. */
export const wordsOrNone = reading<string>((text): Read<string> => {
  const words = text.trim()
  if (/^(?:none|geen|niets|nee|no|-)?$/i.test(words)) return { ok: true, value: '' }
  return words.length > longestWords
    ? { ok: false, key: 'journey.words.tooLong', vars: { longest: longestWords } }
    : { ok: true, value: words }
})
