import { type Calendar, calendarFor } from './meeting-calendar.ts'

/** A short meeting could be here. Slots are in order and do not overlap; `day` is the local day, so that an evening is no gap. */
export type Slot = { start: string; end: string; day: string }
export type MeetingPair = { candidate: string; school: string }
export type PlannedMeeting = MeetingPair & { slot: number }

/** `pairs` are each there once, the most wanted first. `free` says whether somebody can be there. */
export type MeetingQuestion = {
  slots: readonly Slot[]
  pairs: readonly MeetingPair[]
  free: (side: 'candidate' | 'school', id: string, slot: number) => boolean
}

/** `never`: there is no slot in which both can; `full`: in all of those one of them meets somebody else. */
export type UnplannedMeeting = MeetingPair & { why: 'never' | 'full' }

/**
 * Nobody in two places at once, as many meetings as found, and then as few idle slots between the meetings of one person on one day. `proved`: no schedule has more
 * meetings, nor as many with fewer idle slots.
 */
export type MeetingPlan = { planned: PlannedMeeting[]; unplanned: UnplannedMeeting[]; idle: number; proved: boolean }

/** Up to so many pairs everything is tried that can be better; of more, the first good schedule is improved as far as single moves and swaps bring it. */
const fewPairs = 12
const mostTried = { few: 200_000, many: 3_000 }

/** Plans short meetings. The same question has the same answer. */
export function planMeetings(question: MeetingQuestion): MeetingPlan {
  const calendar = calendarFor(question)
  const { pairs } = question
  const complete = search(calendar, pairs.length > fewPairs ? mostTried.many : mostTried.few)
  if (!complete) improve(calendar)
  const planned = pairs.flatMap((pair, index): PlannedMeeting[] => {
    const slot = calendar.slotOf(index)
    return slot === undefined ? [] : [{ ...pair, slot }]
  })
  const unplanned = pairs.flatMap((pair, index): UnplannedMeeting[] =>
    calendar.slotOf(index) === undefined ? [{ ...pair, why: calendar.allowed(index).length === 0 ? 'never' : 'full' }] : [],
  )
  const idle = calendar.idle()
  const possible = pairs.filter((_, index) => calendar.allowed(index).length > 0).length
  planned.sort(
    (one, other) => one.slot - other.slot || pairs.findIndex((pair) => same(pair, one)) - pairs.findIndex((pair) => same(pair, other)),
  )
  return { planned, unplanned, idle, proved: complete || (planned.length === possible && idle === 0) }
}

const same = (one: MeetingPair, other: MeetingPair) => one.candidate === other.candidate && one.school === other.school

/** Tries what can be better, the pair with the fewest slots first. Leaves the best in the calendar; whether that was all there is. */
function search(calendar: Calendar, most: number): boolean {
  const open = new Set(calendar.pairs.keys())
  let best: { slots: (number | undefined)[]; alone: number; idle: number } | undefined
  let tried = 0
  const never = [...open].filter((pair) => calendar.allowed(pair).length === 0).length
  const visit = (alone: number) => {
    // Everybody who can be is planned and nobody waits: there is nothing better to look for.
    if (best?.alone === never && best.idle === 0) return
    if (tried++ >= most) return
    const options = [...open].map((pair) => ({ pair, slots: calendar.open(pair) }))
    const stuck = options.filter(({ slots }) => slots.length === 0).length
    if (best && (alone + stuck > best.alone || (alone + stuck === best.alone && calendar.idleAtLeast(open) >= best.idle))) return
    const next = options
      .filter(({ slots }) => slots.length > 0)
      .sort((one, other) => one.slots.length - other.slots.length || one.pair - other.pair)[0]
    if (!next) {
      best = { slots: calendar.pairs.map((_, pair) => calendar.slotOf(pair)), alone: alone + stuck, idle: calendar.idle() }
      return
    }
    open.delete(next.pair)
    for (const slot of calendar.byIdle(next.pair, next.slots)) {
      calendar.place(next.pair, slot)
      visit(alone)
      calendar.take(next.pair)
    }
    visit(alone + 1)
    open.add(next.pair)
  }
  visit(0)
  for (const [pair, slot] of (best?.slots ?? []).entries()) if (slot !== undefined) calendar.place(pair, slot)
  return tried <= most
}

/** Makes room for who has none by moving others on, and then takes idle slots out by moving one meeting or swapping two. */
function improve(calendar: Calendar): void {
  for (const pair of calendar.pairs.keys()) if (calendar.slotOf(pair) === undefined) makeRoom(calendar, pair, 3, new Set([pair]))
  for (let better = true; better; ) {
    better = false
    for (const pair of calendar.pairs.keys()) if (calendar.slotOf(pair) !== undefined && moveCloser(calendar, pair)) better = true
  }
}

function makeRoom(calendar: Calendar, pair: number, deep: number, moving: Set<number>): boolean {
  for (const slot of calendar.allowed(pair)) {
    const inTheWay = calendar.busy(pair, slot)
    if (inTheWay.length > 0 && (deep === 0 || inTheWay.some((other) => moving.has(other)))) continue
    const before = calendar.pairs.map((_, one) => calendar.slotOf(one))
    for (const other of inTheWay) calendar.take(other)
    calendar.place(pair, slot)
    const within = new Set([...moving, ...inTheWay])
    if (inTheWay.every((other) => makeRoom(calendar, other, deep - 1, within))) return true
    for (const one of calendar.pairs.keys()) calendar.take(one)
    for (const [one, then] of before.entries()) if (then !== undefined) calendar.place(one, then)
  }
  return false
}

function moveCloser(calendar: Calendar, pair: number): boolean {
  const from = calendar.slotOf(pair)
  const idle = calendar.idle()
  if (from === undefined) return false
  for (const slot of calendar.allowed(pair)) {
    if (slot === from) continue
    const [other, more] = calendar.busy(pair, slot)
    if (more !== undefined || (other !== undefined && !calendar.allowed(other).includes(from))) continue
    calendar.take(pair)
    if (other !== undefined) calendar.take(other)
    calendar.place(pair, slot)
    const fits = other === undefined || calendar.busy(other, from).length === 0
    if (fits && other !== undefined) calendar.place(other, from)
    if (fits && calendar.idle() < idle) return true
    calendar.take(pair)
    if (other !== undefined) calendar.take(other)
    calendar.place(pair, from)
    if (other !== undefined) calendar.place(other, slot)
  }
  return false
}
