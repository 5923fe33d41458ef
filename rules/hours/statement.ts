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
  const priced = lines
    .map((line): StatementLine => {
      const paid = paidBy.get(lineId(line)) ?? 0
      const rate = rateOn(programme, line.rate, line.date)
      return { ...line, paid, ...(rate !== undefined && { cents: lineCents(paid, rate) }) }
    })
    .sort((one, other) => one.date.localeCompare(other.date) || one.at.localeCompare(other.at) || one.entry.localeCompare(other.entry))
  const candidates = new Map<string, Statement['candidates'][number]>()
  const totals = new Map<string, StatementTotal>()
  for (const line of priced) {
    const { candidate, phase, rate, date } = line
    const hourCents = rateOn(programme, rate, date)
    candidates.set(candidate, plus(candidates.get(candidate) ?? { candidate, ...nothing }, line))
    const key = `${phase} ${rate} ${hourCents}`
    totals.set(key, plus(totals.get(key) ?? { phase, rate, ...(hourCents !== undefined && { hourCents }), ...nothing }, line))
  }
  const all = priced.reduce(plus, nothing)
  const unpriced = priced.filter(({ cents }) => cents === undefined).reduce((sum, { paid }) => sum + paid, 0)
  return { month, lines: priced, candidates: [...candidates.values()], totals: [...totals.values()], ...all, unpriced }
}

const nothing = { minutes: 0, paid: 0, cents: 0 }

const plus = <T extends typeof nothing>(sum: T, { minutes, paid, cents = 0 }: Pick<StatementLine, 'minutes' | 'paid' | 'cents'>): T => ({
  ...sum,
  minutes: sum.minutes + minutes,
  paid: sum.paid + paid,
  cents: sum.cents + cents,
})
