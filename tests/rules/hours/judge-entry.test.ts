import { expect, test } from 'vitest'
import type { DaySlot } from '../../../data/coach-hours.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { type HourFacts, judgeEntry, type Wished } from '../../../rules/hours/judge-entry.ts'
import { emptyBalance } from '../../../rules/hours/ledger.ts'
import { stepsUpTo } from '../../support/enrol.ts'

const programme = loadProgramme('amsterdam-po')
const startedAt = '2025-01-10T09:00:00.000Z'
const longSince = { startedAt, steps: stepsUpTo(programme, 'training-year-1', '2026-01-01T00:00:00.000Z') }

const facts = (more: Partial<HourFacts> = {}): HourFacts => ({
  programme,
  timeZone: 'Europe/Amsterdam',
  now: new Date('2026-11-18T11:15:00Z'),
  person: { state: 'active', stateSince: startedAt },
  journey: longSince,
  events: [],
  balance: emptyBalance,
  slots: [],
  month: 'open',
  by: 'coach',
  ...more,
})
const wish = (more: Partial<Wished> = {}): Wished => ({ minutes: 60, date: '2026-11-17', what: 'talk', ...more })
const slot = (more: Partial<DaySlot> = {}): DaySlot => ({ entry: 'other', candidate: 'sam', minutes: 60, ...more })
const used = (minutes: number, budget = 'training-year-1') => ({ ...emptyBalance, used: { [`${budget}@2026-2027`]: minutes } })
const old = (minutes: number, date = '2026-11-17', budget = 'training-year-1') => ({ id: 'old', minutes, date, budget })
const begun = { journey: { startedAt: '2026-11-16T09:00:00.000Z', steps: {} } }
const since = (state: 'stopped' | 'finished' | 'paused') => ({ person: { state, stateSince: '2026-11-16T09:00:00.000Z' } })
const ten = { from: '10:00', until: '11:00' }

const verdict = (one: Partial<Wished> = {}, more: Partial<HourFacts> = {}) => {
  const result = judgeEntry(wish(one), facts(more))
  return result.ok ? `ok ${result.left?.left ?? 'free'}` : result.why.reason
}

