import { expect } from 'vitest'
import { personIdOf } from '../../data/candidate.ts'
import { type CoachDayDoc, coachOf, type DaySlot, type HourLineDoc, type HourSummaryDoc, lineId } from '../../data/coach-hours.ts'
import { type HourBalanceDoc, type HourDoc, hourEntry } from '../../data/hours.ts'
import type { Doc, Store, Stored } from '../../data/store.ts'
import { usedOf } from '../../rules/hours/budget-left.ts'
import { dayMinutes, overlapping } from '../../rules/hours/day-slots.ts'
import { lineOf, summaryOf } from '../../rules/hours/hour-line.ts'
import { sumLedger } from '../../rules/hours/ledger.ts'

/** Everything of one kind in a store. */
export async function everyDoc<T extends Doc>(store: Store, kind: string): Promise<Stored<T>[]> {
  const docs: Stored<T>[] = []
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await store.find<T>(kind, { after, limit: 1000 })
    docs.push(...page.docs)
    after = page.next
  }
  return docs.sort((one, other) => `${one.partition} ${one.id}`.localeCompare(`${other.partition} ${other.id}`))
}

/** Minutes in force of the only budget that these tests fill. */
const most: Record<string, number> = {
  voortraject: 900,
  'training-year-1': 3600,
  'training-year-2': 1800,
  intake: 60,
  appointment: 60,
  induction: 900,
}

/** What holds whatever happened: ledgers and balances are equal, nothing is over its budget or counted twice, and all that follows from the ledgers follows. */
export async function expectWhole(store: Store) {
  const [ledger, balances, lines, summaries, days, pending] = await Promise.all([
    everyDoc<HourDoc>(store, 'hours'),
    everyDoc<HourBalanceDoc>(store, 'hours-balance'),
    everyDoc<HourLineDoc>(store, 'hours-line'),
    everyDoc<HourSummaryDoc>(store, 'hours-summary'),
    everyDoc<CoachDayDoc>(store, 'coach-day'),
    everyDoc(store, 'hours-pending'),
  ])
  expect(pending).toEqual([])
  const byCandidate = Map.groupBy(ledger, ({ partition }) => partition)
  for (const { partition, used, coaches, room } of balances) {
    const sum = sumLedger(byCandidate.get(partition) ?? [])
    expect({ used, coaches }).toEqual({ used: sum.used, coaches: sum.coaches })
    for (const budget of Object.keys(used).map((key) => key.slice(0, key.lastIndexOf('@'))))
      expect(usedOf({ used }, budget)).toBeLessThanOrEqual((most[budget] ?? 0) + (room[budget] ?? 0))
    for (const minutes of Object.values(used)) expect(minutes).toBeGreaterThanOrEqual(0)
  }
  expect([...byCandidate.keys()].filter((partition) => !balances.some((one) => one.partition === partition))).toEqual([])
  for (const { partition: _partition, kind: _kind, id: _id, etag: _etag, ...entry } of ledger) hourEntry.parse(entry)
  for (const entries of byCandidate.values()) {
    expect(new Set(entries.map(({ seq }) => seq)).size).toBe(entries.length)
    const ended = entries.flatMap(({ corrects }) => corrects ?? [])
    expect(new Set(ended).size).toBe(ended.length)
  }
  expect(lines.map(bare)).toEqual(
    ledger
      .map(({ partition, kind: _kind, etag: _etag, ...doc }) => {
        const line = lineOf(personIdOf(partition), doc)
        return { partition: `coach/${doc.coach}`, kind: 'hours-line', id: lineId(line), ...line }
      })
      .sort((one, other) => `${one.partition} ${one.id}`.localeCompare(`${other.partition} ${other.id}`)),
  )
  for (const summary of summaries) {
    const balance = balances.find(({ partition }) => partition === `candidate/${summary.id}`)
    const { partition, kind: _kind, id: _id, etag: _etag, ...shown } = summary
    if (balance && balance.seq === summary.seq) expect(shown).toEqual(summaryOf(balance, coachOf(partition)))
    else expect(summary.seq).toBeLessThan(balance?.seq ?? 0)
  }
  const taken = new Set(ledger.flatMap(({ corrects }) => corrects ?? []))
  const standing = ledger.filter(({ id, corrects }) => corrects === undefined && !taken.has(id))
  expect(sorted(days.flatMap(({ slots }) => slots))).toEqual(sorted(standing.map(slotOf)))
  for (const { slots } of days) {
    expect(dayMinutes(slots)).toBeLessThanOrEqual(720)
    for (const [at, slot] of slots.entries()) expect(overlapping(slots.slice(at + 1), slot)).toBeUndefined()
  }
  return { ledger, balances, lines, standing }
}

const bare = ({ etag: _etag, ...doc }: Stored<HourLineDoc>) => doc
const sorted = (slots: readonly DaySlot[]) => [...slots].sort((one, other) => one.entry.localeCompare(other.entry))

const slotOf = ({ id, partition, minutes, from, until, group }: HourDoc): DaySlot => ({
  entry: id,
  candidate: personIdOf(partition),
  minutes,
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
  ...(group !== undefined && { group }),
})
