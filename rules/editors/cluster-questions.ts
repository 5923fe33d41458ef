import type { Locale } from '../../data/bilingual.ts'
import { likeness, phraseKey, subjectStems } from './content-words.ts'

/** Questions that ask much the same. `text` is the one asked most, `examples` are all different ones, the commonest first; `newest` is when the last was asked. */
export type Cluster = { text: string; locale: Locale; count: number; examples: string[]; newest: string }

type AskedOnce = { text: string; locale: Locale; at: string }

/** From this likeness on two questions belong together. */
const together = 0.6

/** What the log leaves in the place of personal data says nothing about the subject. */
const mark = /\[[a-z-]+\]/g

type Group = {
  locale: Locale
  stems: ReadonlySet<string>
  key: string
  texts: Map<string, { text: string; count: number }>
  newest: string
}

/** Groups similar questions per language, in the order in which each group's first question came. A question joins the group whose first question it is likest to. */
export function clusterQuestions(asked: readonly AskedOnce[]): Cluster[] {
  const groups: Group[] = []
  const byKey = new Map<string, Group>()
  const byStem = new Map<string, Group[]>()
  for (const { text, locale, at } of asked) {
    const key = `${locale} ${phraseKey(text)}`
    if (key.length < 4) continue
    const stems = subjectStems(text.replace(mark, ' '), locale)
    const group = byKey.get(key) ?? likest(stems, locale, byStem) ?? open(locale, stems, key)
    byKey.set(key, group)
    const same = group.texts.get(key)
    group.texts.set(key, { text: same?.text ?? text, count: (same?.count ?? 0) + 1 })
    if (at > group.newest) group.newest = at
  }
  return groups.map(({ locale, texts, newest }) => {
    const ordered = [...texts.values()].sort((a, b) => b.count - a.count)
    const count = ordered.reduce((sum, one) => sum + one.count, 0)
    return { text: ordered[0]!.text, locale, count, examples: ordered.map((one) => one.text), newest }
  })

  function open(locale: Locale, stems: ReadonlySet<string>, key: string): Group {
    const group: Group = { locale, stems, key, texts: new Map(), newest: '' }
    groups.push(group)
    for (const stem of stems) {
      const place = `${locale} ${stem}`
      byStem.set(place, [...(byStem.get(place) ?? []), group])
    }
    return group
  }
}

function likest(stems: ReadonlySet<string>, locale: Locale, byStem: ReadonlyMap<string, Group[]>): Group | undefined {
  let best: { group: Group; score: number } | undefined
  for (const group of new Set([...stems].flatMap((stem) => byStem.get(`${locale} ${stem}`) ?? []))) {
    const score = likeness(stems, group.stems)
    if (score >= together && score > (best?.score ?? 0)) best = { group, score }
  }
  return best?.group
}
