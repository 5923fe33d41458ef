import { describe, expect, test } from 'vitest'
import type { HourLine } from '../../../data/coach-hours.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { budgetNotices } from '../../../rules/hours/budget-notices.ts'
import { emptyBalance } from '../../../rules/hours/ledger.ts'
import { phaseBudgetLeft } from '../../../rules/hours/phase-budget.ts'
import { firstWorkingDay, monthBefore } from '../../../rules/hours/sign-day.ts'
import { budgetState, silentSince } from '../../../rules/hours/silence.ts'
import { earlierSessions, statementOf } from '../../../rules/hours/statement.ts'

const programme = loadProgramme('amsterdam-po')
let made = 0
const line = (more: Partial<HourLine> = {}): HourLine => ({
  ...{ minutes: 60, date: '2026-11-03', what: 'talk', phase: 'training-year-1', budget: 'training-year-1', schoolYear: '2026-2027' },
  ...{ rate: 'internal', month: '2026-11', at: '2026-11-03T12:00:00.000Z', seq: ++made, candidate: 'noor', entry: `e${made}` },
  ...more,
})

describe('a statement', () => {
  test('adds up by candidate, and by phase and rate', () => {
    const lines = [
      line({ minutes: 90 }),
      line({ candidate: 'sam', minutes: 45, phase: 'induction' }),
      line({ minutes: 30, rate: 'external', date: '2026-11-01' }),
    ]
    const found = statementOf('2026-11', lines, programme)
    expect(found.lines.map(({ date, cents }) => [date, cents])).toEqual([
      ['2026-11-01', 4000],
      ['2026-11-03', 7500],
      ['2026-11-03', 3750],
    ])
    expect(found.candidates).toEqual([
      { candidate: 'noor', minutes: 120, paid: 120, cents: 11500 },
      { candidate: 'sam', minutes: 45, paid: 45, cents: 3750 },
    ])
    expect(found.totals.map(({ phase, rate, hourCents, paid, cents }) => [phase, rate, hourCents, paid, cents])).toEqual([
      ['training-year-1', 'external', 8000, 30, 4000],
      ['training-year-1', 'internal', 5000, 90, 7500],
      ['induction', 'internal', 5000, 45, 3750],
    ])
    expect([found.minutes, found.paid, found.cents, found.unpriced]).toEqual([165, 165, 15250, 0])
  })

  test('a counter-entry takes off exactly what the entry was worth, to the cent', () => {
    const one = line({ minutes: 50 })
    const found = statementOf('2026-11', [one, line({ minutes: -50, corrects: one.entry, at: '2026-11-04T09:00:00.000Z' })], programme)
    expect(found.lines.map(({ cents }) => cents)).toEqual([4167, -4167])
    expect([found.minutes, found.cents]).toEqual([0, 0])
  })

  test('one session with several people is paid once, over statements too', () => {
    const first = line({ group: 'g', minutes: 90, date: '2026-10-30', month: '2026-10', at: '2026-10-30T12:00:00.000Z' })
    const late = line({ group: 'g', minutes: 120, candidate: 'sam', date: '2026-10-30', at: '2026-11-20T12:00:00.000Z' })
    expect(earlierSessions([late, line()], '2026-11')).toEqual([{ date: '2026-10-30', months: ['2026-10'] }])
    const found = statementOf('2026-11', [late], programme, [first])
    expect([found.minutes, found.paid, found.cents]).toEqual([120, 30, 2500])
    expect(statementOf('2026-10', [first], programme).paid).toBe(90)
  })

  test('a session over new year looks back over all months in between', () => {
    const late = line({ group: 'g', date: '2026-11-30', month: '2027-02' })
    expect(earlierSessions([late, line({ date: '2026-11-30', month: '2027-02' })], '2027-02')).toEqual([
      { date: '2026-11-30', months: ['2026-11', '2026-12', '2027-01'] },
    ])
  })

  test('a new rate is a line of its own; hours without a rate are said to be', () => {
    const periods = [
      { from: '2021-2022', until: '2025-2026', cents: 5000 },
      { from: '2026-2027', cents: 5500 },
    ]
    const rates = programme.rates.map((one) => (one.id === 'coach-internal' ? { ...one, periods } : one))
    const lines = [
      line({ date: '2026-07-31', month: '2026-08' }),
      line({ date: '2026-08-01', month: '2026-08' }),
      line({ date: '2021-07-31', month: '2026-08' }),
    ]
    const found = statementOf('2026-08', lines, { rates })
    expect(found.totals.map(({ hourCents, cents }) => [hourCents, cents])).toEqual([
      [undefined, 0],
      [5000, 5000],
      [5500, 5500],
    ])
    expect(found.unpriced).toBe(60)
  })
})

