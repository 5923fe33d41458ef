import { type CoachDayDoc, coachPartition, type DaySlot, type HoursMonthDoc, type HoursPending } from '../../../data/coach-hours.ts'
import type { HourBalance } from '../../../data/hours.ts'
import type { Doc } from '../../../data/store.ts'
import { type HourVerdict, judgeEntry } from '../../../rules/hours/judge-entry.ts'
import { bookingMonth, nextMonth } from '../../../rules/hours/ledger.ts'
import type { HourRefusal } from '../../../rules/hours/verdict.ts'
import { localDate } from '../../../rules/local-date.ts'
import type { HoursDesk } from './hours-desk.ts'
import type { Decision, Read } from './partition-changer.ts'
import type { Held, Work } from './work.ts'

export type Reserved =
  | { state: 'held'; held: Held }
  /** The entry to take back has no place in the day: it was taken back before, unless the ledger knows of nothing. */
  | { state: 'ended' }
  /** The slot says that it is done. */
  | { state: 'there' }
  | { state: 'refused'; why: HourRefusal | { reason: 'gone' } }
  /** Something else is being done to this entry, under that token. */
  | { state: 'busy'; token: string }

export const dayKey = (coach: string, date: string) => ({ partition: coachPartition(coach), kind: 'coach-day' as const, id: date })
export const monthKey = (coach: string, id: string) => ({ partition: coachPartition(coach), kind: 'hours-month' as const, id })
export const pendingKey = (coach: string, id: string) => ({ partition: coachPartition(coach), kind: 'hours-pending' as const, id })

export const slotsIn = (read: Read, coach: string, date: string): DaySlot[] => read<CoachDayDoc>(dayKey(coach, date))?.slots ?? []
const monthIn = (read: Read, coach: string, id: string): HoursMonthDoc =>
  read<HoursMonthDoc>(monthKey(coach, id)) ?? { ...monthKey(coach, id), status: 'open', revision: 0 }

/**
 * Takes the time in the coach's day before anything is written for the candidate, in one commit with the month it is paid on and the note of what is to be done.
 * The limits of a day, overlap and closed months are decided here and nowhere else; the budget is decided with the ledger. Without `placed` an entry to
 * take back is believed to stand, though the day does not have it.
 */
export function reserve(desk: HoursDesk, work: Work, balance: HourBalance, placed = true): Promise<Reserved> {
  const { coach, add, end } = work
  const dates = [...new Set([add?.wish.date, end?.doc.date].filter((one) => one !== undefined))]
  const today = localDate(desk.now(), desk.timeZone)
  const months = new Set([
    today.slice(0, 7),
    nextMonth(today.slice(0, 7)),
    ...dates.map((date) => date.slice(0, 7)),
    ...(end ? [end.doc.month] : []),
  ])
  const keys = [...dates.map((date) => dayKey(coach, date)), ...[...months].map((id) => monthKey(coach, id))]
  const token = desk.newId()
  return desk.changer.change(coachPartition(coach), { keys }, (read) => decide(desk, work, { read, token, today, balance, placed }))
}

type On = { read: Read; token: string; today: string; balance: HourBalance; placed: boolean }

