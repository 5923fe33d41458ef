import type { HourLine } from '../../data/coach-hours.ts'
import { lineId } from '../../data/coach-hours.ts'
import type { Programme } from '../../data/programme.ts'
import { lineCents, rateOn } from './line-cents.ts'
import { paidMinutes } from './paid-minutes.ts'

/** A line with the minutes it is paid and what they are worth, in cents; without `cents` the programme has no rate for its day. */
export type StatementLine = HourLine & { paid: number; cents?: number }

/** What hours of one phase at one rate come to. `hourCents` is the rate, in cents an hour; nothing when the programme has none. */
export type StatementTotal = { phase: string; rate: HourLine['rate']; hourCents?: number; minutes: number; paid: number; cents: number }

/** What a coach is paid for one month. `minutes` are what candidates used, `paid` counts a session with several once; `unpriced` are paid minutes without a rate. */
export type Statement = {
  month: string
  lines: StatementLine[]
  candidates: { candidate: string; minutes: number; paid: number; cents: number }[]
  totals: StatementTotal[]
  minutes: number
  paid: number
  cents: number
  unpriced: number
}

/** Sessions of this month with a line in an earlier statement, by the day they were on: what was paid then is not paid again. */
export const earlierSessions = (lines: readonly HourLine[], month: string): { date: string; months: string[] }[] => {
  const dates = new Set(lines.filter((line) => line.group !== undefined && line.date.slice(0, 7) < month).map(({ date }) => date))
  return [...dates].sort().map((date) => ({ date, months: monthsBetween(date.slice(0, 7), month) }))
}

function monthsBetween(from: string, until: string): string[] {
  const months: string[] = []
  for (let [year = 0, number = 0] = from.split('-').map(Number); ; number++) {
    if (number > 12) [year, number] = [year + 1, 1]
    const month = `${year}-${String(number).padStart(2, '0')}`
    if (month >= until) return months
    months.push(month)
  }
}

/** The statement of a month from its lines; `earlier` are lines of the same sessions in earlier statements. Lines are in the order of days. */
export function statementOf(
  month: string,
  lines: readonly HourLine[],
  programme: Pick<Programme, 'rates'>,
  earlier: readonly HourLine[] = [],
): Statement {
  const paidBy = paidMinutes([...earlier, ...lines])
  const rates = new Map<string, number | undefined>()
  const rateOf = ({ rate, date }: HourLine) => {
    const key = `${rate} ${date}`
    if (!rates.has(key)) rates.set(key, rateOn(programme, rate, date))
    return rates.get(key)
  }
  const priced = lines
    .map((line): StatementLine => {
      const paid = paidBy.get(lineId(line)) ?? 0
      const rate = rateOf(line)
      return rate === undefined ? { ...line, paid } : { ...line, paid, cents: lineCents(paid, rate) }
    })
    .sort((one, other) => order(one.date, other.date) || order(one.at, other.at) || order(one.entry, other.entry))
  const candidates = new Map<string, Statement['candidates'][number]>()
  const totals = new Map<string, StatementTotal>()
  const all = { ...nothing }
  for (const line of priced) {
    const { candidate, phase, rate } = line
    const hourCents = rateOf(line)
    const key = `${phase} ${rate} ${hourCents}`
    const mine = candidates.get(candidate) ?? { candidate, ...nothing }
    const total = totals.get(key) ?? { phase, rate, ...(hourCents !== undefined && { hourCents }), ...nothing }
    candidates.set(candidate, mine)
    totals.set(key, total)
    for (const sum of [mine, total, all]) add(sum, line)
  }
  const unpriced = priced.filter(({ cents }) => cents === undefined).reduce((sum, { paid }) => sum + paid, 0)
  return { month, lines: priced, candidates: [...candidates.values()], totals: [...totals.values()], ...all, unpriced }
}

/** By code unit: dates and ids need no language. */
const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

const nothing = { minutes: 0, paid: 0, cents: 0 }

function add(sum: typeof nothing, { minutes, paid, cents = 0 }: Pick<StatementLine, 'minutes' | 'paid' | 'cents'>) {
  sum.minutes += minutes
  sum.paid += paid
  sum.cents += cents
}
