import { editDistance } from '../../knowledge/edit-distance.ts'
import { fold } from './reading.ts'

/** How the candidates may be called: forms in folded words with a space between, and the loose words for misspellings. */
export type NameForms = {
  /** Places in the list of candidates; `whole` when the form says more than a first name or family name alone. */
  exact: ReadonlyMap<string, { options: readonly number[]; whole: boolean }>
  words: readonly { word: string; option: number; first: boolean }[]
  family: (option: number) => readonly string[]
  has: (word: string) => boolean
  near: (word: string) => boolean
}

export const particles: ReadonlySet<string> = new Set(
  'van de der den het t te ten ter el al la le du da di del dos das von zu bin ben ibn abu op in vd v d'.split(' '),
)

const nicknames: Record<string, string> = {
  mo: 'mohamed mohammed muhammad mohamad mohammad muhammed mohammed',
  moh: 'mohamed mohammed muhammad',
  fati: 'fatima fatma',
  wim: 'willem',
  liz: 'elizabeth elisabeth',
  beth: 'elizabeth elisabeth',
  kate: 'katherine catherine katarzyna',
  kasia: 'katarzyna',
  tom: 'thomas tomas',
  mike: 'michael',
  chris: 'christiaan christian christopher christina',
  alex: 'alexander alexandra',
  max: 'maximiliaan',
  nick: 'nicolas nicholas',
  steve: 'steven stephen',
  ed: 'eduard edward',
  rob: 'robert',
  bob: 'robert',
  ben: 'benjamin',
  dan: 'daniel',
  danny: 'daniel',
  tim: 'timothy timo',
  jos: 'joseph josephine',
  bert: 'albert lambert hubert',
  hans: 'johannes',
  jan: 'johannes',
  bas: 'sebastiaan',
  lotte: 'charlotte liselotte',
  lot: 'charlotte lotte',
  sas: 'saskia',
  nel: 'nelleke',
  mar: 'marieke marijke',
  kim: 'kimberly',
  jes: 'jessica',
  jess: 'jessica',
  vic: 'victoria victor',
  gaby: 'gabriella',
  gabi: 'gabriella',
}

const nicksOf = new Map<string, string[]>()
for (const [nick, long] of Object.entries(nicknames))
  for (const name of long.split(' ')) nicksOf.set(name, [...(nicksOf.get(name) ?? []), nick])

/** Every way in which somebody calls these candidates, built once for a message. */
export function nameForms(candidates: readonly string[]): NameForms {
  const exact = new Map<string, { options: number[]; whole: boolean }>()
  const words: { word: string; option: number; first: boolean }[] = []
  const families: string[][] = []
  const add = (form: string, option: number, whole: boolean) => {
    const known = exact.get(form)
    if (!known) exact.set(form, { options: [option], whole })
    else if (known.options.at(-1) !== option) known.options.push(option)
  }
  candidates.forEach((name, option) => {
    const all = wordsOf(name)
    const start = all.findIndex((word, at) => at > 0 && particles.has(word))
    const dashed = name.split(' ')[0]!.split('-').length
    const cut = start > 0 ? start : Math.max(Math.min(dashed, all.length), all.length > 1 ? all.length - 1 : 1)
    const first = all.slice(0, cut)
    const rest = all.slice(cut)
    const family = rest.filter((word) => !particles.has(word))
    families.push(family)
    if (all.length === 0) return
    add(all.join(' '), option, all.length > 1)
    add(all.join(''), option, all.length > 1)
    add(first.join(' '), option, false)
    add(first.join(''), option, false)
    for (const one of first) if (one.length > 1) add(one, option, false)
    if (first.length > 1) add(first.map((one) => one[0]).join(''), option, false)
    if (all.length > 2) add(all.map((one) => one[0]).join(''), option, true)
    for (const call of new Set([first.join(' '), first[0]!])) addFamily(call)
    words.push(...first.map((word) => ({ word, option, first: true })))
    words.push(...family.filter((word) => word.length > 3).map((word) => ({ word, option, first: false })))

    function addFamily(call: string) {
      const last = family.join(' ')
      if (!last) return
      const bare = rest.join(' ')
      for (const form of new Set([bare, last, ...['', ' '].map((gap) => `${abbreviated(rest, gap)} ${last}`.trim())])) {
        add(form, option, false)
        add(`${call} ${form}`, option, true)
        add(`${call[0]} ${form}`, option, true)
      }
      const initials = [
        last[0]!,
        bare[0]!,
        rest.map((word) => word[0]).join(' '),
        rest.map((word) => word[0]).join(''),
        [...rest.slice(0, -1), last[0]].join(' '),
      ]
      for (const initial of initials) add(`${call} ${initial}`, option, true)
      if (family.length > 1) for (const one of family) if (one.length > 2) add(one, option, false)
    }
  })
  for (const { word, option, first } of words) if (first) for (const nick of nicksOf.get(word) ?? []) add(nick, option, false)
  const known = new Set(words.map((one) => one.word))
  return {
    exact,
    words,
    family: (option) => families[option] ?? [],
    has: (word) => known.has(word) || exact.has(word),
    near: (word) => word.length > 3 && words.some((one) => one.word[0] === word[0] && editDistance(one.word, word, 1) < 2),
  }
}

const wordsOf = (name: string) => fold(name.normalize('NFC')).match(/\p{L}+/gu) ?? []

/** "van der" as people shorten it. */
const abbreviated = (rest: readonly string[], gap: string) => {
  const before = rest.filter((word) => particles.has(word))
  return before.length > 1 ? before.map((word) => word[0]).join(gap) : before.length === 1 ? before[0]![0]! : ''
}
