import { orderKey } from './order-key.ts'
import type { ListOptions } from './store.ts'

const afterEverything = String.fromCodePoint(0x10ffff)

/** The encoded ids a list with these options has to look at: `from` (inclusive) up to `until` (exclusive), without `not`. */
export function listRange(options: Pick<ListOptions, 'after' | 'descending' | 'prefix'>): { from: string; until: string; not: string } {
  const prefix = orderKey(options.prefix ?? '')
  const end = prefix + afterEverything
  if (!options.after) return { from: prefix, until: end, not: '' }
  const not = orderKey(options.after)
  if (options.descending) return { from: prefix, until: firstOf(not, end), not }
  return { from: firstOf(not, prefix) === not ? prefix : not, until: end, not }
}

const firstOf = (one: string, other: string): string => [one, other].toSorted()[0] as string
