import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ForecastInput, forecast, outlook, registrationsPerMonth } from '../../../rules/matching/forecast.ts'
import { daysUntilThrough, phaseDays } from '../../../rules/matching/route-days.ts'
import { programme } from '../../support/matching/people.ts'

const now = new Date('2026-11-25T09:00:00Z')
const input = (some: Partial<ForecastInput> = {}): ForecastInput => ({
  ...{ candidates: [], coaches: [{ id: 'coen', capacity: 5 }], perMonth: 0, schoolPlaces: 10 },
  ...some,
})
const at = (phase: string, step: string, since = now.toISOString()) => ({ phase, step: `${phase}/${step}`, since, placed: false })
const run = (some: Partial<ForecastInput> = {}, months = 12) => forecast(programme, input(some), now, months)

describe('how long the route usually takes', () => {
  test('a phase takes its longest chain of needed steps', () => {
    // Training (21), work experience (107), suitability assessment (21).
    expect(phaseDays(programme, 'voortraject')).toBe(149)
  })

  test.each([
    ['just begun', 'training', '2026-11-25T09:00:00Z', 149],
    ['ten days in', 'training', '2026-11-15T09:00:00Z', 139],
    ['late: any day now', 'training', '2026-01-01T09:00:00Z', 128],
    ['at the last step', 'suitability-assessment', '2026-11-25T09:00:00Z', 21],
  ])('%s', (_what, step, since, days) => {
    expect(daysUntilThrough(programme, { phase: 'voortraject', step: `voortraject/${step}`, since }, 'voortraject', now)).toBe(days)
  })

  test('later phases come on top, and who is past a phase is not in it', () => {
    const from = { phase: 'voortraject', step: 'voortraject/training', since: now.toISOString() }
    expect(daysUntilThrough(programme, from, 'appointment', now)).toBe(149 + phaseDays(programme, 'appointment'))
    expect(daysUntilThrough(programme, from, 'selection', now)).toBeUndefined()
    expect(daysUntilThrough(programme, { ...from, phase: 'nowhere' }, 'selection', now)).toBeUndefined()
  })
})

describe('the months to come', () => {
  test('are twelve from this one, across the year', () => {
    const all = run()
    expect(all).toHaveLength(12)
    expect([all[0]?.month, all[1]?.month, all[2]?.month, all[11]?.month]).toEqual(['2026-11', '2026-12', '2027-01', '2027-10'])
  })

  test('a coach who leaves takes the places along from that month on, not the candidates', () => {
    const coaches = [
      { id: 'coen', capacity: 5 },
      { id: 'patti', capacity: 4, until: '2027-01-15' },
    ]
    const all = run({ coaches, candidates: Array.from({ length: 7 }, () => at('voortraject', 'training')) })
    expect(all.slice(0, 4).map(({ capacity, candidates, left }) => [capacity, candidates, left])).toEqual([
      [9, 7, 2],
      [9, 7, 2],
      [5, 7, -2],
      [5, 7, -2],
    ])
    expect(all.flatMap(({ leaving, month }) => leaving.map((id) => `${id} ${month}`))).toEqual(['patti 2027-01'])
    expect(outlook(all)).toMatchObject({ from: { month: '2027-01' }, worst: { left: -2 } })
  })

  test('somebody who finishes the route gives a place back, somebody who comes takes one', () => {
    const all = run({ candidates: [at('induction', 'exit-evaluation', '2026-08-25T09:00:00Z')], perMonth: 2 })
    const done = all.find(({ finishing }) => finishing > 0)
    expect(done?.month).toBe('2027-01')
    expect(all.at(-1)?.candidates).toBe(Math.round((2 * 340) / (365.25 / 12)))
  })

  test('starts at schools count against the places, but not of who has one', () => {
    const waiting = at('appointment', 'training-agreement', '2026-01-01T09:00:00Z')
    const all = run({ candidates: [waiting, waiting, { ...waiting, placed: true }], schoolPlaces: 1 })
    expect(all[0]).toMatchObject({ starts: 2, schoolsLeft: -1 })
    expect(outlook(all)).toMatchObject({ schoolsFrom: { month: '2026-11' }, schoolsShort: 1 })
  })

  test('nothing known is nothing short', () => {
    expect(run({ coaches: [], schoolPlaces: 0 }).every(({ left, schoolsLeft }) => left === 0 && schoolsLeft === 0)).toBe(true)
    expect(outlook([])).toBeUndefined()
  })

  test('whatever the pool: one place more is one more each month, one candidate more is never more left, and months add up', () => {
    const someone = fc.record({
      phase: fc.constantFrom(...programme.phases.map(({ id }) => id)),
      since: fc.integer({ min: 0, max: 800 }).map((days) => new Date(now.getTime() - days * 86_400_000).toISOString()),
      placed: fc.boolean(),
    })
    const coach = fc.record(
      {
        id: fc.string(),
        capacity: fc.nat(9),
        until: fc.integer({ min: 0, max: 500 }).map((days) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)),
      },
      { requiredKeys: ['id', 'capacity'] },
    )
    fc.assert(
      fc.property(
        fc.array(someone, { maxLength: 12 }),
        fc.array(coach, { maxLength: 5 }),
        fc.nat(20),
        someone,
        (candidates, coaches, perMonth, more) => {
          const some = { candidates, coaches, perMonth } as Partial<ForecastInput>
          const all = run(some)
          const roomier = run({ ...some, coaches: [...(some.coaches ?? []), { id: 'x', capacity: 1 }] })
          const busier = run({ ...some, candidates: [...candidates, more] })
          for (const [month, { left, schoolsLeft, candidates: count, newcomers, finishing }] of all.entries()) {
            expect(roomier[month]?.left).toBe(left + 1)
            expect(busier[month]?.left).toBeLessThanOrEqual(left)
            expect(busier[month]?.schoolsLeft).toBeLessThanOrEqual(schoolsLeft)
            const before = month === 0 ? candidates.length : (all[month - 1]?.candidates ?? 0)
            expect(count).toBe(before + newcomers - finishing)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

test.each([
  ['nobody lately: what was agreed', [], 15],
  ['thirty in the last quarter', Array.from({ length: 30 }, () => '2026-10-01T00:00:00Z'), 10],
  ['long ago does not count', ['2026-01-01T00:00:00Z'], 15],
])('how many come in a month, %s', (_what, createdAts, perMonth) => {
  expect(registrationsPerMonth(createdAts, now, 15)).toBe(perMonth)
})
