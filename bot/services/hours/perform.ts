import type { HoursPending } from '../../../data/coach-hours.ts'
import { balanceKey, type HourBalanceDoc, type HourDoc, hourKey } from '../../../data/hours.ts'
import { StoreUnavailableError } from '../../../data/store.ts'
import { emptyBalance } from '../../../rules/hours/ledger.ts'
import { counterKey, type HoursDesk } from './hours-desk.ts'
import { endElsewhere, recoverWork, settleFromLedger } from './recover.ts'
import { reserve } from './reserve.ts'
import { settle } from './settle.ts'
import type { Done, Held, Work } from './work.ts'
import { writeLedger } from './write-ledger.ts'

/** How often somebody else's work on the same entry is waited for before it is taken over, and how often this one may be given up by a recovery. */
const waits = 12
const attempts = 30
const done: Done = { ok: true, again: true, like: false, signed: false }
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Does one piece of work on the hours of one coach: the time in the coach's day first, then the ledger with its balance, then the statement. A crash anywhere
 * leaves a note of what was to be done, and doing it again with the same request is the same.
 */
export async function perform(desk: HoursDesk, work: Work): Promise<Done> {
  const candidate = (work.add ?? work.end)?.candidate.id ?? ''
  let waited = 0
  let placed = true
  for (let left = attempts; left > 0; left--) {
    const balance = (await desk.changer.look<HourBalanceDoc>(balanceKey(candidate))) ?? emptyBalance
    const reserved = await reserve(desk, work, balance, placed)
    if (reserved.state === 'there') return done
    if (reserved.state === 'refused') return { ok: false, why: reserved.why }
    if (reserved.state === 'ended') {
      const ended = await endedBy(desk, work)
      if (ended !== undefined) return ended === work.request ? done : { ok: false, why: { reason: 'gone' } }
      placed = false
      continue
    }
    if (reserved.state === 'busy') {
      if (waited++ < waits) await wait(5 + Math.random() * 20)
      else await recoverWork(desk, work.coach, reserved.token)
      continue
    }
    const outcome = await carryOut(desk, work, reserved.held)
    if (outcome) return outcome
  }
  throw new StoreUnavailableError(`an entry of coach ${work.coach} was given up ${attempts} times`)
}

/** The request that took the entry back; nothing when none did. */
async function endedBy({ store }: HoursDesk, { end }: Work): Promise<string | undefined> {
  const counter = end && (await store.get<HourDoc>(hourKey(end.candidate.id, counterKey(end.doc.id))))
  return counter?.request
}

async function carryOut(desk: HoursDesk, work: Work, held: Held): Promise<Done | undefined> {
  const { coach, add, end, hand, request } = work
  const { token, like, signed } = held
  const written = await writeLedger(desk, work, held)
  const pending: HoursPending = {
    ...(add && { add: { candidate: add.candidate.id, entry: add.entry, date: add.wish.date } }),
    ...(end && { end: { candidate: end.candidate.id, entry: end.doc.id, date: end.doc.date } }),
    ...(end && { counter: { month: held.counterMonth ?? end.doc.month, reason: end.reason, by: hand.by, request } }),
    months: [],
    at: desk.now().toISOString(),
    request,
  }
  const elsewhere = add && end && add.candidate.id !== end.candidate.id
  if (elsewhere && (written.state === 'written' || written.state === 'there')) await endElsewhere(desk, pending)
  if (written.state === 'written' && !elsewhere) {
    const balances = new Map([[(add ?? end)?.candidate.id ?? '', written.balance]])
    await settle(desk, coach, token, pending, { add: true, end: false }, { docs: written.docs, balances })
  } else await settleFromLedger(desk, coach, token, pending)
  if (written.state === 'void') return undefined
  if (written.state === 'refused') return { ok: false, why: written.why }
  const left = written.state === 'written' && written.left ? { left: written.left } : {}
  return { ok: true, again: written.state === 'there', ...left, like, signed }
}
