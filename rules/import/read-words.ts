import words from '../../data/import-words.json' with { type: 'json' }
import type { Cells } from './cells.ts'
import type { ProblemId } from './problem.ts'

type Lists = typeof words

/** What a word in a cell means, from one of the lists of `data/import-words.json`; the id itself is understood too. */
export function wordIn<List extends keyof Lists>(
  cells: Cells,
  column: string,
  list: List,
  otherwise: ProblemId,
): (keyof Lists[List] & string) | undefined {
  const typed = cells.text(column).toLowerCase()
  const found = Object.entries<readonly string[]>(words[list]).find(([id, said]) => id === typed || said.includes(typed))
  return found ? (found[0] as keyof Lists[List] & string) : cells.wrong(column, otherwise)
}
