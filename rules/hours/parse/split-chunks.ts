import type { Fact } from './facts.ts'
import type { Reading } from './reading.ts'

export type Stretch = { from: number; to: number }

const markers = /(?:^|\n)[ \t]*(?:\(?\d{1,2}[.)](?=\s)|[-*•+>]|\d{1,2}\/\d{1,2}(?=:))[ \t]*|(?<=\s)\(?\d\)(?=\s)/g
const breaks = /\n+|;|[.!?]+(?=\s|$)|\s-\s(?=[a-z]+ ?§)/g

/** Rubs out the marks of a list, so that "2." is no number; answers where its items begin. */
export function listMarks(low: string): Stretch[] {
  return [...low.matchAll(markers)]
    .filter((match) => !/\d\/\d/.test(match[0]))
    .map((match) => ({ from: match.index + (match[0].startsWith('\n') ? 1 : 0), to: match.index + match[0].length }))
}

/** The sentences, lines and list items of a message, in order. Points inside facts do not count. */
export function splitChunks(text: string, facts: readonly Fact[], marks: readonly Stretch[], { source, at }: Reading): Stretch[] {
  const inside = (place: number) => facts.some((one) => one.from <= place && place < one.to)
  const capital = (place: number) => /^\s+\p{Lu}/u.test(source.slice(at[place], (at[place] ?? 0) + 3))
  const ended = facts.filter(
    (one) =>
      one.type === 'minutes' &&
      text[one.to - 1] === '.' &&
      facts.some((name) => name.type === 'name' && name.to <= one.from && !/[\n;]/.test(text.slice(name.to, one.from))) &&
      capital(one.to),
  )
  const cuts = [
    ...ended.map((one) => one.to),
    ...[...text.matchAll(breaks)].filter((match) => !inside(match.index)).map((match) => match.index + match[0].length),
    ...marks.map((one) => one.from),
  ].sort((a, b) => a - b)
  const edges = [0, ...cuts, text.length]
  return edges.slice(0, -1).flatMap((from, index) => (edges[index + 1]! > from ? [{ from, to: edges[index + 1]! }] : []))
}
