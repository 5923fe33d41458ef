import type { Bilingual } from '../data/bilingual.ts'
import { normalise } from './normalise.ts'

const negations = new Set(['niet', 'geen', 'nooit', 'not', 'no', 'never', 'none', 'nee'])
const small = new Set(
  'ik heb een de het en of in op van voor met dat is ben mijn i have a the and or in on of for with that is am my to it'.split(' '),
)

/**
 * The option a person meant in their own words: its id, its label, or words that belong to one option only. Nothing when in doubt: more than
 * one option shares the words, or the person denies something that the option does not.
 */
export function matchOption(text: string, options: readonly { id: string; label: Bilingual }[]): string | undefined {
  const typed = normalise(text)
  const equal = options.find((one) => one.id === text || normalise(one.label.nl) === typed || normalise(one.label.en) === typed)
  if (equal) return equal.id
  const said = typed.split(' ').filter((word) => word && !small.has(word))
  const scores = options.map(({ id, label }) => {
    const words = new Set([...normalise(label.nl).split(' '), ...normalise(label.en).split(' ')])
    const denies = [...words].some((word) => negations.has(word))
    return { id, hits: said.filter((word) => words.has(word) && !negations.has(word)).length, denies }
  })
  const denied = said.some((word) => negations.has(word))
  const best = scores.filter((one) => one.hits > 0 && one.denies === denied).sort((a, b) => b.hits - a.hits)
  return best[0] && best[0].hits > (best[1]?.hits ?? 0) ? best[0].id : undefined
}
