import { commonWords, wordNames } from './common-words.ts'
import type { NameFact } from './facts.ts'
import { familyNames, givenNames } from './given-names.ts'
import { type NameForms, particles } from './name-forms.ts'
import { type NameWord, nameWords } from './name-words.ts'
import type { Reading } from './reading.ts'
import type { Sheet } from './sheet.ts'
import { soundsAlike } from './sounds-alike.ts'
import { months, weekdays } from './vocabulary.ts'

const calendar = new Set([...months.flat(), ...weekdays.flat()])
const beside = new Set('met with w bij voor for'.split(' '))
const joins = new Set(['en', 'and', '&', '+'])
const never = new Set(
  'ik i je jij you we wij he she it they hij zij ze u die dat that this een a an the de het ons our my mijn in om hele whole'.split(' '),
)

/** Takes the candidates who are called by a name they have. Names that are words or months count only where nothing but a name can stand. */
export function takeKnownNames(sheet: Sheet, reading: Reading, forms: NameForms): NameFact[] {
  const words = nameWords(sheet.text, reading)
  const found: NameFact[] = []
  for (let at = 0; at < words.length; at++) {
    const match = longestForm(words, at, forms, sheet.text)
    if (!match) continue
    const last = at + match.count - 1
    if (match.count === 1 && !match.whole && !standsAlone(words[at]!, sheet.text)) continue
    const named = narrowed(words, last, match.options, match.whole, forms, sheet.text)
    found.push({
      type: 'name',
      options: named.options,
      heard: heardIn(reading, words[at]!.from, words[named.last]!.to),
      sure: true,
      from: words[at]!.from,
      to: words[named.last]!.to,
    })
    at = named.last
  }
  for (const one of found) sheet.rub(one.from, one.to + (/^'s?(?![a-z])/.exec(sheet.text.slice(one.to))?.[0].length ?? 0))
  return found
}

function longestForm(words: readonly NameWord[], at: number, forms: NameForms, text: string) {
  for (let count = Math.min(6, words.length - at); count > 0; count--) {
    const run = words.slice(at, at + count)
    if (
      run
        .slice(1)
        .some(
          (one) =>
            !/^(?:[ .'-]{1,2}|\/)$/.test(one.gap) ||
            (one.gap.includes('.') && run[0]!.word.length > 1 && one.gap === '. ' && !particles.has(run[count - 2]!.word)),
        )
    )
      continue
    const form = run.map((one) => one.word).join(' ')
    const known = forms.exact.get(form)
    if (known && !(count > 1 && run[count - 1]!.word.length === 1 && looksLikeUnit(text, run[count - 1]!))) return { ...known, count }
    if (count === 1 && !known && /s$/.test(form) && form.length > 4) {
      const owner = forms.exact.get(form.slice(0, -1))
      if (owner && !commonWords.has(form) && !wordNames.has(form.slice(0, -1))) return { ...owner, count }
    }
  }
  return undefined
}

/** Only a person can stand after these, or before them. */
const done =
  /\b(?:saw|see|seen|seeing|visit(?:ed|ing)?|called|calling|phoned|rang|helped|helping|coached|coaching|observed|observing|met|(?:talk|talked|talking|spoke|spoken|speaking|chat|chatted|call) (?:to|with)|zag|zag ik|gezien|belde|belde ik|gebeld|sprak|sprak ik|gesproken|hielp|bezocht|heb|heb ik) $/
const doing = /^ (?:had (?:an?|\d)|heeft|came|kwam|wanted|wilde|told|vertelde|asked|vroeg|and i|en ik)\b/

/** "Sam a 45 min" is no "Sam A.". */
const looksLikeUnit = (text: string, { word, from, to }: NameWord) =>
  /[ahmu]/.test(word) && /\d ?$/.test(text.slice(from - 2, from)) && !text.startsWith('.', to)

function standsAlone(one: NameWord, text: string): boolean {
  const { word, lead, tail, capital, opening, gap, from, to } = one
  if (word.length < 2 || commonWords.has(word)) return beside.has(lead) && capital
  if (!wordNames.has(word) && !(calendar.has(word) && word.length > 1))
    return word.length > 2 || capital || beside.has(lead) || lead === '§'
  if (/\d/.test(gap.at(-1) ?? gap.at(-2) ?? '') || /^\d/.test(gap.trim())) return false
  if (['met', 'with', 'bij', 'w'].includes(lead) || (!/\d/.test(tail) && (done.test(text.slice(0, from)) || doing.test(text.slice(to)))))
    return true
  if (calendar.has(word)) return beside.has(lead) && capital && !/\d/.test(tail)
  return !never.has(lead) && (beside.has(lead) || (capital && !opening))
}

/** After a first name a family name says which one, or that it is somebody else. */
function narrowed(words: readonly NameWord[], last: number, options: readonly number[], whole: boolean, forms: NameForms, text: string) {
  let at = last + 1
  while (words[at] && particles.has(words[at]!.word) && words[at]!.gap.trim() === '' && at < last + 4) at++
  const next = words[at]
  if (!next || whole || next.gap !== ' ' || words[last + 1]!.gap !== ' ' || next.word.length < 3) return { options, last }
  const fitting = options.filter((option) => forms.family(option).some((family) => soundsAlike(family, next.word)))
  if (fitting.length > 0) return { options: fitting, last: at }
  const stranger = familyNames.has(next.word) || (next.capital && !commonWords.has(next.word) && !givenNames.has(next.word))
  const another = forms.words.some((one) => one.word === next.word && one.first)
  if (!another && forms.words.some((one) => one.word === next.word)) return { options: [], last: at }
  const other = another || calendar.has(next.word) || /^'s/.test(text.slice(words[last]!.to))
  const surnamed = options.some((option) => forms.family(option).length > 0)
  return stranger && !other && surnamed ? { options: [], last: at } : { options, last }
}

export const heardIn = ({ source, at }: Reading, from: number, to: number): string => source.slice(at[from], at[to]).trim()

/** Whether only a name fits here, judged by what is around it when the rest has been rubbed out. */
export function inNamePlace({ lead, tail }: NameWord, afterName: boolean): 'sure' | 'maybe' | undefined {
  if (lead === 'met' || lead === 'with' || lead === 'w') return 'sure'
  if (afterName && (joins.has(lead) || lead === ',' || lead === '/')) return 'sure'
  if (beside.has(lead) || titles.has(lead)) return 'maybe'
  if (tail === ':' || tail === '§' || lead === '§') return 'maybe'
  return undefined
}

const titles = new Set('mevrouw mevr mw meneer dhr mr mrs ms miss juf meester heer'.split(' '))
