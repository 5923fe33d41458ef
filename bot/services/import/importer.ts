import { createHash } from 'node:crypto'
import type { Actor } from '../../../data/journey.ts'
import type { ImportApplied, ImportReport, NotLooked } from '../../../dialogs/import/port.ts'
import { cellsOf } from '../../../rules/import/cells.ts'
import { columnsOf, type ImportKind, kindOfHeader, readHeader } from '../../../rules/import/columns.ts'
import type { LineProblem } from '../../../rules/import/problem.ts'
import { prepareCandidates } from './import-candidates.ts'
import { prepareCoaches } from './import-coaches.ts'
import type { ImportDesk, ImportItem, Prepare } from './import-desk.ts'
import { prepareHours } from './import-hours.ts'
import { prepareBoards, prepareSchools } from './import-schools.ts'
import { openTable } from './open-table.ts'

const prepares: Record<ImportKind, Prepare> = {
  coaches: prepareCoaches,
  candidates: prepareCandidates,
  hours: prepareHours,
  boards: prepareBoards,
  schools: prepareSchools,
}

type Options = { kind?: ImportKind | undefined; mostLines: number; by: Actor }
type Looked = { ok: true; report: ImportReport; items: readonly ImportItem[] }

async function prepare(
  desk: ImportDesk,
  bytes: Buffer,
  { kind: said, mostLines, by }: Options,
): Promise<Looked | Exclude<NotLooked, { reason: 'forbidden' }>> {
  const table = await openTable(bytes, mostLines)
  if (!table.ok) return table
  const kind = said ?? kindOfHeader(desk.programme, table.first)
  if (!kind) return { ok: false, reason: 'kind' }
  const columns = columnsOf(kind, desk.programme)
  const { header, problems: wrong } = readHeader(columns, table.first)
  if (wrong.length > 0) {
    const missing = wrong.flatMap(({ what, column }) => (what === 'column-missing' ? columns.filter(({ id }) => id === column) : []))
    const double = wrong.flatMap(({ what, column }) => (what === 'column-double' ? [column] : []))
    return { ok: false, reason: 'columns', kind, missing: missing.map(({ nl, en }) => ({ nl: nl[0] ?? '', en: en[0] ?? '' })), double }
  }
  const { items, problems } = await prepares[kind](
    desk,
    table.rows.map((row) => cellsOf(header, row)),
    by,
  )
  const count = (state: ImportItem['state']) => items.filter((one) => one.state === state).length
  const report: ImportReport = {
    ok: true,
    kind,
    lines: table.rows.length,
    ...{ fresh: count('fresh'), changed: count('changed'), same: count('same') },
    kept: items.flatMap(({ state, line }) => (state === 'kept' ? [line] : [])),
    problems,
    titles: { ...titlesOf(columns), ...Object.fromEntries(header.titles) },
    ignored: header.unknown,
    hash: hashOf(bytes),
  }
  return { ok: true, report, items }
}

/** What a file is known by between looking at it and importing it. */
export const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** A file that lacks a column knows it by our name. */
const titlesOf = (columns: ReturnType<typeof columnsOf>) =>
  Object.fromEntries(columns.map(({ id, nl, en }) => [id, { nl: nl[0] ?? id, en: en[0] ?? id }]))

/** What importing a file would do; nothing is written. */
export async function lookAtImport(
  desk: ImportDesk,
  bytes: Buffer,
  options: Options,
): Promise<ImportReport | Exclude<NotLooked, { reason: 'forbidden' }>> {
  const looked = await prepare(desk, bytes, options)
  return looked.ok ? looked.report : looked
}

/** Imports the lines that are right, from a line on, one after another until `enough` says so; each is all there or not at all, and once more is the same. */
export async function runImport(
  desk: ImportDesk,
  bytes: Buffer,
  { from = 0, enough = () => false, ...options }: Options & { from?: number; enough?: () => boolean },
): Promise<ImportApplied | Exclude<NotLooked, { reason: 'forbidden' }>> {
  const looked = await prepare(desk, bytes, options)
  if (!looked.ok) return looked
  const { report, items } = looked
  const refused: LineProblem[] = []
  for (const { line, apply, state } of items) {
    if (line < from || state === 'same' || state === 'kept') continue
    if (enough()) return { ...report, problems: [...report.problems, ...refused], next: line }
    const done = await apply()
    if (!done.ok) refused.push({ ...done.problem, line })
  }
  const wrong = new Set(refused.map(({ line }) => line))
  const left = (state: ImportItem['state']) => items.filter((one) => one.state === state && !wrong.has(one.line)).length
  return { ...report, fresh: left('fresh'), changed: left('changed'), problems: [...report.problems, ...refused] }
}