describe('a budget', () => {
  const at = (used: number, room = 0) => ({
    ...emptyBalance,
    used: { 'training-year-1@2026-2027': used },
    room: { 'training-year-1': room },
  })
  const told = (before: ReturnType<typeof at> & { told?: Record<string, number> }, after: ReturnType<typeof at>) =>
    budgetNotices(
      {
        ...{ programme, candidate: { id: 'noor', name: 'Noor', coach: 'coen' }, intermediaries: ['imke'] },
        ...{ budget: { budget: 'training-year-1', minutes: 3600 }, before, after },
      },
      new Date('2026-11-18T11:00:00Z'),
    )
  const said = ({ notices }: ReturnType<typeof told>) =>
    notices.map(({ about, recipients }) => [about, recipients.map(({ id }) => id).join()])

  test.each([
    [0, 2879, []],
    [2879, 2880, [['hours-budget-near', 'staff:coen']]],
    [2880, 2940, []],
    [2940, 3600, [['hours-budget-full', 'staff:coen,staff:imke']]],
    [0, 3600, [['hours-budget-full', 'staff:coen,staff:imke']]],
    [3600, 2800, []],
  ])('from %i to %i minutes of 3,600 tells %j', (before, after, expected) => expect(said(told(at(before), at(after)))).toEqual(expected))

  test('is told once, and again after room was given', () => {
    const first = told(at(2800), at(2900))
    expect(first.told).toEqual({ 'training-year-1/near': 3600 })
    expect(told({ ...at(2800), told: first.told! }, at(2900)).notices).toEqual([])
    expect(said(told({ ...at(2800, 600), told: first.told! }, at(3400, 600)))).toEqual([['hours-budget-near', 'staff:coen']])
  })

  const now = new Date('2026-11-18T11:00:00Z')
  test.each([
    [3600, '2026-01-01', undefined, 'full'],
    [2880, '2026-11-17', undefined, 'near'],
    [360, '2026-01-01', undefined, 'unused'],
    [360, '2026-01-01', '2026-11-01', undefined],
    [0, '2026-10-01', undefined, undefined],
    [361, '2026-01-01', undefined, undefined],
  ])('%i of 3,600 used, since %s, last %s: %s', (used, since, last, state) => {
    const moments = { since: `${since}T09:00:00.000Z`, now, lastAt: last && `${last}T09:00:00.000Z` }
    expect(budgetState({ of: 3600, used }, moments, programme.coaching)).toBe(state)
  })

  test('is that of the phase somebody is in', () => {
    const left = (phase: string) => phaseBudgetLeft(programme, phase, '2026-11-18', at(60))
    expect(left('training-year-1')).toEqual({ budget: 'training-year-1', of: 3600, used: 60, left: 3540 })
    expect(left('selection')).toMatchObject({ budget: 'voortraject', left: 900 })
    expect(left('nowhere')).toBeUndefined()
  })
})

describe('silence', () => {
  const now = new Date('2026-11-22T11:00:00Z')
  const card = { state: 'active', coach: 'coen' } as const
  const logged = (lastAt: string) => ({ coaches: { coen: { minutes: 60, entries: 1, phases: {}, lastAt } } })
  test.each([
    [card, undefined, '2026-11-01T11:00:00.000Z', '2026-11-01T11:00:00.000Z'],
    [card, undefined, '2026-11-01T11:00:01.000Z', undefined],
    [card, logged('2026-10-31T11:00:00.000Z'), '2025-01-01T09:00:00.000Z', '2026-10-31T11:00:00.000Z'],
    [card, logged('2026-11-10T11:00:00.000Z'), '2025-01-01T09:00:00.000Z', undefined],
    [{ ...card, coach: 'kim' }, logged('2026-11-10T11:00:00.000Z'), '2025-01-01T09:00:00.000Z', '2025-01-01T09:00:00.000Z'],
    [{ ...card, state: 'paused' as const }, undefined, '2025-01-01T09:00:00.000Z', undefined],
    [{ state: 'active' as const }, undefined, '2025-01-01T09:00:00.000Z', undefined],
  ])('%j with %j, coach since %s: %s', (someone, balance, since, expected) =>
    expect(silentSince(someone, balance, since, { silentDays: 21, now })).toBe(expected),
  )
})

test.each([
  ['2026-12', '2026-12-01'],
  ['2027-01', '2027-01-04'],
  ['2026-08', '2026-08-03'],
  ['2027-05', '2027-05-03'],
])('the first working day of %s is %s', (month, day) => expect(firstWorkingDay(programme, month)).toBe(day))
test('the month before', () => expect([monthBefore('2027-01'), monthBefore('2026-03')]).toEqual(['2026-12', '2026-02']))
