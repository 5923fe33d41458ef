import { personIdOf } from '../../../data/candidate.ts'
import {
  type CoachDayDoc,
  coachPartition,
  type HourLineDoc,
  type HourSummaryDoc,
  type HoursPending,
  lineId,
} from '../../../data/coach-hours.ts'
import type { HourBalance, HourDoc } from '../../../data/hours.ts'
import type { Doc } from '../../../data/store.ts'
import { lineOf, summaryOf } from '../../../rules/hours/hour-line.ts'
import type { HoursDesk } from './hours-desk.ts'
import type { Read } from './partition-changer.ts'
import { dayKey, pendingKey, slotsIn } from './reserve.ts'

export const summaryKey = (coach: string, candidate: string) => ({
  partition: coachPartition(coach),
  kind: 'hours-summary' as const,
  id: candidate,
})

/** What is in the ledgers now: the lines of this work, and balances by candidate. */
export type Facts = { docs: readonly HourDoc[]; balances: ReadonlyMap<string, HourBalance> }

/** Which of the two entries have their place in the day now. */
export type Standing = { add: boolean; end: boolean }

/**
 * Ends pending work in the coach's partition: the day as it is now, the lines of the statement and how the candidates stand, in one commit. May be done again with
 * the same result.
 */
export async function settle(desk: HoursDesk, coach: string, token: string, { add, end }: HoursPending, standing: Standing, facts: Facts) {
  const dates = [...new Set([add?.date, end?.date].filter((one) => one !== undefined))]
  const candidates = [...facts.balances.keys()]
  const keys = [...dates.map((date) => dayKey(coach, date)), ...candidates.map((id) => summaryKey(coach, id))]
  await desk.changer.change(coachPartition(coach), { keys }, (read) => {
    const days = dates.map((date): CoachDayDoc => {
      const slots = slotsIn(read, coach, date).flatMap((slot) => {
        if (slot.token !== token) return [slot]
        const { token: _token, instead: _instead, ...rest } = slot
        return (slot.entry === add?.entry ? standing.add : standing.end) ? [rest] : []
      })
      return { ...dayKey(coach, date), slots }
    })
    return {
      result: undefined,
      put: [...days, ...facts.docs.map((doc) => lineDocOf(coach, doc)), ...newer(read, coach, facts)],
      remove: [pendingKey(coach, token)],
    }
  })
}

export function lineDocOf(coach: string, { partition, kind: _kind, etag: _etag, ...doc }: HourDoc): HourLineDoc & Doc {
  const line = lineOf(personIdOf(partition), doc)
  return { partition: coachPartition(coach), kind: 'hours-line', id: lineId(line), ...line }
}

/** Summaries that know better than what is there. */
export function newer(read: Read, coach: string, { balances }: Pick<Facts, 'balances'>): Doc[] {
  return [...balances].flatMap(([candidate, balance]) => {
    const key = summaryKey(coach, candidate)
    const summary = summaryOf(balance, coach)
    const before = read<HourSummaryDoc>(key)
    return (before?.seq ?? 0) < summary.seq ? [{ ...key, ...summary }] : []
  })
}
