import type { Reading } from './reading.ts'

/** A word as it stands in the sentence. `lead` and `tail` are what is around it: the word before and after, or a mark, § for a fact, '' for the edge. */
export type NameWord = {
  word: string
  from: number
  to: number
  lead: string
  tail: string
  gap: string
  capital: boolean
  opening: boolean
}

/** The words of a text of which facts may have been rubbed out. */
export function nameWords(text: string, { source, at }: Reading): NameWord[] {
  const found = [...text.matchAll(/\p{L}+/gu)]
  return found.map((match, index) => {
    const from = match.index
    const to = from + match[0].length
    const previous = found[index - 1]
    const next = found[index + 1]
    const gap = text.slice(previous ? previous.index + previous[0].length : 0, from)
    const behind = text.slice(to, next ? next.index : text.length)
    const original = source.slice(at[from], at[to])
    return {
      word: match[0],
      from,
      to,
      gap,
      lead: edgeOf(gap, previous?.[0], -1),
      tail: edgeOf(behind, next?.[0], 0),
      capital: /^\p{Lu}/u.test(original) && !/^\p{Lu}{2,}$/u.test(original),
      opening: !previous || /[.!?:\n"]/.test(gap),
    }
  })
}

function edgeOf(between: string, neighbour: string | undefined, end: 0 | -1): string {
  const marks = between.replace(/[ '"]/g, '')
  if (marks) return marks.at(end)!
  return neighbour ?? ''
}
