import type { Word } from './analyse.ts'
import { isMark } from './tokens.ts'

const most = 4

/**
 * The pieces of a message that could each be a question: between marks, and on both sides of "en" and "also". Pieces of fewer than two words, or
 * without a word that says what it is about, are left out. Returns nothing when there are not two of them.
 */
export function splitQuestions(found: readonly string[], join: ReadonlySet<string>, common: ReadonlySet<string>): string[][] {
  const pieces: string[][] = [[]]
  for (const token of found) {
    if (/^[?!;.]$/.test(token) || join.has(token)) pieces.push([])
    else pieces.at(-1)?.push(token)
  }
  const whole = pieces.filter(
    (piece) => piece.filter((token) => !isMark(token)).length >= 2 && piece.some((token) => !isMark(token) && !common.has(token)),
  )
  return whole.length < 2 ? [] : whole.slice(0, most)
}

/** True for a short message that leans on what was just said: it points back ("hoeveel is dat?"), or only asks on ("en hoe lang?"). */
export function leansBack(words: readonly Word[], { back, join }: { back: ReadonlySet<string>; join: ReadonlySet<string> }): boolean {
  if (words.length === 0 || words.length > 9) return false
  const content = words.filter((word) => !word.common).length
  const points = words.some((word) => back.has(word.text))
  const goesOn = join.has(words[0]?.text ?? '')
  return content === 0 ? points || goesOn || words.length <= 2 : content <= 2 && (goesOn || (points && content <= 1 && words.length <= 6))
}
