import { type CoachDayDoc, coachPartition, type HourLineDoc, type HoursPendingDoc } from '../../../data/coach-hours.ts'
import type { HourBalanceDoc, HourDoc } from '../../../data/hours.ts'
import { balanceKey } from '../../../data/hours.ts'
import { anonymousLine, anonymousSlot } from '../../../rules/hours/anonymous-line.ts'
import type { HoursDesk } from './hours-desk.ts'
import { recoverWork } from './recover.ts'
import { dayKey, slotsIn } from './reserve.ts'
import { lineDocOf, summaryKey } from './settle.ts'
import { readLedger } from './show.ts'

const atOnce = 90

/**
 * Turns the hours of somebody who is being erased into lines that name nobody, in the partitions of their coaches: minutes, day, month, rate. Every statement comes to what
 * it came to. What is under way is finished first; done again it is the same.
 */
export async function keepForAccounts(desk: HoursDesk, candidate: string): Promise<void> {
  const { store, changer } = desk
  const [before, balance] = await Promise.all([readLedger(store, candidate), store.get<HourBalanceDoc>(balanceKey(candidate))])
  const now = desk.directory.byId(candidate)?.coach
  const coaches = new Set([
    ...before.map(({ coach }) => coach),
    ...Object.keys(balance?.coaches ?? {}),
    ...(now === undefined ? [] : [now]),
  ])
  for (const coach of coaches) await finish(desk, coach, candidate)
  const docs = await readLedger(store, candidate)
  for (const coach of coaches) {
    const mine = docs.filter((doc) => doc.coach === coach)
    for (let done = 0; done < mine.length; done += atOnce)
      await store.commit(mine.slice(done, done + atOnce).map((doc) => ({ op: 'put', doc: anonymousDoc(coach, doc) })))
    for (const date of new Set(mine.map((doc) => doc.date)))
      await changer.change(coachPartition(coach), { keys: [dayKey(coach, date)] }, (read) => {
        const slots = slotsIn(read, coach, date)
        const day: CoachDayDoc = {
          ...dayKey(coach, date),
          slots: slots.map((slot) => (slot.candidate === candidate ? anonymousSlot(slot) : slot)),
        }
        return slots.some((slot) => slot.candidate === candidate) ? { result: undefined, put: [day] } : { result: undefined }
      })
    await store.commit([{ op: 'remove', key: summaryKey(coach, candidate) }])
  }
  desk.routes.delete(candidate)
}

function anonymousDoc(coach: string, doc: HourDoc): HourLineDoc {
  const { partition, kind, id, etag: _etag, ...line } = lineDocOf(coach, doc)
  return { partition, kind, id, ...anonymousLine(line) }
}

/** Work on this candidate's hours that is not done is done or given up, whoever was at it: their ledger goes next. */
async function finish(desk: HoursDesk, coach: string, candidate: string) {
  const { docs } = await desk.store.list<HoursPendingDoc>(coachPartition(coach), 'hours-pending', { limit: 1000 })
  for (const { id, add, end } of docs) if (add?.candidate === candidate || end?.candidate === candidate) await recoverWork(desk, coach, id)
}
