import { describe, expect, test } from 'vitest'
import { loadProgramme } from '../../../data/load-programme.ts'
import { budgetLeft, usedOf } from '../../../rules/hours/budget-left.ts'
import { clockMinutes } from '../../../rules/hours/clock-minutes.ts'
import { judgeEntry } from '../../../rules/hours/judge-entry.ts'
import { bookingMonth, emptyBalance, nextMonth, sumLedger, withLine } from '../../../rules/hours/ledger.ts'
import { phaseOn } from '../../../rules/hours/phase-on.ts'
import type { StepEvent } from '../../../rules/journey.ts'
import { schoolYearOf } from '../../../rules/school-year.ts'
import { stepsUpTo } from '../../support/enrol.ts'

const amsterdam = 'Europe/Amsterdam'
const programme = loadProgramme('amsterdam-po')
const active = { state: 'active' as const, stateSince: '2025-01-10T09:00:00.000Z' }

test.each([
  ['2026-11-17', '10:00', '11:30', 90],
  ['2026-03-29', '01:30', '03:30', 60],
  ['2026-03-29', '02:15', '03:15', undefined],
  ['2026-10-25', '01:30', '03:30', 180],
  ['2026-10-25', '02:15', '02:45', 30],
  ['2026-10-25', '00:00', '24:00', 1500],
  ['2026-03-29', '00:00', '24:00', 1380],
  ['2028-02-29', '10:00', '11:00', 60],
  ['2026-11-17', '11:00', '10:00', undefined],
  ['2026-11-17', '24:00', '24:00', undefined],
])('on %s from %s to %s is %s real minutes', (date, from, until, minutes) => {
  expect(clockMinutes(date, from, until, amsterdam)).toBe(minutes)
})

describe('which phase a day was in', () => {
  const journey = { startedAt: '2026-07-31T22:30:00.000Z', steps: {} }
  const by = { role: 'intermediary' as const, id: 'imke' }
  const done = (phase: string, at: string): StepEvent[] =>
    (programme.phases.find(({ id }) => id === phase)?.steps ?? []).map(({ id }) => ({
      step: `${phase}/${id}`,
      from: 'todo',
      to: 'confirmed',
      at,
      by,
    }))
  const events = [...done('orientation', '2026-09-10T10:00:00.000Z'), ...done('selection', '2026-10-24T22:30:00.000Z')]
  const on = (date: string) => {
    const found = phaseOn(programme, journey, events, active, date, amsterdam)
    return found.ok ? found.phase : `${found.reason} ${found.since}`
  }
  test.each([
    ['2026-07-31', 'not-begun 2026-08-01'],
    // It began half an hour after midnight in Amsterdam: still July in UTC.
    ['2026-08-01', 'orientation'],
    ['2026-09-10', 'orientation'],
    ['2026-09-11', 'selection'],
    // Done at 00:30 on the 25th, the day the clock goes back: that day began in selection.
    ['2026-10-24', 'selection'],
    ['2026-10-25', 'selection'],
    ['2026-10-26', 'voortraject'],
  ])('%s: %s', (date, phase) => expect(on(date)).toBe(phase))

  test('once everything is done the last phase holds', () => {
    const all = programme.phases.flatMap(({ id }) => done(id, '2026-09-01T10:00:00.000Z'))
    expect(phaseOn(programme, journey, all, active, '2026-11-01', amsterdam)).toEqual({ ok: true, phase: 'induction' })
  })
})

describe('school years', () => {
  test.each([
    ['2026-07-31', '2025-2026'],
    ['2026-08-01', '2026-2027'],
    ['2026-12-31', '2026-2027'],
    ['2027-01-01', '2026-2027'],
    ['2028-02-29', '2027-2028'],
  ])('%s is in %s', (date, year) => expect(schoolYearOf(date)).toBe(year))

  const line = (date: string, minutes: number) => ({
    ...{ minutes, budget: 'voortraject', phase: 'voortraject', schoolYear: schoolYearOf(date), coach: 'coen', at: `${date}T10:00:00.000Z` },
  })
  const balance = [line('2026-07-31', 600), line('2026-08-01', 200)].reduce(withLine, emptyBalance)

  test('minutes are kept by school year, and a budget is a candidate’s once', () => {
    expect(balance.used).toEqual({ 'voortraject@2025-2026': 600, 'voortraject@2026-2027': 200 })
    expect(usedOf(balance, 'voortraject')).toBe(800)
    expect(budgetLeft(balance, { budget: 'voortraject', minutes: 900 }).left).toBe(100)
  })

  test('which figure holds follows the day of the hour', () => {
    const periods = [
      { from: '2020-2021', until: '2025-2026', minutes: 900 },
      { from: '2026-2027', minutes: 840 },
    ]
    const changed = { ...programme, budgets: programme.budgets.map((one) => (one.id === 'voortraject' ? { ...one, periods } : one)) }
    const left = (date: string) => {
      const found = judgeEntry(
        { minutes: 30, date, what: 'talk' },
        {
          programme: changed,
          timeZone: amsterdam,
          now: new Date('2026-08-10T10:00:00Z'),
          person: active,
          journey: { startedAt: '2026-01-10T09:00:00.000Z', steps: stepsUpTo(programme, 'voortraject', '2026-02-01T09:00:00.000Z') },
          events: [],
          balance,
          slots: [],
          month: 'open',
          by: 'coach',
        },
      )
      return found.ok ? found.left?.left : found.why.reason
    }
    expect([left('2026-07-31'), left('2026-08-01')]).toEqual([100, 40])
  })
})

describe('months', () => {
  test.each([
    ['2026-11-17', '2026-11-18', [], '2026-11'],
    ['2026-10-30', '2026-11-18', ['2026-10'], '2026-11'],
    ['2026-10-30', '2026-11-18', ['2026-10', '2026-11'], '2026-12'],
    ['2026-12-31', '2027-01-02', ['2026-12'], '2027-01'],
    ['2026-12-31', '2026-12-31', ['2026-12'], '2027-01'],
  ])('an hour of %s, written on %s with %j closed, is paid in %s', (date, today, closed, month) => {
    expect(bookingMonth(date, today, (one) => closed.some((shut) => shut === one))).toBe(month)
  })
  test('a year ends', () => expect([nextMonth('2026-12'), nextMonth('2028-02')]).toEqual(['2027-01', '2028-03']))
})

test('a ledger adds up in the order of its lines, whatever order it is read in', () => {
  const line = (seq: number, minutes: number, more = {}) => ({
    ...{ seq, minutes, budget: 'intake', phase: 'selection', schoolYear: '2026-2027', coach: 'coen', at: `2026-11-1${seq}T10:00:00.000Z` },
    ...more,
  })
  const lines = [line(1, 60), line(2, -60, { corrects: 'a' }), line(3, 45), line(4, 30, { coach: 'kim' })]
  expect(sumLedger([...lines].reverse())).toEqual({
    seq: 4,
    used: { 'intake@2026-2027': 75 },
    room: {},
    coaches: {
      coen: { minutes: 45, entries: 1, phases: { 'selection@2026-2027': 45 }, lastAt: '2026-11-13T10:00:00.000Z' },
      kim: { minutes: 30, entries: 1, phases: { 'selection@2026-2027': 30 }, lastAt: '2026-11-14T10:00:00.000Z' },
    },
  })
})
