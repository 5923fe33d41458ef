import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HourLine, lineId } from '../../../data/coach-hours.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { dayMinutes } from '../../../rules/hours/day-slots.ts'
import { lineCents, rateOn } from '../../../rules/hours/line-cents.ts'
import { paidMinutes } from '../../../rules/hours/paid-minutes.ts'

test.each([
  [60, 5000, 5000],
  [90, 8000, 12000],
  [5, 5000, 417],
  [50, 5000, 4167],
  [20, 5000, 1667],
  [10, 5000, 833],
  [1, 30, 1],
  [1, 29, 0],
  [-1, 30, -1],
  [-5, 5000, -417],
  [0, 5000, 0],
])('%i minutes at %i cents an hour is %i cents', (minutes, rate, cents) => {
  expect(lineCents(minutes, rate)).toBe(cents)
})

test('what is taken back is worth exactly what it was, and nothing is off by more than half a cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 20_000 }), (minutes, rate) => {
      const cents = lineCents(minutes, rate)
      expect(cents + lineCents(-minutes, rate)).toBe(0)
      expect(Math.abs(cents - (minutes * rate) / 60)).toBeLessThanOrEqual(0.5)
    }),
  )
})

test('rates are the programme’s, by coach and day', () => {
  const programme = loadProgramme('amsterdam-po')
  expect([rateOn(programme, 'internal', '2026-11-17'), rateOn(programme, 'external', '2026-11-17')]).toEqual([5000, 8000])
  expect(rateOn(programme, 'internal', '2019-11-17')).toBeUndefined()
})

describe('one session with several candidates', () => {
  const line = (entry: string, minutes: number, more: Partial<HourLine> = {}): HourLine => ({
    ...{ entry, minutes, candidate: entry, date: '2026-11-17', what: 'talk', phase: 'training-year-1', schoolYear: '2026-2027' },
    ...{ rate: 'internal', month: '2026-11', at: '2026-11-18T10:00:00.000Z', seq: 1, group: 'g' },
    ...more,
  })
  const paid = (lines: HourLine[]) => {
    const by = paidMinutes(lines)
    return lines.map((one) => by.get(lineId(one)))
  }
  const gone = (entry: string, corrects: string, hour: number, more = {}) =>
    line(entry, -90, { corrects, at: `2026-11-18T${hour}:00:00.000Z`, ...more })

  test('is paid once', () => {
    expect(paid([line('a', 90), line('b', 90), line('c', 90)])).toEqual([90, 0, 0])
    expect(paid([line('a', 90), line('b', 60, { group: 'h' })])).toEqual([90, 60])
  })
  test('stays paid when one of it is taken back', () => {
    expect(paid([line('a', 90), line('b', 90), gone('x', 'a', 11)])).toEqual([90, 0, 0])
    expect(paid([line('a', 90), line('b', 90), gone('x', 'a', 11), gone('y', 'b', 12)])).toEqual([90, 0, 0, -90])
  })
  test('is paid for as long as its longest entry', () => {
    expect(paid([line('a', 60), line('b', 90)])).toEqual([60, 30])
  })
  test('never changes a closed month', () => {
    expect(paid([gone('x', 'a', 10, { month: '2026-12' }), line('a', 90), line('b', 90)])).toEqual([0, 90, 0])
  })
  test('counts once in a day', () => {
    expect(dayMinutes([line('a', 90), line('b', 90), line('c', 45, { group: 'h' })])).toBe(135)
    const both = [
      { entry: 'a', minutes: 60 },
      { entry: 'b', minutes: 90, instead: 'a' },
    ]
    expect(dayMinutes(both)).toBe(90)
  })
})
