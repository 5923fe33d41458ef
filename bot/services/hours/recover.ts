import { coachOf, coachPartition, type HoursPending, type HoursPendingDoc } from '../../../data/coach-hours.ts'
import { everywhere } from '../../../data/every-document.ts'
import { balanceKey, type HourBalance, type HourBalanceDoc, type HourClaimDoc, type HourDoc, hourKey } from '../../../data/hours.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { emptyBalance, withLine } from '../../../rules/hours/ledger.ts'
import { counterKey, type HoursDesk } from './hours-desk.ts'
import { pendingKey } from './reserve.ts'
import { settle } from './settle.ts'
import { balanceIn, claimKey, counterDoc } from './write-ledger.ts'

/** Work this old is nobody's any more; in milliseconds. Giving up younger work would be as safe, and for nothing. */
const abandonedAfter = 60_000

/**
 * Finishes or gives up one piece of pending work. The claim decides: whoever creates it first, the ledger or this. What is in the ledger is finished,
 * what is not never will be.
 */
export async function recoverWork(desk: HoursDesk, coach: string, token: string): Promise<void> {
  const { store } = desk
  const pending = await store.get<HoursPendingDoc>(pendingKey(coach, token))
  if (!pending) return
  const { add, end } = pending
  const candidate = (add ?? end)?.candidate ?? ''
  const [claim, entry] = [claimKey(candidate, token), hourKey(candidate, add?.entry ?? counterKey(end?.entry ?? ''))]
  const written = await desk.changer.change(candidatePartition(candidate), { keys: [claim, entry] }, (read) => {
    if (read<HourDoc>(entry)) return { result: true }
    if (read<HourClaimDoc>(claim)?.void) return { result: false }
    return { result: false, put: [{ ...claim, void: true, ttl: 14 * 86_400 }] }
  })
  if (written && add && end && end.candidate !== add.candidate) await endElsewhere(desk, pending)
  await settleFromLedger(desk, coach, token, pending)
}

/** The entry that another one took the place of, in another candidate's ledger, goes once that one is there. */
export async function endElsewhere(desk: HoursDesk, { end, counter, at }: HoursPending): Promise<void> {
  const doc = end && (await desk.store.get<HourDoc>(hourKey(end.candidate, end.entry)))
  if (!end || !counter || !doc) return
  const key = hourKey(end.candidate, counterKey(end.entry))
  await desk.changer.change(candidatePartition(end.candidate), { keys: [balanceKey(end.candidate)], hoped: [key] }, (read) => {
    if (read<HourDoc>(key)) return { result: undefined }
    const before = balanceIn(read, end.candidate)
    const taken = counterDoc(doc, before.seq + 1, counter, at)
    return { result: undefined, put: [taken, { ...before, ...withLine(before, taken) }] }
  })
}

/** Ends pending work by what the ledgers say. */
export async function settleFromLedger(desk: HoursDesk, coach: string, token: string, pending: HoursPending): Promise<void> {
  const { add, end } = pending
  const [line, ended, counter] = await Promise.all([
    add && ledgerDoc(desk, add.candidate, add.entry),
    add && ledgerDoc(desk, add.candidate, counterKey(add.entry)),
    end && ledgerDoc(desk, end.candidate, counterKey(end.entry)),
  ])
  const candidates = [...new Set([add?.candidate, end?.candidate].filter((one) => one !== undefined))]
  const balances = await Promise.all(candidates.map(async (id): Promise<[string, HourBalance]> => [id, await balanceOf(desk, id)]))
  const docs = [line, ended, counter].filter((one) => one !== undefined)
  const standing = { add: line !== undefined && ended === undefined, end: counter === undefined }
  await settle(desk, coach, token, pending, standing, { docs, balances: new Map(balances) })
}

const ledgerDoc = (desk: HoursDesk, candidate: string, id: string) => desk.store.get<HourDoc>(hourKey(candidate, id))

async function balanceOf(desk: HoursDesk, candidate: string): Promise<HourBalance> {
  const doc = await desk.store.get<HourBalanceDoc>(balanceKey(candidate))
  if (!doc) return emptyBalance
  const { seq, used, room, coaches } = doc
  return { seq, used, room, coaches }
}

/** Everything that a crash left half done, over all coaches; gives how much that was. For the scheduler; never in a turn. */
export async function recoverHours(desk: HoursDesk, olderThan = abandonedAfter): Promise<number> {
  let count = 0
  for await (const pending of everywhere<HoursPendingDoc>(desk.store, 'hours-pending', 100)) {
    if (!isOld(desk, pending, olderThan)) continue
    await recoverWork(desk, coachOf(pending.partition), pending.id)
    count++
  }
  return count
}

/** What is being done to one coach's hours; what is abandoned is finished first. */
export async function stillPending(desk: HoursDesk, coach: string): Promise<HoursPendingDoc[]> {
  const { docs } = await desk.store.list<HoursPendingDoc>(coachPartition(coach), 'hours-pending', { limit: 1000 })
  for (const one of docs.filter((pending) => isOld(desk, pending, abandonedAfter))) await recoverWork(desk, coach, one.id)
  return docs.filter((pending) => !isOld(desk, pending, abandonedAfter))
}

const isOld = (desk: HoursDesk, { at }: HoursPending, age: number) => desk.now().getTime() - Date.parse(at) >= age
