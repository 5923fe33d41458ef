import type { Locale } from '../../../data/bilingual.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Var, Vars } from '../../../dialogs/reply.ts'
import type { PoolShown } from '../../../dialogs/statements/port.ts'
import type { TextKey } from '../../../locales/texts.ts'
import { renderVar, type Words } from '../../render-vars.ts'
import type { Column, Report, Table } from './table.ts'

type Making = { programme: Programme; words: Words; language: Locale; now: Date }

/** The pool in one school year as a report: hours by coach and phase, and budgets worth a look. */
export function poolReport({ coaches, phases, minutes, budgets, schoolYear, at }: PoolShown, making: Making): Report {
  const { programme, words, language } = making
  const say = (value: Var) => String(renderVar(value, language, words))
  const text = (key: string, vars?: Vars) => say({ key: `statements.file.${key}` as TextKey, ...(vars && { vars }) })
  const timed = (header: string, wide: number): Column => ({ header, holds: 'minutes', wide, exact: text('inMinutes', { what: header }) })
  const other = Object.keys(phases).filter((id) => !programme.phases.some((one) => one.id === id))
  const during = [...programme.phases.map(({ id, title }) => ({ id, title: say(title) })), ...other.map((id) => ({ id, title: id }))]
  const byCoach: Table = {
    title: text('pool'),
    columns: [
      { header: text('coach'), holds: 'text', wide: 22 },
      { header: text('rateType'), holds: 'text', wide: 11 },
      { header: text('has'), holds: 'number', wide: 12 },
      ...during.map(({ title }) => timed(title, 13)),
      timed(text('total'), 10),
    ],
    rows: coaches.map((one) => [
      one.name || text('gone'),
      text(one.external ? 'external' : 'internal'),
      one.candidates,
      ...during.map(({ id }) => one.phases[id] ?? 0),
      one.minutes,
    ]),
    total: [
      text('total'),
      undefined,
      coaches.reduce((sum, one) => sum + one.candidates, 0),
      ...during.map(({ id }) => phases[id] ?? 0),
      minutes,
    ],
  }
  const title = (id: string) => say(programme.budgets.find((one) => one.id === id)?.title ?? id)
  const toLookAt: Table = {
    title: text('budgets'),
    columns: [
      { header: text('candidate'), holds: 'text', wide: 24 },
      { header: text('coach'), holds: 'text', wide: 20 },
      { header: text('budget'), holds: 'text', wide: 26 },
      timed(text('used'), 10),
      timed(text('left'), 10),
      { header: text('what'), holds: 'text', wide: 18 },
    ],
    rows: budgets.map((one, index) => [
      one.name ?? say({ key: 'statements.somebody', vars: { number: index + 1 } }),
      one.coachName || text('noCoach'),
      title(one.budget),
      one.used,
      one.left,
      say({ key: `statements.budget.${one.state}` }),
    ]),
  }
  return {
    title: text('poolTitle', { year: schoolYear }),
    name: text('poolName', { year: schoolYear }),
    language,
    about: [
      { label: text('programme'), value: `${say(programme.name)}, ${programme.city}` },
      { label: text('asOf'), value: say({ at, style: 'dateTime' }) },
    ],
    tables: [byCoach, toLookAt],
  }
}
