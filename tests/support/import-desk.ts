import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportDesk } from '../../bot/services/import/import-desk.ts'
import { lookAtImport, runImport } from '../../bot/services/import/importer.ts'
import type { Actor } from '../../data/journey.ts'
import type { ImportReport } from '../../dialogs/import/port.ts'
import type { ImportKind } from '../../rules/import/columns.ts'

export const megan: Actor = { role: 'intermediary', id: '00000000-0000-0000-0000-0000000000021', name: 'Megan Bowen' }
export const example = (kind: ImportKind) => readFileSync(join(import.meta.dirname, '../../docs/examples', `${kind}.csv`), 'utf8')

const options = { by: megan, mostLines: 1000 }
const bytes = (file: string | Buffer) => (typeof file === 'string' ? Buffer.from(file) : file)

export const look = (desk: ImportDesk, file: string | Buffer, kind?: ImportKind) => lookAtImport(desk, bytes(file), { ...options, kind })
export const apply = (desk: ImportDesk, file: string | Buffer, kind?: ImportKind) => runImport(desk, bytes(file), { ...options, kind })

/** What a report says in one line: new, changed, there already, left alone, and how many lines are wrong. */
export function counts(report: ImportReport | { ok: false; reason: string }): string {
  if (!report.ok) return report.reason
  const { fresh, changed, same, kept, problems } = report
  return `${fresh} new, ${changed} changed, ${same} same, ${kept.length} kept, ${new Set(problems.map(({ line }) => line)).size} wrong`
}

/** Every problem of a report: line, column, what, and what the cell says. */
export const wrong = (report: ImportReport | { ok: false; reason: string }): string[] =>
  report.ok
    ? report.problems.map((one) => `${one.line} ${one.column ?? '*'} ${one.what === 'refused' ? one.why.reason : one.what}`)
    : [report.reason]

/** All three examples, one after the other. */
export async function importExamples(desk: ImportDesk): Promise<string[]> {
  const said: string[] = []
  for (const kind of ['coaches', 'candidates', 'hours'] as const) said.push(counts(await apply(desk, example(kind))))
  return said
}
