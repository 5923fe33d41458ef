import { editDistance } from '../../knowledge/edit-distance.ts'
import { commonWords, wordNames } from './common-words.ts'
import type { Fact, NameFact } from './facts.ts'
import { heardIn, inNamePlace } from './find-names.ts'
import { familyNames, givenNames } from './given-names.ts'
import type { NameForms } from './name-forms.ts'
import { type NameWord, nameWords } from './name-words.ts'
import type { Reading } from './reading.ts'
import type { Sheet } from './sheet.ts'
import { sound, soundsAlike } from './sounds-alike.ts'
import { keyWords } from './vocabulary.ts'

const plain = new Set(keyWords)
/** More unknown words than this are no names: it keeps a pasted page cheap. */
const most = 80

/** Takes misspelt and shortened names, names that are also words, and strangers, from what is left when everything else has been taken. */
export function takeGuessedNames(sheet: Sheet, reading: Reading, forms: NameForms, facts: readonly Fact[]): NameFact[] {
  const found: NameFact[] = []
  const names = facts.filter((one) => one.type === 'name')
  let looked = 0
  for (const one of nameWords(sheet.text, reading)) {
    const afterName = [...names, ...found].some(
      (name) => name.to <= one.from && /^[§ ,&+/]*(?:(?:en|and) ?)?$/.test(sheet.text.slice(name.to, one.from)),
    )
    const place = inNamePlace(one, afterName)
    const fact = (options: readonly number[], sure: boolean) =>
      found.push({ type: 'name', options, heard: heardIn(reading, one.from, one.to), sure, from: one.from, to: one.to })
    const known = forms.exact.get(one.word)
    if (known) {
      if (isMeant(one, place)) fact(known.options, place === 'sure')
      continue
    }
    if (commonWords.has(one.word) || plain.has(one.word) || one.word.length < 3 || looked > most) continue
    looked++
    const near = resembling(one, place, forms)
    if (near.length > 0) fact(near, place !== undefined)
    else if (isStranger(one, place)) fact([], place === 'sure')
  }
  for (const one of found) sheet.rub(one.from, one.to)
  return found.map((one) => ({
    ...one,
    sure: one.sure || (one.options.length > 0 && [...names, ...found].some((other) => other.sure && isJoined(reading.low, one, other))),
  }))
}

const isJoined = (low: string, one: NameFact, other: NameFact) =>
  /^ ?(?:,|en|and|&|\+)? ?$/.test(one.to <= other.from ? low.slice(one.to, other.from) : low.slice(other.to, one.from))

/** A name that is also a word, at the edge of the sentence or beside a fact. */
function isMeant({ word, lead, tail, capital, opening }: NameWord, place: 'sure' | 'maybe' | undefined): boolean {
  if (place === 'sure') return true
  if (commonWords.has(word) && !capital) return false
  const open = lead === '' || /[§,:;(\n-]/.test(lead) || /^(?:both|zowel|uren|hours|log|noteer|boek)$/.test(lead)
  const closed = tail === '' || /^(?:[§,:;)\n.&+-]|en|and|op|on)$/.test(tail)
  if (place === 'maybe' && (open || capital)) return true
  if (open && closed) return true
  return capital && opening && !/^(?:je|jij|you|i|we|u|ik|he|she|they|het|er|be|have)$/.test(tail)
}

function resembling(one: NameWord, place: 'sure' | 'maybe' | undefined, forms: NameForms): number[] {
  const { word } = one
  const stranger = givenNames.has(word) || familyNames.has(word)
  const clear = place !== undefined || (one.capital && !one.opening)
  const owner = word.replace(/(?<=.{3})(?:s|[tp]?je|ke)$/, '')
  const alike = forms.words.filter((name) => {
    if (name.word === owner && clear) return true
    if (stranger) return sound(name.word) === sound(word)
    if (clear && name.first && word.length >= 3 && name.word.length > word.length && name.word.startsWith(word)) return true
    if (wordNames.has(name.word) && !clear) return false
    if (!clear && Math.min(word.length, name.word.length) < 6) return false
    return soundsAlike(name.word, word) || soundsAlike(name.word, owner)
  })
  const distance = (name: { word: string }) => (name.word.startsWith(word) ? 1 : editDistance(name.word, word, 3))
  const least = Math.min(...alike.map(distance))
  return [...new Set(alike.filter((name) => distance(name) === least).map((name) => name.option))]
}

function isStranger({ word, capital, opening, lead, tail }: NameWord, place: 'sure' | 'maybe' | undefined): boolean {
  if (givenNames.has(word) || (familyNames.has(word) && capital)) return place !== undefined || (capital && !opening)
  if (place === 'sure') return capital || (/^(?:met|with|w)$/.test(lead) && /^[§,]?$/.test(tail))
  return place === 'maybe' && capital && (!opening || tail === ':' || tail === '§')
}
