import type { Programme } from '../../data/programme.ts'
import { localDate } from '../../rules/local-date.ts'
import { periodAt } from '../../rules/school-year.ts'
import type { Context } from '../context.ts'
import type { Var } from '../reply.ts'

type Asked = Pick<Context, 'programme' | 'now'> & { sessions: Pick<Context['sessions'], 'cards'> }

/** Kinds of figures an answer may name, as `{{kind:id}}`; `opening-hours` and `next-session` stand alone. */
const kinds: Record<string, (id: string, asked: Asked, date: string) => Var | undefined> = {
  hours: (id, { programme }, date) => minutes(periodAt(programme.budgets.find((one) => one.id === id)?.periods ?? [], date)?.minutes),
  rate: (id, { programme }, date) => euros(periodAt(programme.rates.find((one) => one.id === id)?.periods ?? [], date)?.cents),
  kpi: (id, { programme }, date) => target(programme, id, date),
  'kpi-before': (id, { programme }) => share(programme.kpis.find((one) => one.id === id)?.baseline),
  contact: (id, { programme }) => programme.contacts.find((one) => one.id === id)?.email,
}

const alone: Record<string, (asked: Asked) => Var | undefined> = {
  'opening-hours': ({ programme }) => openingHours(programme),
  'next-session': nextSession,
  'count:phases': ({ programme }) => programme.phases.length,
  'count:candidates-per-coach': ({ programme }) => programme.coachPool.candidatesPerCoach,
  'minutes:zelfscan': ({ programme }) => ({ key: 'facts.minutes', vars: { count: programme.zelfscan.minutes } }),
}

/** A figure of the programme as it holds now; nothing when the programme does not know it, which the knowledge lint reports. */
export function fact(name: string, asked: Asked): Var | undefined {
  const own = Object.hasOwn(alone, name) ? alone[name]!(asked) : asked.programme.facts.find((one) => one.id === name)?.value
  if (own !== undefined) return own
  const colon = name.indexOf(':')
  const kind = name.slice(0, Math.max(0, colon))
  const date = localDate(asked.now, asked.programme.timeZone)
  return Object.hasOwn(kinds, kind) ? kinds[kind]!(name.slice(colon + 1), asked, date) : undefined
}

/** The names of the figures in a text, in order of appearance. */
export const factNames = (text: string): string[] => [...text.matchAll(/{{([a-z0-9:-]+)}}/g)].map((match) => match[1]!)

const minutes = (count: number | undefined): Var | undefined =>
  count === undefined ? undefined : { key: 'facts.hours', vars: { count: count / 60 } }
const euros = (cents: number | undefined): Var | undefined => (cents === undefined ? undefined : { euros: cents / 100 })
const share = (value: number | undefined): Var | undefined => (value === undefined ? undefined : `${Math.round(value * 100)}%`)

function target(programme: Programme, id: string, date: string): Var | undefined {
  const kpi = programme.kpis.find((one) => one.id === id)
  const value = kpi && periodAt(kpi.targets, date)?.value
  return kpi?.unit === 'share' ? share(value) : value
}

/** The hours of the first open day, and from which to which day they hold when the days follow each other. */
function openingHours({ openingHours: hours }: Programme): Var | undefined {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
  const open = days.filter((day) => hours[day].length > 0)
  const first = open[0]
  const span = first && hours[first][0]
  const last = open.at(-1)
  if (!first || !last || !span) return undefined
  return {
    key: 'facts.openingHours',
    vars: { first: { key: `facts.day.${first}` }, last: { key: `facts.day.${last}` }, from: span.from, until: span.until },
  }
}

function nextSession({ sessions, now }: Asked): Var {
  const next = sessions
    .cards()
    .filter((card) => card.status === 'planned' && card.start > now.toISOString())
    .sort((a, b) => a.start.localeCompare(b.start))[0]
  return next ? { at: next.start, style: 'dateTime' } : { key: 'facts.noSession' }
}
