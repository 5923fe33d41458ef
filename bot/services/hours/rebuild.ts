import { personIdOf } from '../../../data/candidate.ts'
import { type CoachDayDoc, coachPartition, type DaySlot } from '../../../data/coach-hours.ts'
import { everywhere } from '../../../data/every-document.ts'
import type { HourBalanceDoc, HourDoc, HourRoomDoc, HourRoomOpenDoc } from '../../../data/hours.ts'
import { roomsPartition } from '../../../data/hours.ts'
import type { Doc } from '../../../data/store.ts'
import type { HoursDesk } from './hours-desk.ts'
import { dayKey, slotsIn } from './reserve.ts'
import { lineDocOf, newer, summaryKey } from './settle.ts'
import { readLedger } from './show.ts'

const atOnce = 90
/** Documents read at once while something is done with each. */
const fewAtOnce = 100

/** Makes everything that follows from the ledgers again: lines, summaries, days, and the list of requests. May run at any time; for the scheduler and after an import. */
export async function rebuildHours(desk: HoursDesk): Promise<void> {
  const { store } = desk
  for await (const { partition } of everywhere<HourBalanceDoc>(store, 'hours-balance', fewAtOnce)) {
    await rebuildCandidate(desk, personIdOf(partition))
  }
  for await (const { id, partition, state, at } of everywhere<HourRoomDoc>(store, 'hours-room', fewAtOnce)) {
    const key = { partition: roomsPartition, kind: 'hours-room-open', id } as const
    const doc: HourRoomOpenDoc = { ...key, candidate: personIdOf(partition), at }
    await store.commit([state === 'asked' ? { op: 'put', doc } : { op: 'remove', key }])
  }
}

/** The same for one candidate, for every coach who logged for them and the one they have now: after a change of coach, too. */
export async function rebuildCandidate(desk: HoursDesk, candidate: string): Promise<void> {
  const docs = await readLedger(desk.store, candidate)
  const balance = await desk.store.get<HourBalanceDoc>({ partition: `candidate/${candidate}`, kind: 'hours-balance', id: 'hours-balance' })
  if (!balance) return
  const now = desk.directory.byId(candidate)?.coach
  const coaches = new Set([...docs.map(({ coach }) => coach), ...(now === undefined ? [] : [now])])
  for (const coach of coaches) {
    const mine = docs.filter((doc) => doc.coach === coach)
    for (let done = 0; done < mine.length; done += atOnce)
      await desk.store.commit(mine.slice(done, done + atOnce).map((doc) => ({ op: 'put', doc: lineDocOf(coach, doc) })))
    await desk.changer.change(coachPartition(coach), { keys: [summaryKey(coach, candidate)] }, (read) => ({
      result: undefined,
      put: newer(read, coach, { balances: new Map([[candidate, balance]]) }),
    }))
    await rebuildDays(desk, coach, candidate, mine)
  }
}

/** An entry that stands has its place in the day. */
async function rebuildDays(desk: HoursDesk, coach: string, candidate: string, docs: readonly HourDoc[]) {
  const ended = new Set(docs.flatMap(({ corrects }) => corrects ?? []))
  const standing = Map.groupBy(
    docs.filter(({ id, corrects }) => corrects === undefined && !ended.has(id)),
    ({ date }) => date,
  )
  for (const [date, entries] of standing)
    await desk.changer.change(coachPartition(coach), { keys: [dayKey(coach, date)] }, (read) => {
      const slots = slotsIn(read, coach, date)
      const missing = entries.filter(({ id }) => !slots.some(({ entry }) => entry === id)).map((doc) => slotOf(doc, candidate))
      const day: CoachDayDoc & Doc = { ...dayKey(coach, date), slots: [...slots, ...missing] }
      return missing.length > 0 ? { result: undefined, put: [day] } : { result: undefined }
    })
}

const slotOf = ({ id, minutes, from, until, group }: HourDoc, candidate: string): DaySlot => ({
  entry: id,
  candidate,
  minutes,
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
  ...(group !== undefined && { group }),
})
