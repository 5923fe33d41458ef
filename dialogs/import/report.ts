import type { Context } from '../context.ts'
import type { Label, Reply, Var } from '../reply.ts'
import type { ImportReport, NotLooked } from './port.ts'
import { problemLine, type ShownProblem, shownProblem } from './problem-vars.ts'

/** Wrong lines that are shown in the chat; a file has all of them. */
const mostShown = 12

/** How many lines have something wrong. */
export const wrongLines = ({ problems }: Pick<ImportReport, 'problems'>) => new Set(problems.map(({ line }) => line)).size

/** What a file holds, as a card, and what is wrong in it. */
export function reportReplies(name: string, report: ImportReport, context: Context): Reply[] {
  const { kind, lines, fresh, changed, same, kept, ignored } = report
  const fact = (what: 'kind' | 'lines' | 'fresh' | 'changed' | 'same' | 'kept' | 'wrong' | 'ignored', value: Var) => ({
    label: { key: `import.fact.${what}` } as const,
    value,
  })
  const facts = [
    fact('kind', { key: `import.kind.${kind}` }),
    fact('lines', lines),
    fact('fresh', fresh),
    ...(changed > 0 ? [fact('changed', changed)] : []),
    fact('same', same),
    ...(kept.length > 0 ? [fact('kept', { key: 'import.kept', vars: { count: kept.length, lines: kept.slice(0, 10).join(', ') } })] : []),
    fact('wrong', wrongLines(report)),
    ...(ignored.length > 0 ? [fact('ignored', { joined: ignored.slice(0, 8) })] : []),
  ]
  return [{ key: 'import.found', vars: { name }, card: { type: 'facts', title: name, facts } }, ...problemReplies(report, context)]
}

/** Every wrong line: where, what, and how to mend it; as a file too when there are many. */
export function problemReplies(report: ImportReport, context: Context): Reply[] {
  const shown = report.problems.toSorted((a, b) => a.line - b.line).map((one) => shownProblem(one, report, context.programme))
  if (shown.length === 0) return []
  const lines = { list: shown.slice(0, mostShown).map(problemLine) }
  if (shown.length <= mostShown) return [{ key: 'import.wrong.list', vars: { lines } }]
  return [
    {
      key: 'import.wrong.more',
      vars: { lines, count: mostShown, all: shown.length },
      files: [{ name: { key: 'import.wrong.file' }, contentType: 'text/csv', content: problemFile(shown, context) }],
    },
  ]
}

/** For a spreadsheet; what people typed stands within a sentence, so that no cell is a formula. */
function problemFile(shown: readonly ShownProblem[], { text }: Pick<Context, 'text'>): string {
  const said = (value: Var): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : text(asLabel(value)))
  const rows = shown.map(({ line, column, what, mend }) => [String(line), column === undefined ? '' : said(column), said(what), text(mend)])
  const head = (['line', 'column', 'what', 'mend'] as const).map((one) => text({ key: `import.csv.${one}` }))
  const cell = (value: string) => `"${value.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}

const asLabel = (value: Exclude<Var, string | number>): Label =>
  'nl' in value ? value : 'key' in value ? value : { key: 'import.csv.what' }

/** Why a file cannot be looked at, and what to do. */
export function notLooked(refusal: NotLooked): Reply[] {
  if (refusal.reason !== 'columns') {
    const { line = 0, most = 0 } = 'line' in refusal || 'most' in refusal ? refusal : {}
    return [{ key: `import.refused.${refusal.reason}`, vars: { line, most }, ...(refusal.reason === 'kind' && { choices: [how] }) }]
  }
  const { kind, missing, double } = refusal
  const kindVar: Var = { key: `import.kind.${kind}` }
  return [
    ...(missing.length > 0
      ? [{ key: 'import.refused.missing', vars: { kind: kindVar, columns: { joined: missing } } } satisfies Reply]
      : []),
    ...(double.length > 0 ? [{ key: 'import.refused.double', vars: { columns: { joined: double } } } satisfies Reply] : []),
  ]
}

export const how = { label: { key: 'import.button.how' as const }, value: 'import' }
