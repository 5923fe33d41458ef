import type { Person } from '../../data/candidate.ts'
import type { DaySlot, MonthState } from '../../data/coach-hours.ts'
import type { HourBalance, HourEntry } from '../../data/hours.ts'
import type { Journey } from '../../data/journey.ts'
import type { Programme } from '../../data/programme.ts'
import { budgetFor } from '../budget-minutes.ts'
import type { StepEvent } from '../journey.ts'
import { addDays, localDate } from '../local-date.ts'
import { budgetLeft, fits } from './budget-left.ts'
import { clockInstant, clockMinutes } from './clock-minutes.ts'
import { dayMinutes, overlapping } from './day-slots.ts'
import { phaseOn } from './phase-on.ts'
import type { BudgetLeft, HourRefusal } from './verdict.ts'

/** How much can be logged, in minutes: an entry, and a day over all candidates; and how far back, in days. */
export const hourLimits = { least: 5, most: 480, day: 720, back: 90, note: 500 } as const

/** An entry as it is wished; see `data/hours.ts`. */
export type Wished = Pick<HourEntry, 'minutes' | 'date' | 'what' | 'from' | 'until' | 'group' | 'note'>

/** All that an entry is judged on: the candidate, the day of the coach, and the month. `instead` is the entry it takes the place of. An intermediary puts right what is old or closed. */
export type HourFacts = {
  programme: Programme
  timeZone: string
  now: Date
  person: Pick<Person, 'state' | 'stateSince'>
  journey: Pick<Journey, 'startedAt' | 'steps'>
  events: readonly StepEvent[]
  balance: HourBalance
  slots: readonly DaySlot[]
  month: MonthState
  by: 'coach' | 'intermediary'
  instead?: (Pick<HourEntry, 'date' | 'minutes' | 'budget'> & { id: string }) | undefined
}

/** `left` is the budget before this entry; nothing when it costs the candidate nothing. Over the budget everything else is in order, and the phase is known. */
export type HourVerdict = { ok: true; phase: string; left?: BudgetLeft } | { ok: false; why: HourRefusal; phase?: string }

const no = (why: HourRefusal): HourVerdict => ({ ok: false, why })

export function judgeEntry(wish: Wished, facts: HourFacts): HourVerdict {
  const { programme, person, journey, events, timeZone, balance, instead, by, month } = facts
  const { date, what, minutes } = wish
  const why = wrongDay(wish, facts) ?? wrongTime(wish, facts)
  if (why) return no(why)
  const kind = programme.hourKinds.find((one) => one.id === what)
  if (!kind) return no({ reason: 'kind' })
  const opened = phaseOn(programme, journey, events, person, date, timeZone)
  if (!opened.ok) return no({ reason: opened.reason, since: opened.since })
  if (month === 'closed' && by === 'coach') return no({ reason: 'month-closed', month: date.slice(0, 7) })
  const full = dayFull(wish, facts)
  if (full) return no(full)
  const { phase } = opened
  if (kind.countsTo === 'none') return { ok: true, phase }
  const budget = budgetFor(programme, { kind: what, phase, date })
  if (!budget) return no({ reason: 'no-budget' })
  const left = budgetLeft(balance, budget, instead)
  return fits(left, minutes, instead)
    ? { ok: true, phase, left }
    : { ok: false, why: { reason: 'over-budget', left, missing: minutes - left.left }, phase }
}

function wrongDay({ date, until }: Wished, { now, timeZone, by, instead }: HourFacts): HourRefusal | undefined {
  const today = localDate(now, timeZone)
  const end = until === undefined ? undefined : clockInstant(date, until, timeZone)
  if (date > today || (end && end > now)) return { reason: 'future' }
  const earliest = addDays(today, -hourLimits.back)
  if (date < earliest && by === 'coach' && date !== instead?.date) return { reason: 'too-old', days: hourLimits.back, earliest }
  return undefined
}

function wrongTime({ date, minutes, from, until, note }: Wished, { timeZone }: HourFacts): HourRefusal | undefined {
  const { least, most } = hourLimits
  if (!Number.isInteger(minutes) || minutes < least) return { reason: 'too-short', least }
  if (minutes > most) return { reason: 'too-long', most }
  if ((note?.length ?? 0) > hourLimits.note) return { reason: 'note-long', most: hourLimits.note }
  if (from === undefined && until === undefined) return undefined
  const stretch = from !== undefined && until !== undefined ? clockMinutes(date, from, until, timeZone) : undefined
  if (stretch === undefined) return { reason: 'clock' }
  return minutes > stretch ? { reason: 'clock-differs', minutes: stretch } : undefined
}

function dayFull(wish: Wished, { slots, instead }: HourFacts): HourRefusal | undefined {
  const others = slots.filter((one) => one.entry !== instead?.id)
  const same = overlapping(others, wish)
  if (same?.from !== undefined && same.until !== undefined)
    return { reason: 'overlap', from: same.from, until: same.until, candidate: same.candidate }
  const before = dayMinutes(others)
  const after = dayMinutes([...others, { ...wish, entry: '' }])
  const most = hourLimits.day
  const less = instead?.date === wish.date && wish.minutes <= instead.minutes
  return after > most && after > before && !less ? { reason: 'day-full', left: Math.max(0, most - before), most } : undefined
}
