import listed from '../../data/import-columns.json' with { type: 'json' }
import type { Programme } from '../../data/programme.ts'
import type { Row } from './read-csv.ts'

export const importKinds = ['coaches', 'candidates', 'hours', 'schools', 'boards'] as const
export type ImportKind = (typeof importKinds)[number]

/** A column of an import by its id; `names` are what it may be called, the first of each language is how we call it. */
export type Column = { id: string; needed: boolean; nl: readonly string[]; en: readonly string[] }

/** Something wrong with the first line of a file. `value` is what it says, or the column that is missing. */
export type HeaderProblem = { what: 'column-missing' | 'column-double'; column: string }

/** Which cell of a row is which column: `at` by the column's id, `titles` as the file calls them; `unknown` are titles of no column of ours, `width` how many there are in all. */
export type Header = { at: ReadonlyMap<string, number>; titles: ReadonlyMap<string, string>; unknown: readonly string[]; width: number }

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The column that says when a phase was done. */
export const doneColumn = (phase: string) => `done:${phase}`

/** The columns of an import: those that are always the same, and for candidates one for each phase of the programme. */
export function columnsOf(kind: ImportKind, { phases }: Pick<Programme, 'phases'>): Column[] {
  const own: Column[] = listed[kind].map((one) => ({ id: one.id, needed: 'needed' in one && one.needed, nl: one.nl, en: one.en }))
  if (kind !== 'candidates') return own
  const done = phases.map(
    ({ id, title }): Column => ({
      id: doneColumn(id),
      needed: false,
      nl: [`${title.nl} klaar`, `${title.nl} klaar op`, `${id} klaar`],
      en: [`${title.en} done`, `${title.en} done on`, `${id} done`],
    }),
  )
  return [...own, ...done]
}

/** Which columns a first line has. A column is named in either language; capitals, accents and signs do not matter. */
export function readHeader(columns: readonly Column[], { cells }: Row): { header: Header; problems: HeaderProblem[] } {
  const byName = new Map(columns.flatMap(({ id, nl, en }) => [id, ...nl, ...en].map((name) => [plain(name), id] as const)))
  const at = new Map<string, number>()
  const titles = new Map<string, string>()
  const unknown: string[] = []
  const problems: HeaderProblem[] = []
  cells.forEach((cell, index) => {
    const title = cell.trim()
    if (plain(title) === '') return
    const id = byName.get(plain(title))
    if (id === undefined) unknown.push(title.slice(0, 60))
    else if (at.has(id)) problems.push({ what: 'column-double', column: title.slice(0, 60) })
    else {
      at.set(id, index)
      titles.set(id, title.slice(0, 60))
    }
  })
  const missing = columns.filter(({ id, needed }) => needed && !at.has(id))
  const width = cells.findLastIndex((cell) => plain(cell) !== '') + 1
  return {
    header: { at, titles, unknown, width },
    problems: [...problems, ...missing.map(({ id }): HeaderProblem => ({ what: 'column-missing', column: id }))],
  }
}

/** What a file is, by its first line: the kind of which it has all that is needed, and of several the one that knows most of its columns. */
export function kindOfHeader(programme: Pick<Programme, 'phases'>, first: Row): ImportKind | undefined {
  const fits = importKinds
    .map((kind) => ({ kind, ...readHeader(columnsOf(kind, programme), first) }))
    .filter(({ problems }) => problems.every(({ what }) => what !== 'column-missing'))
    .sort((one, other) => other.header.at.size - one.header.at.size)
  const [best, next] = fits
  return best && best.header.at.size !== next?.header.at.size ? best.kind : undefined
}
