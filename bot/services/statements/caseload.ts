import type { CandidateCard } from '../../../data/candidate.ts'
import { coachPartition, type HourSummary, type HourSummaryDoc } from '../../../data/coach-hours.ts'
import type { HourBalance } from '../../../data/hours.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { CaseHours } from '../../../dialogs/statements/port.ts'
import { phaseBudgetLeft } from '../../../rules/hours/phase-budget.ts'
import type { BudgetLeft } from '../../../rules/hours/verdict.ts'
import { localDate } from '../../../rules/local-date.ts'
import { maySee } from '../../../rules/people/may-see.ts'
import type { StatementDesk } from './statement-desk.ts'

const none: Pick<HourBalance, 'used' | 'room'> = { used: {}, room: {} }

/** What a candidate has left of the budget of their phase: from the coach's own summary or from memory, whichever knows better. */
export function leftOf(
  programme: Programme,
  { phase }: Pick<CandidateCard, 'phase'>,
  summary: Pick<HourSummary, 'seq' | 'used' | 'room'> | undefined,
  balance: HourBalance | undefined,
  today: string,
): BudgetLeft | undefined {
  const best = (summary?.seq ?? -1) >= (balance?.seq ?? -1) ? summary : balance
  return phaseBudgetLeft(programme, phase, today, best ?? none)
}

const latest = (moments: readonly (string | undefined)[]) =>
  moments
    .filter((one) => one !== undefined)
    .sort()
    .at(-1)

/** How candidates stand with their hours: a coach's own from one read of the coach's partition, everybody's for an intermediary, from memory. */
export async function caseload(desk: StatementDesk, who: Who): Promise<ReadonlyMap<string, CaseHours>> {
  const { store, programme, directory, pool, now } = desk
  const { staffId, roles } = who
  if (staffId === undefined || !(roles.includes('coach') || roles.includes('intermediary'))) return new Map()
  const own = roles.includes('coach')
    ? (await store.list<HourSummaryDoc>(coachPartition(staffId), 'hours-summary', { limit: 1000 })).docs
    : []
  const summaries = new Map(own.map((one) => [one.id, one]))
  const today = localDate(now(), programme.timeZone)
  const cards = directory.all().filter((card) => maySee(who, card, 'notes'))
  return new Map(
    cards.map((card) => {
      const [summary, balance] = [card.coach === staffId ? summaries.get(card.id) : undefined, pool.balance(card.id)]
      const left = leftOf(programme, card, summary, balance, today)
      const lastAt = latest([summary?.lastAt, ...Object.values(balance?.coaches ?? {}).map((one) => one.lastAt)])
      return [card.id, { ...(left && { left }), ...(lastAt !== undefined && { lastAt }) }]
    }),
  )
}
