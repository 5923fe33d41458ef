import { editDistance } from '../../knowledge/edit-distance.ts'
import { keyWords, notSlips, shortSlips } from './vocabulary.ts'

const exact = new Set(keyWords)
const byLetter = Map.groupBy(keyWords, (word) => word[0]!)

/** The key word a misspelt word must be, or the word itself. One slip from five letters on, two from eight. */
export function mendWord(word: string): string {
  const short = shortSlips.get(word)
  if (short) return short
  if (word.length < 5 || word.length > 22 || exact.has(word) || notSlips.has(word)) return word
  const most = word.length >= 8 ? 2 : 1
  let best: string | undefined
  let least = most + 1
  for (const one of byLetter.get(word[0]!) ?? []) {
    const allowed = Math.min(most, one.length >= 8 ? 2 : 1)
    const distance = editDistance(word, one, allowed)
    if (distance > allowed) continue
    if (distance < least) {
      least = distance
      best = one
    } else if (distance === least && best?.slice(0, 3) !== one.slice(0, 3)) best = undefined
  }
  return best ?? word
}
