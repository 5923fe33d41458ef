import type { Locale } from '../../../data/bilingual.ts'
import type { Programme } from '../../../data/programme.ts'
import type { TextKey } from '../../../locales/texts.ts'
import { findStep } from '../../../rules/journey/planned-steps.ts'
import { labelText, type Words } from '../../render-vars.ts'

type Reader = { locale: Locale; words: Words; programme: Programme }

/** Where the words for a code are, by the name of its field, most particular first. */
const lists = {
  state: ['journey.state', 'journey.person'],
  from: ['journey.state'],
  to: ['journey.state'],
  role: ['timeline.by'],
  stopReason: ['journey.reason'],
} as const

/** A code as people read it: a step and a phase by their titles, how something stands and who did it in words. Anything else as it is. */
export function plainValue(name: string, value: string, { locale, words, programme }: Reader): string {
  const title =
    findStep(programme, value.replace(/^step\//, ''))?.step.title ??
    (name === 'phase' && programme.phases.find(({ id }) => id === value)?.title)
  if (title) return labelText(title, locale, words)
  for (const list of Object.hasOwn(lists, name) ? lists[name as keyof typeof lists] : []) {
    const key = `${list}.${value}`
    if (words.texts.has(key)) return words.texts.text(locale, key as TextKey)
  }
  return value
}
