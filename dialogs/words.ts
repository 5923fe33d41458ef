import { words } from '../locales/texts.ts'
import { almostEqual, normalise } from './normalise.ts'

const entries = Object.entries(words).flatMap(([, byId]) =>
  Object.entries(byId).flatMap(([id, list]) => list.map((word) => ({ id, word: normalise(word) }))),
)
/** Words with a star at the end open something about what follows them: "documents of Jan". */
const before = Object.values(words).flatMap((byId) =>
  Object.entries(byId).flatMap(([id, list]) => list.filter((word) => word.endsWith(' *')).map((word) => ({ id, word: word.slice(0, -1) }))),
)
const exact = new Map(entries.map(({ id, word }) => [word, id]))

/** What opens with these words: the id of a topic or command, in either language; one typing slip is forgiven. `rest` is what follows an opening word. */
export function meant(text: string): { id: string; rest: string } | undefined {
  const typed = normalise(text)
  if (!typed) return undefined
  const found =
    exact.get(typed) ??
    exact.get(
      typed
        .replace(/^(?:ik wil (?:graag )?|graag |i want |i would like |show me |toon |open )/, '')
        .replace(/ (?:please|graag|aub|alsjeblieft)$/, ''),
    )
  if (found) return { id: found, rest: '' }
  const start = text.trim().toLowerCase()
  const about = before.find(({ word }) => start.startsWith(word) && start.length > word.length)
  if (about)
    return {
      id: about.id,
      rest: text
        .trim()
        .slice(about.word.length)
        .replace(/[?!.]+$/, '')
        .trim(),
    }
  const close = new Set(entries.filter(({ word }) => almostEqual(word, typed)).map(({ id }) => id))
  return close.size === 1 ? { id: [...close][0]!, rest: '' } : undefined
}

/** The id behind exactly these words, no slip forgiven: for words that end or change a running flow. */
export const meantExactly = (text: string): string | undefined => exact.get(normalise(text))
