import type { Locale } from '../../../data/bilingual.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Var, Vars } from '../../../dialogs/reply.ts'
import type { MonthShown } from '../../../dialogs/statements/port.ts'
import { stateVar } from '../../../dialogs/statements/state-var.ts'
import { whoVars } from '../../../dialogs/statements/who-vars.ts'
import type { TextKey } from '../../../locales/texts.ts'
import { renderVar, type Words } from '../../render-vars.ts'
import type { Column, Report, Table } from './table.ts'

type Making = { programme: Programme; words: Words; language: Locale; now: Date }

/** A coach's month as a report: its lines, totals by phase and rate, and by candidate. */
export function monthReport(shown: MonthShown, { programme, words, language, now }: Making): Report {
  const say = (value: Var) => String(renderVar(value, language, words))
  const text = (key: string, vars?: Vars) => say({ key: `statements.file.${key}` as TextKey, ...(vars && { vars }) })
  const timed = (header: string, wide: number): Column => ({ header, holds: 'minutes', wide, exact: text('inMinutes', { what: header }) })
  const { statement, coachName, external } = shown
  const { lines, totals, candidates } = statement
  const month: Var = { at: `${statement.month}-15T11:00:00.000Z`, style: 'month' }
  const who = whoVars(shown)
  const phase = (id: string) => say(programme.phases.find((one) => one.id === id)?.title ?? id)
  const rate = (id: 'internal' | 'external') => text(id)
  const sums = { minutes: statement.minutes, paid: statement.paid, cents: statement.cents }

  const linesTable: Table = {
    title: text('lines'),
    columns: [
      { header: text('date'), holds: 'date', wide: 11 },
      { header: text('candidate'), holds: 'text', wide: 26 },
      { header: text('kind'), holds: 'text', wide: 22 },
      { header: text('phase'), holds: 'text', wide: 22 },
      timed(text('hours'), 9),
      timed(text('paid'), 10),
      { header: text('value'), holds: 'money', wide: 13 },
    ],
    rows: lines.map(({ date, candidate, what, phase: during, minutes, paid, cents, corrects }) => [
      date,
      say(who(candidate)),
      corrects === undefined ? kindOf(what) : text('takenBack', { kind: kindOf(what) }),
      phase(during),
      minutes,
      paid,
      cents,
    ]),
    total: [undefined, text('total'), undefined, undefined, sums.minutes, sums.paid, sums.cents],
  }
  const totalsTable: Table = {
    title: text('totals'),
    columns: [
      { header: text('phase'), holds: 'text', wide: 28 },
      { header: text('rateType'), holds: 'text', wide: 14 },
      { header: text('rate'), holds: 'money', wide: 14 },
      timed(text('paid'), 12),
      { header: text('value'), holds: 'money', wide: 14 },
    ],
    rows: totals.map((one) => [phase(one.phase), rate(one.rate), one.hourCents, one.paid, one.cents]),
    total: [text('total'), undefined, undefined, sums.paid, sums.cents],
  }
  const candidatesTable: Table = {
    title: text('candidates'),
    columns: [
      { header: text('candidate'), holds: 'text', wide: 30 },
      timed(text('hours'), 12),
      timed(text('paid'), 12),
      { header: text('value'), holds: 'money', wide: 14 },
    ],
    rows: candidates.map(({ candidate, minutes, paid, cents }) => [say(who(candidate)), minutes, paid, cents]),
    total: [text('total'), sums.minutes, sums.paid, sums.cents],
  }
  function kindOf(id: string) {
    return say(programme.hourKinds.find((one) => one.id === id)?.title ?? id)
  }
  return {
    title: text('title', { month }),
    name: text('name', { month: statement.month, coach: coachName }),
    language,
    about: [
      { label: text('coach'), value: `${coachName} (${rate(external ? 'external' : 'internal')})` },
      { label: text('state'), value: say(stateVar(shown)) },
      { label: text('programme'), value: `${say(programme.name)}, ${programme.city}` },
      { label: text('made'), value: say({ at: now.toISOString(), style: 'full' }) },
      ...(external ? [{ label: text('tax'), value: text('excludingVat') }] : []),
      ...(statement.unpriced > 0 ? [{ label: text('attention'), value: text('unpriced') }] : []),
    ],
    tables: [linesTable, totalsTable, candidatesTable],
  }
}
