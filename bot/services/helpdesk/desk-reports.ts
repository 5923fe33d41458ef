import type { Locale } from '../../../data/bilingual.ts'
import type { Programme } from '../../../data/programme.ts'
import type { TicketDoc } from '../../../data/ticket.ts'
import type { TicketFigure } from '../../../data/ticket-figure.ts'
import type { HistoryLine } from '../../../dialogs/helpdesk/port.ts'
import type { Var, Vars } from '../../../dialogs/reply.ts'
import type { TextKey } from '../../../locales/texts.ts'
import { localDate } from '../../../rules/local-date.ts'
import { renderVar, type Words } from '../../render-vars.ts'
import type { Cell, Column, Report } from '../statements/table.ts'

type Making = { programme: Programme; words: Words; language: Locale }

/** Characters in one cell of a printed conversation; more goes on in the next row. */
const longestCell = 1_200

function speaker({ words, language }: Making) {
  const say = (value: Var) => String(renderVar(value, language, words))
  const text = (key: string, vars?: Vars) => say({ key: `supervision.file.${key}` as TextKey, ...(vars && { vars }) })
  return { say, text }
}

/** Questions that ended, one row each, to count with: nobody is in them. Times are whole minutes of opening hours, rounded up. */
export function figuresReport(figures: readonly TicketFigure[], from: string, making: Making): Report {
  const { say, text } = speaker(making)
  const column = (name: string, holds: Column['holds'] = 'text'): Column => ({ header: text(name), holds })
  const minutes = (seconds: number | undefined) => (seconds === undefined ? undefined : Math.ceil(seconds / 60))
  const yes = (is: boolean) => text(is ? 'yes' : 'no')
  return {
    title: text('figures', { from }),
    name: text('figuresName', { from }),
    language: making.language,
    about: [],
    tables: [
      {
        title: text('figures', { from }),
        columns: [
          column('date', 'date'),
          ...[column('language'), column('reason'), column('topics'), column('outOfHours'), column('helped')],
          ...[column('answerMinutes', 'number'), column('endMinutes', 'number'), column('end'), column('result'), column('rating')],
        ],
        rows: figures.map((one) => [
          one.date,
          say({ key: `helpdesk.language.${one.language}` }),
          say({ key: `helpdesk.reason.${one.reason}` }),
          one.topics.join(' '),
          ...[yes(one.outOfHours), yes(one.helped), minutes(one.answerSeconds), minutes(one.endSeconds)],
          text(`ends.${one.end}`),
          one.result === undefined ? undefined : say({ key: `helpdesk.agent.result.${one.result}` }),
          one.rating === undefined ? undefined : text(one.rating),
        ]),
      },
    ],
  }
}

/** One conversation to read: what is known of it, and who said what when. */
export function transcriptReport(doc: TicketDoc, lines: readonly HistoryLine[], making: Making): Report {
  const { say, text } = speaker(making)
  const asked = doc.name ?? say({ key: 'helpdesk.someone' })
  const when = (at: string) => `${localDate(new Date(at), making.programme.timeZone)} ${say({ at, style: 'time' })}`
  const on = (at: string) => say({ at, style: 'dateTime' })
  const names = { candidate: asked, bot: 'Loket', agent: text('agent') } as const
  /** What an agent said begins with who they are. */
  const spoken = (by: HistoryLine['by'], words: string) => {
    const [, name, rest] = (by === 'agent' && /^([^:\n]{1,80}): (.*)$/s.exec(words)) || []
    return name !== undefined && rest !== undefined ? { name, words: rest } : { name: names[by], words }
  }
  return {
    title: text('transcript', { name: asked, on: say({ at: doc.openedAt, style: 'full' }) }),
    name: text('transcriptName', { date: localDate(new Date(doc.openedAt), making.programme.timeZone), id: doc.id.slice(0, 6) }),
    language: making.language,
    about: [
      { label: text('asked'), value: on(doc.openedAt) },
      ...(doc.endedAt === undefined ? [] : [{ label: text('ended'), value: on(doc.endedAt) }]),
      ...(doc.owner ? [{ label: text('agent'), value: doc.owner.name }] : []),
      ...(doc.question === undefined ? [] : [{ label: text('question'), value: doc.question }]),
      ...(doc.result === undefined ? [] : [{ label: text('result'), value: say({ key: `helpdesk.agent.result.${doc.result}` }) }]),
      { label: text('kept'), value: text(doc.shared ? 'shared' : 'notShared') },
    ],
    tables: [
      {
        title: text('said'),
        columns: [
          { header: text('at'), holds: 'text', wide: 12 },
          { header: text('who'), holds: 'text', wide: 12 },
          { header: text('words'), holds: 'text', wide: 56 },
        ],
        rows: lines.flatMap(({ at, by, words }) =>
          pieces(spoken(by, words).words).map((piece, index) =>
            index === 0 ? [when(at), spoken(by, words).name, piece] : ['', '', piece],
          ),
        ),
      },
    ],
  }
}

const pieces = (words: string): string[] =>
  Array.from({ length: Math.max(1, Math.ceil(words.length / longestCell)) }, (_, index) =>
    words.slice(index * longestCell, (index + 1) * longestCell),
  )

/** Lines of words stand out, so that nobody's words look like somebody else's. */
const indented = (words: Cell) => String(words).replaceAll('\n', '\r\n    ')

/** The same as plain text. */
export function transcriptText({ title, about, tables }: Report): string {
  const facts = about.map(({ label, value }) => `${label}: ${value}`)
  const said = tables.flatMap(({ rows }) =>
    rows.map(([at, who, words]) => (who === '' ? indented(words) : `[${at}] ${who}: ${indented(words)}`)),
  )
  return `\uFEFF${[title, '', ...facts, '', ...said, ''].join('\r\n')}`
}