function decide(desk: HoursDesk, work: Work, { read, token, today, balance, placed }: On): Decision<Reserved> {
  const { coach, add, end, hand, request } = work
  const slots = add ? slotsIn(read, coach, add.wish.date) : []
  const mine = slots.find(({ entry }) => entry === add?.entry)
  const old = end && slotsIn(read, coach, end.doc.date).find(({ entry }) => entry === end.doc.id)
  if (mine && mine.token === undefined) return { result: { state: 'there' } }
  const busy = mine?.token ?? old?.token
  if (busy !== undefined) return { result: { state: 'busy', token: busy } }
  if (end && !old && placed) return { result: { state: 'ended' } }
  const isClosed = (id: string) => monthIn(read, coach, id).status === 'closed'
  const refused = (why: HourRefusal): Decision<Reserved> => ({ result: { state: 'refused', why } })
  if (end && hand.role === 'coach' && isClosed(end.doc.month)) return refused({ reason: 'month-closed', month: end.doc.month })
  const verdict = add && judge(desk, work, slots, monthIn(read, coach, add.wish.date.slice(0, 7)).status, balance)
  if (verdict && !verdict.ok && verdict.phase === undefined) return refused(verdict.why)
  const month = add && bookingMonth(add.wish.date, today, isClosed)
  const counterMonth = end && bookingMonth(`${end.doc.month}-01`, today, isClosed)
  const touched = [...new Set([month, counterMonth].filter((one) => one !== undefined))].map((id) => monthIn(read, coach, id))
  const held: Held = {
    token,
    ...(verdict?.phase !== undefined && { phase: verdict.phase }),
    ...(month && { month }),
    ...(counterMonth && { counterMonth }),
    like: slots.some((one) => one.entry !== end?.doc.id && one.candidate === add?.candidate.id && one.minutes === add.wish.minutes),
    signed: touched.some(({ status }) => status === 'signed'),
  }
  const pending: HoursPending = {
    ...(add && { add: { candidate: add.candidate.id, entry: add.entry, date: add.wish.date } }),
    ...(end && { end: { candidate: end.candidate.id, entry: end.doc.id, date: end.doc.date } }),
    ...(end && counterMonth && { counter: { month: counterMonth, reason: end.reason, by: hand.by, request } }),
    months: touched.map(({ id }) => id),
    at: desk.now().toISOString(),
    request,
  }
  return {
    result: { state: 'held', held },
    put: [
      ...days(work, read, token),
      ...touched.map((one) => ({ ...one, status: one.status === 'signed' ? ('open' as const) : one.status, revision: one.revision + 1 })),
      { ...pendingKey(coach, token), ...pending } satisfies Doc,
    ],
  }
}

function judge(
  desk: HoursDesk,
  { hand, add, end }: Work,
  slots: DaySlot[],
  month: HoursMonthDoc['status'],
  balance: HourBalance,
): HourVerdict {
  if (!add) return { ok: false, why: { reason: 'unknown' } }
  const { person, journey, events, programme } = add.candidate
  const wish = { ...add.wish, ...(add.group !== undefined && { group: add.group }) }
  const instead = end && { ...end.doc, ...(end.candidate.id !== add.candidate.id && { budget: '' }) }
  const facts = {
    programme,
    person,
    journey,
    events,
    balance,
    slots,
    month,
    timeZone: desk.timeZone,
    now: desk.now(),
    by: hand.role,
    instead,
  }
  return judgeEntry(wish, facts)
}

/** The days with the new piece in, and the old one marked: it goes when all is written. */
function days({ coach, add, end }: Work, read: Read, token: string): CoachDayDoc[] {
  const changed = new Map<string, DaySlot[]>()
  const at = (date: string) => changed.get(date) ?? slotsIn(read, coach, date)
  if (end) {
    const { id: entry, date, minutes, from, until, group } = end.doc
    const clock = { ...(from !== undefined && { from }), ...(until !== undefined && { until }), ...(group !== undefined && { group }) }
    const old = at(date).find((one) => one.entry === entry) ?? { entry, candidate: end.candidate.id, minutes, ...clock }
    changed.set(date, [...at(date).filter((one) => one.entry !== entry), { ...old, token }])
  }
  if (add) {
    const { date, minutes, from, until } = add.wish
    const clock = {
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      ...(add.group !== undefined && { group: add.group }),
    }
    const instead = end && end.doc.date === date ? { instead: end.doc.id } : {}
    changed.set(date, [...at(date), { entry: add.entry, candidate: add.candidate.id, minutes, ...clock, ...instead, token }])
  }
  return [...changed].map(([date, slots]) => ({ ...dayKey(coach, date), slots }))
}
