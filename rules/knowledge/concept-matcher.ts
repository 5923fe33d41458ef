import type { Locale } from '../../data/bilingual.ts'
import type { Concepts } from '../../data/load-words.ts'
import { stem } from './stem.ts'
import { tokens } from './tokens.ts'

/** Names of the concepts at each word of a sentence. An expression of more words counts at all of them. */
export type ConceptMatcher = (words: readonly string[], stems: readonly string[]) => string[][]

type Expression = { stems: readonly string[]; name: string }

/** Recognises the words and expressions of `concepts.yaml` in one language, by stem, by beginning (`verdien*`) and in sequence. */
export function createConceptMatcher(concepts: Concepts, locale: Locale): ConceptMatcher {
  const single = new Map<string, string[]>()
  const beginnings = new Map<string, string[]>()
  const expressions = new Map<string, Expression[]>()
  for (const [name, lists] of Object.entries(concepts)) {
    for (const entry of lists[locale]) {
      const parts = tokens(entry).map((word) => stem(word, locale))
      const [first = ''] = parts
      if (entry.startsWith('#')) add(single, entry, name)
      else if (entry.endsWith('*') && parts.length === 1) add(beginnings, tokens(entry)[0] ?? '', name)
      else if (parts.length === 1) add(single, first, name)
      else add(expressions, first, { stems: parts, name })
    }
  }
  const longest = Math.max(0, ...[...beginnings.keys()].map((beginning) => beginning.length))
  return (words, stems) => {
    const found = words.map((word, at) => [...(single.get(stems[at] ?? '') ?? []), ...beginningOf(word, beginnings, longest)])
    stems.forEach((one, at) => {
      for (const expression of expressions.get(one) ?? []) {
        if (expression.stems.every((part, ahead) => stems[at + ahead] === part))
          for (const ahead of expression.stems.keys()) found[at + ahead]?.push(expression.name)
      }
    })
    return found.map((names) => [...new Set(names)])
  }
}

function beginningOf(word: string, beginnings: ReadonlyMap<string, string[]>, longest: number): string[] {
  const names: string[] = []
  for (let length = 2; length <= Math.min(word.length, longest); length++) names.push(...(beginnings.get(word.slice(0, length)) ?? []))
  return names
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value) {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
