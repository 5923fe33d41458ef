import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type Locale, locales } from '../../../data/bilingual.ts'
import type { Actor } from '../../../data/journey.ts'
import type { ImportReport, NotLooked } from '../../../dialogs/import/port.ts'
import { problemLine, shownProblem } from '../../../dialogs/import/problem-vars.ts'
import { notLooked, wrongLines } from '../../../dialogs/import/report.ts'
import { type ImportKind, importKinds } from '../../../rules/import/columns.ts'
import { labelText, type Words } from '../../render-vars.ts'
import type { ImportDesk } from './import-desk.ts'
import { lookAtImport, runImport } from './importer.ts'

export const usage = `npm run import -- <${importKinds.join(' | ')}> --file <file.csv | file.xlsx> [--apply] [--language nl|en]
Without --apply nothing is changed: every line that is wrong is named. The columns are in docs/import.md.`

/** What the terminal shows, and the exit code: 0 every line is right, 1 lines are wrong, 2 the file or the command is not understood. */
export type Said = { code: 0 | 1 | 2; lines: string[] }

/** Lines that are taken at once from a terminal, where there is time. */
const mostLines = 50_000

/** The operator acts for the intermediaries: in what is kept this is who did it. */
const operator: Actor = { role: 'intermediary', id: 'import' }

type Asked = { kind: ImportKind; file: string; apply: boolean; locale: Locale }

/** `npm run import`: the same as sending a file to the bot, from the machine it runs on. */
export async function importCommand(
  args: readonly string[],
  { desk, words, read }: { desk: ImportDesk; words: Words; read: (file: string) => Promise<Buffer> },
): Promise<Said> {
  const asked = readArguments(args)
  if ('problem' in asked) return { code: 2, lines: [asked.problem, usage] }
  const { kind, file, apply, locale } = asked
  const bytes = await read(file).catch(() => undefined)
  if (!bytes) return { code: 2, lines: [`--file ${file} cannot be read.`] }
  const options = { kind, mostLines, by: operator }
  const result = await (apply ? runImport(desk, bytes, options) : lookAtImport(desk, bytes, options))
  return result.ok ? told(result, asked, desk, words) : refused(result, locale, words)
}

function told(report: ImportReport, { file, apply, locale }: Asked, { programme }: ImportDesk, words: Words): Said {
  const { kind, lines, fresh, changed, same, kept, problems } = report
  const wrong = wrongLines(report)
  const vars = {
    file: basename(file),
    kind: { key: `import.kind.${kind}` } as const,
    lines,
    fresh,
    changed,
    same,
    kept: kept.length,
    wrong,
  }
  return {
    code: wrong > 0 ? 1 : 0,
    lines: [
      labelText({ key: 'import.command.look', vars }, locale, words),
      ...problems
        .toSorted((a, b) => a.line - b.line)
        .map((one) => labelText(problemLine(shownProblem(one, report, programme)), locale, words)),
      labelText({ key: apply ? 'import.command.applied' : 'import.command.dry' }, locale, words),
    ],
  }
}

const refused = (refusal: NotLooked, locale: Locale, words: Words): Said => ({
  code: 2,
  lines: notLooked(refusal).map(({ key, vars = {} }) => labelText({ key, vars }, locale, words)),
})

function readArguments(args: readonly string[]): Asked | { problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { file: { type: 'string' }, apply: { type: 'boolean', default: false }, language: { type: 'string', default: 'nl' } },
    })
    const kind = importKinds.find((one) => one === positionals[0])
    const locale = locales.find((one) => one === values.language)
    if (!kind || positionals.length > 1) return { problem: `Say what is in the file: ${importKinds.join(', ')}.` }
    if (!locale) return { problem: '--language is nl or en.' }
    return values.file ? { kind, file: values.file, apply: values.apply, locale } : { problem: '--file is missing.' }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}
