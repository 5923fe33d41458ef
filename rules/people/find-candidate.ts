import type { CandidateCard } from '../../data/candidate.ts'

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export type FoundCandidate<C> = { ok: true; card: C } | { ok: false; reason: 'unknown' } | { ok: false; reason: 'ambiguous'; cards: C[] }

/** The candidate meant by an id, a name, or parts of one, accents and capitals aside. A whole name wins over a part of one; two that fit are for a person to choose from. */
export function findCandidate<C extends Pick<CandidateCard, 'id' | 'name'>>(cards: readonly C[], text: string): FoundCandidate<C> {
  const byId = cards.find((one) => one.id === text.trim())
  if (byId) return { ok: true, card: byId }
  const typed = plain(text)
  if (!typed) return { ok: false, reason: 'unknown' }
  const whole = cards.filter((one) => plain(one.name) === typed)
  const found = whole.length > 0 ? whole : cards.filter((one) => fits(plain(one.name), typed))
  const [only, ...more] = found
  if (!only) return { ok: false, reason: 'unknown' }
  return more.length === 0 ? { ok: true, card: only } : { ok: false, reason: 'ambiguous', cards: found }
}

/** Every typed word begins a word of the name, in any order. */
const fits = (name: string, typed: string) => {
  const words = name.split(' ')
  return typed.split(' ').every((part) => words.some((word) => word.startsWith(part)))
}

/**
 * The one candidate whose name this is, and nothing else: whole words only, and the first name among them or two of them, so that a word of a question
 * ("klein") is not somebody.
 */
export function namedAlone<C extends Pick<CandidateCard, 'id' | 'name'>>(cards: readonly C[], text: string): C | undefined {
  const typed = plain(text).split(' ')
  const isNamed = ({ name }: C) => {
    const words = plain(name).split(' ')
    return typed.every((one) => words.includes(one)) && (typed.length > 1 || typed[0] === words[0])
  }
  const [only, ...more] = cards.filter(isNamed)
  return more.length === 0 ? only : undefined
}
