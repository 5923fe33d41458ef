import { editDistance } from '../../knowledge/edit-distance.ts'
import { keyWords, notSlips, numberSlips, shortSlips } from './vocabulary.ts'

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

/** The number a misspelt word before a unit must be, or the word itself: "anderhlaf uur", "hal uur", "fiften minutes". */
export function mendNumber(word: string): string {
  const short = shortSlips.get(word)
  if (short) return short
  if (word.length < 3 || word.length > 16) return mendWord(word)
  const most = word.length >= 7 ? 2 : 1
  const near = numberSlips
    .filter((one) => one[0] === word[0] && one.length > 2)
    .map((one) => ({ one, distance: editDistance(word, one, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
  if (near.length === 0 || near[0]!.distance === 0) return near.length > 0 ? word : mendWord(word)
  return near[1]?.distance === near[0]!.distance ? word : near[0]!.one
}
