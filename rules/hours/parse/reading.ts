import { digitsOf, isEnglishHour } from './number-words.ts'
import { mendNumber, mendWord } from './spelling.ts'

/** A message made easy to read: `low` is folded to plain small letters, numbers in digits, key words mended; `at[i]` is where `low[i]` stands in `source`. */
export type Reading = { source: string; low: string; at: readonly number[] }

/** Longer than any message about hours; what comes after is not read. */
const longest = 4000

/** Folds one piece of text to small ASCII letters where it can. */
export const fold = (text: string): string =>
  /^[ -~]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[ıøłßæœđ]/g, (letter) => plainLetters[letter] ?? letter)

const plainLetters: Record<string, string> = { ı: 'i', ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd' }

const pieces =
  /(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)[ -](?:one|two|three|four|five|six|seven|eight|nine)(?![a-z])|\d+ 1\/2(?!\d)|[\p{L}\p{M}]+|[^\p{L}\p{M}]/giu

/** Reads a message; `names` knows the folded words that are somebody's name, or nearly, and stay as they are. */
export function readText(text: string, names: { has: (word: string) => boolean; near: (word: string) => boolean }): Reading {
  const source = text.slice(0, longest).normalize('NFC')
  const at: number[] = []
  let low = ''
  let before = ''
  for (const match of source.matchAll(pieces)) {
    const piece = match[0]
    const out = /\p{L}/u.test(piece)
      ? wordOut(fold(piece), before, unitNext(source, match.index + piece.length), names)
      : markOut(piece, source[match.index - 1])
    if (/\p{L}/u.test(piece)) before = fold(piece)
    else if (!/[ \d]/.test(piece)) before = ''
    for (let i = 0; i < out.length; i++)
      at.push(out.length === piece.length ? match.index + i : match.index + (i === 0 ? 0 : Math.min(i, piece.length - 1)))
    low += out
  }
  at.push(source.length)
  return { source, low, at }
}

/** Whether a unit of time follows, misspelt or not, so that the word before it must be a number. */
const unitNext = (source: string, at: number) => {
  const next = /^ ([\p{L}\p{M}]+)/u.exec(source.slice(at, at + 18))?.[1]
  return (
    next !== undefined && /^(?:uur|uurtjes?|uren|min(?:uten|uut)?|kwartier|hours?|hrs?|minutes?|mins|quarters?)$/.test(mendWord(fold(next)))
  )
}

function wordOut(word: string, before: string, beforeUnit: boolean, names: Parameters<typeof readText>[1]): string {
  if (names.has(word)) return word
  const digits = digitsOf(word)
  if (digits) return before === 'half' && isEnglishHour(word) ? `past ${digits}` : digits
  const glued = /^(.+?)(uurtjes?|uur|uren|kwartier|minuten)$/.exec(word)
  const front = glued && (digitsOf(glued[1]!) ?? (glued[1] === 'half' ? 'half' : undefined))
  if (front) return `${front} ${glued[2]}`
  const mended = beforeUnit ? mendNumber(word) : mendWord(word)
  return mended !== word && names.near(word) ? word : (digitsOf(mended) ?? mended)
}

function markOut(piece: string, before: string | undefined): string {
  if (/^\d+ 1\/2$/.test(piece)) return `${piece.split(' ')[0]}.5`
  if (piece === '½') return before && /\d/.test(before) ? '.5' : '0.5'
  if (piece === '¼') return before && /\d/.test(before) ? '.25' : '0.25'
  if (piece === '¾') return before && /\d/.test(before) ? '.75' : '0.75'
  if (/[‘’ʼ´`′]/.test(piece)) return "'"
  if (/[“”„«»″]/.test(piece)) return '"'
  if (/[–—−‐‑]/.test(piece)) return '-'
  if (piece === '×') return 'x'
  if (/[\n\r\u2028\u2029]/.test(piece)) return '\n'
  if (/\s|[\p{Cc}\p{Cf}§]/u.test(piece)) return ' '
  return piece.length === 1 ? piece : '*'.repeat(piece.length)
}
