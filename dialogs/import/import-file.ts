import * as z from 'zod'
import { columnsOf, type ImportKind, importKinds } from '../../rules/import/columns.ts'
import type { Context, Memory, Opened, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import type { ListItem, Reply } from '../reply.ts'
import type { SentFile } from '../said.ts'
import type { ImportReport } from './port.ts'
import { how, notLooked, problemReplies, reportReplies, wrongLines } from './report.ts'

/** `hash` is set once the file was looked at; `count` lines can be imported, `rest` is yes when others are wrong; `from` is the line to go on with. */
type Answers = { file: SentFile; kind: ImportKind; hash: string; count: number; rest: string; from: number; go: string }

export const importFlowId = 'import'

const sent = z.object({ name: z.string(), from: z.string(), signed: z.literal(true).optional() })
const waiting = ({ importing }: Memory): SentFile | undefined => {
  const found = sent.safeParse(importing).data
  return found && { name: found.name, from: found.from, ...(found.signed && { signed: found.signed }) }
}
/** The file an intermediary sent, until it was looked at. */
export const withImport = ({ name, from, signed }: SentFile): Memory => ({ importing: { name, from, ...(signed && { signed }) } })

const shownName = ({ name }: SentFile) => name.slice(0, 80)

/** What was found, and what is asked next; nothing more when there is nothing to do. */
function looked(file: SentFile, report: ImportReport, context: Context): { replies: Reply[]; answers?: Partial<Answers> } {
  const count = report.fresh + report.changed
  const replies = reportReplies(shownName(file), report, context)
  if (count === 0)
    return { replies: [...replies, { key: report.same + report.kept.length > 0 ? 'import.nothing' : 'import.none', choices: [how] }] }
  const { kind, hash } = report
  return { replies, answers: { file, kind, hash, count, rest: wrongLines(report) > 0 ? 'yes' : 'no', from: 0 } }
}

async function done({ file, kind, hash, from, go }: Answers, context: Context): Promise<Outcome> {
  const { imports, who } = context
  if (hash === undefined) {
    const report = await imports.look(who, file, kind)
    if (!report.ok) return { replies: notLooked(report) }
    const { replies, answers } = looked(file, report, context)
    return answers ? { replies, reopen: [], answers } : { replies }
  }
  if (go === 'no') {
    await imports.forget(who, file)
    return { replies: [{ key: 'import.stopped', choices: [how] }] }
  }
  const result = await imports.apply(who, file, { kind, hash, from })
  if (!result.ok && result.reason === 'changed') return { replies: [{ key: 'import.changed' }] }
  if (!result.ok) return { replies: result.reason === 'gone' ? [{ key: 'import.again' }] : notLooked(result) }
  if (result.next !== undefined) return { replies: [], reopen: ['go'], answers: { from: result.next } }
  const wrong = wrongLines(result)
  const { fresh, changed, same } = result
  const told: Reply = { key: wrong > 0 ? 'import.doneWrong' : 'import.done', vars: { fresh, changed, same, ...(wrong > 0 && { wrong }) } }
  return { replies: [told, ...problemReplies(result, context)] }
}

/** Importing a file that was sent: what it is when the columns do not say so, and one yes after everything was seen. */
export const importFlow: Flow<Answers, Context> = {
  id: importFlowId,
  version: 1,
  steps: () => [
    {
      key: 'kind',
      ask: ({ file }) => ({
        key: 'import.which.ask',
        vars: { name: file ? shownName(file) : '' },
        choices: importKinds.map((kind) => ({ label: { key: `import.kind.${kind}` }, value: kind })),
      }),
      schema: () => oneOf(importKinds, 'import.which.unclear'),
    },
    {
      key: 'go',
      skip: ({ hash }) => hash === undefined,
      ask: ({ count = 0, rest, from = 0 }) => ({
        ...(from > 0
          ? { key: 'import.go.on' as const, vars: { line: from } }
          : { key: rest === 'yes' ? ('import.go.rest' as const) : ('import.go.ask' as const), vars: { count } }),
        choices: [
          { label: { key: from > 0 ? 'import.go.more' : 'import.go.yes' }, value: 'yes' },
          { label: { key: 'import.go.no' }, value: 'no' },
        ],
      }),
      schema: () => oneOf(['yes', 'no'], 'import.go.unclear'),
    },
  ],
  done,
  stopped: () => [{ key: 'import.stopped', choices: [how] }],
}

/** Says how to import; with a file that waits, looks at it. */
export const importTopic: Topic = {
  id: importFlowId,
  roles: ['intermediary'],
  async open(context, rest): Promise<Opened> {
    const file = rest === 'file' ? waiting(context.memory) : undefined
    if (!file) return { replies: [explained(context)] }
    const memory = { importing: undefined }
    const report = await context.imports.look(context.who, file)
    if (!report.ok && report.reason === 'kind') return { replies: [], memory, flow: { id: importFlowId, answers: { file } } }
    if (!report.ok) return { replies: notLooked(report), memory }
    const { replies, answers } = looked(file, report, context)
    return { replies, memory, ...(answers && { flow: { id: importFlowId, answers } }) }
  },
}

/** Which columns there are, by what can be imported. */
function explained({ programme, locale }: Context): Reply {
  const items = importKinds.map((kind): ListItem => {
    const columns = columnsOf(kind, programme)
    const named = (needed: boolean) => ({ joined: columns.filter((one) => one.needed === needed).map((one) => one[locale][0] ?? one.id) })
    return {
      title: { key: `import.kind.${kind}` },
      facts: [
        { key: 'import.how.needed', vars: { columns: named(true) } },
        { key: 'import.how.free', vars: { columns: named(false) } },
      ],
      choices: [],
    }
  })
  return { key: 'import.how.text', card: { type: 'list', items } }
}
