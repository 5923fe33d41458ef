import type { Bilingual } from '../../data/bilingual.ts'
import type { ImportKind } from '../../rules/import/columns.ts'
import type { LineProblem } from '../../rules/import/problem.ts'
import type { Who } from '../context.ts'
import type { SentFile } from '../said.ts'

/** Why a file is no table: of a wrong type, without a first line or lines, with more than is taken at once, with a quote that is never closed (on `line`), or not to be had. */
export type UnreadableFile = {
  ok: false
  reason: 'type' | 'old-excel' | 'locked' | 'broken' | 'empty' | 'too-many' | 'too-big' | 'open-quote' | 'gone' | 'unreachable'
  line?: number
  most?: number
}

/** What is wrong with the columns; then nothing is read. `missing` and `double` are titles. */
export type WrongColumns = { ok: false; reason: 'columns'; kind: ImportKind; missing: { nl: string; en: string }[]; double: string[] }

/** `kind`: the columns do not say what the file is. */
export type NotLooked = UnreadableFile | WrongColumns | { ok: false; reason: 'kind' } | { ok: false; reason: 'forbidden' }

/**
 * What an import would do, or did. Lines are counted: `fresh` are new, `changed` take the place of what was imported before, `same` are there already, `kept` are people who
 * were worked with here since and are left alone. `titles` are the columns as the file calls them; `ignored` those that mean nothing here. `lines` are the file's numbers.
 */
export type ImportReport = {
  ok: true
  kind: ImportKind
  lines: number
  fresh: number
  changed: number
  same: number
  kept: readonly number[]
  problems: readonly LineProblem[]
  titles: Readonly<Record<string, string | Bilingual>>
  ignored: readonly string[]
  /** What the file is known by: an import goes on only with the file that was looked at. */
  hash: string
}

/** `next` is the line to go on with: there was no time for more. */
export type ImportApplied = ImportReport & { next?: number }

export type Imports = {
  /** Reads a file and says what importing it would do; nothing is written. For intermediaries. */
  look: (who: Who, file: SentFile, kind?: ImportKind) => Promise<ImportReport | NotLooked>
  /** Throws a file away that is not imported after all. A file with nothing to import is thrown away by itself. */
  forget: (who: Who, file: SentFile) => Promise<void>
  /** Imports the lines that are right, from a line on, as long as there is time. Done again it changes nothing. `changed`: it is not the file that was looked at. */
  apply: (
    who: Who,
    file: SentFile,
    wish: { kind: ImportKind; hash: string; from: number },
  ) => Promise<ImportApplied | NotLooked | { ok: false; reason: 'changed' }>
}
