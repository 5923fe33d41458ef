import phrases from '../data/care.json' with { type: 'json' }

/** A message that asks for something else than an answer: somebody in need, or somebody cursing. Need comes first. */
export type Care = 'distress' | 'abuse'

/** Looks for whole phrases in a text whose words are separated by single spaces, in lower case and without accents. */
export function careFor(normalised: string): Care | undefined {
  const text = ` ${normalised} `
  const has = (list: readonly string[]) => list.some((phrase) => text.includes(` ${phrase} `))
  if (has(phrases.distress)) return 'distress'
  return has(phrases.abuse) ? 'abuse' : undefined
}