test.each<[string, string, Partial<Wished>, Partial<HourFacts>?]>([
  ['ok 3600', 'an hour, yesterday', {}],
  ['ok 3600', 'today, without a clock time', { date: '2026-11-18' }],
  ['ok 3600', 'today, and over by now', { date: '2026-11-18', from: '11:00', until: '12:00' }],
  ['future', 'today, and not over by now', { date: '2026-11-18', from: '12:00', until: '13:00' }],
  ['future', 'tomorrow', { date: '2026-11-19' }],
  ['ok 3600', 'ninety days ago', { date: '2026-08-20' }],
  ['too-old', 'ninety-one days ago', { date: '2026-08-19' }],
  ['ok 3600', 'longer ago, by an intermediary', { date: '2026-08-19' }, { by: 'intermediary' }],
  [
    'ok 3600',
    'longer ago, the day of the entry that is corrected',
    { date: '2026-08-19' },
    { balance: used(60), instead: old(60, '2026-08-19') },
  ],
  ['ok 3600', 'five minutes', { minutes: 5 }],
  ['too-short', 'four minutes', { minutes: 4 }],
  ['too-short', 'nothing', { minutes: 0 }],
  ['too-short', 'less than nothing', { minutes: -60 }],
  ['too-short', 'half a minute too much', { minutes: 60.5 }],
  ['ok 3600', 'eight hours', { minutes: 480 }],
  ['too-long', 'eight hours and a minute', { minutes: 481 }],
  ['kind', 'a kind that is not', { what: 'travel' }],
  ['ok free', 'intervision', { what: 'intervision' }],
  ['ok 60', 'an intake has its own hour', { what: 'intake' }],
  ['over-budget', 'an intake longer than its hour', { what: 'intake', minutes: 61 }],
  ['clock', 'over midnight', { from: '23:00', until: '01:00' }],
  ['clock', 'no time at all', { from: '10:00', until: '10:00' }],
  ['clock', 'a beginning without an end', { from: '10:00' }],
  ['clock-differs', 'longer than its clock times', { from: '10:00', until: '10:59' }],
  ['ok 3600', 'shorter than its clock times, with a break', { from: '10:00', until: '12:00' }],
  ['ok 3600', 'until midnight', { from: '23:00', until: '24:00' }],
  ['note-long', 'a story of a note', { note: 'x'.repeat(501) }],
  ['not-begun', 'before the route began', { date: '2026-11-15' }, begun],
  ['ok 900', 'on the day the route began', { date: '2026-11-16' }, begun],
  ['ended', 'after somebody stopped', {}, since('stopped')],
  ['ok 3600', 'on the day somebody stopped', { date: '2026-11-16' }, since('stopped')],
  ['ended', 'after somebody finished', {}, since('finished')],
  ['ok 3600', 'while somebody pauses', {}, since('paused')],
  ['no-budget', 'a phase without a budget', {}, { programme: { ...programme, budgets: [] } }],
  ['month-closed', 'in a closed month', {}, { month: 'closed' }],
  ['ok 3600', 'in a closed month, by an intermediary', {}, { month: 'closed', by: 'intermediary' }],
  ['ok 3600', 'in a signed month', {}, { month: 'signed' }],
  ['ok 60', 'the last hour', {}, { balance: used(3540) }],
  ['over-budget', 'a minute more than the last hour', { minutes: 61 }, { balance: used(3540) }],
  ['over-budget', 'nothing left', { minutes: 5 }, { balance: used(3600) }],
  ['ok 75', 'room that was given', {}, { balance: { ...used(3600), room: { 'training-year-1': 75 } } }],
  ['over-budget', 'room of another budget', {}, { balance: { ...used(3600), room: { intake: 75 } } }],
  ['ok free', 'no budget is asked of what costs none', { what: 'intervision' }, { balance: used(3600) }],
  // Regression by name: the remaining hours leave out the entry being edited.
  ['ok 60', 'the same length again, in a full budget', {}, { balance: used(3600), instead: old(60) }],
  ['over-budget', 'longer, in a full budget', { minutes: 61 }, { balance: used(3600), instead: old(60) }],
  ['ok 0', 'shorter, though the budget became smaller', { minutes: 45 }, { balance: used(3700), instead: old(60) }],
  ['over-budget', 'from another budget into a full one', {}, { balance: used(3600), instead: old(60, '2026-11-17', 'intake') }],
  ['overlap', 'at the same time as another', { from: '10:30', until: '11:30' }, { slots: [slot(ten)] }],
  ['ok 3600', 'right after another', { from: '11:00', until: '12:00' }, { slots: [slot(ten)] }],
  [
    'ok 3600',
    'at the time of the entry it replaces',
    ten,
    { balance: used(60), slots: [slot({ entry: 'old', ...ten })], instead: old(60) },
  ],
  ['ok 3600', 'another without clock times', ten, { slots: [slot()] }],
  ['ok 3600', 'one session with two', { ...ten, group: 'g' }, { slots: [slot({ ...ten, group: 'g' })] }],
  ['overlap', 'another session at that time', { ...ten, group: 'g' }, { slots: [slot({ ...ten, group: 'h' })] }],
  ['ok 3600', 'twelve hours on a day', {}, { slots: [slot({ minutes: 660 })] }],
  ['day-full', 'a minute more on a day', { minutes: 61 }, { slots: [slot({ minutes: 660 })] }],
  [
    'ok 3600',
    'a full day, in the same session',
    { minutes: 480, group: 'g' },
    { slots: [slot({ minutes: 480, group: 'g' }), slot({ entry: 'b', minutes: 240 })] },
  ],
  [
    'ok 3600',
    'shorter on a day that was too full',
    { minutes: 45 },
    { balance: used(60), slots: [slot({ minutes: 700 }), slot({ entry: 'old' })], instead: old(60) },
  ],
])('%s: %s', (expected, _what, one, more = {}) => {
  expect(verdict(one, more)).toBe(expected)
})

test('a refusal says what is left, and by how much it does not fit', () => {
  expect(judgeEntry(wish({ minutes: 90 }), facts({ balance: used(3570) }))).toEqual({
    ok: false,
    phase: 'training-year-1',
    why: { reason: 'over-budget', left: { budget: 'training-year-1', of: 3600, used: 3570, left: 30 }, missing: 60 },
  })
  expect(judgeEntry(wish({ minutes: 240 }), facts({ slots: [slot({ minutes: 600 })] }))).toMatchObject({
    why: { reason: 'day-full', left: 120, most: 720 },
  })
})
