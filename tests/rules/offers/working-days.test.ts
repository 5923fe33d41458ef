import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '../../../rules/local-date.ts'
import { addWorkingDays, isWorkingDay } from '../../../rules/offers/working-days.ts'
import { localTime } from '../../../rules/zoned-time.ts'

const timeZone = 'Europe/Amsterdam'
const day = (date: string) => ({ date, name: { nl: date, en: date } })
const calendar = { timeZone, holidays: ['2026-04-03', '2026-04-06', '2026-04-27', '2026-12-25', '2026-12-28', '2027-01-01'].map(day) }
const at = (iso: string) => new Date(iso)

describe('so many working days later, at the same time on the clock', () => {
  test.each([
    ['within a week', '2026-11-23T10:15:00+01:00', 3, '2026-11-26T10:15:00+01:00'],
    ['over a weekend', '2026-11-20T16:00:00+01:00', 1, '2026-11-23T16:00:00+01:00'],
    ['three days from a Thursday', '2026-11-19T09:00:00+01:00', 3, '2026-11-24T09:00:00+01:00'],
    ['over Good Friday, Easter and its Monday', '2026-04-02T11:00:00+02:00', 3, '2026-04-09T11:00:00+02:00'],
    ['over Christmas', '2026-12-24T12:00:00+01:00', 2, '2026-12-30T12:00:00+01:00'],
    ['over a new year', '2026-12-31T23:59:00+01:00', 1, '2027-01-04T23:59:00+01:00'],
    ['over the beginning of summer time', '2026-03-27T14:30:00+01:00', 1, '2026-03-30T14:30:00+02:00'],
    ['over the end of summer time', '2026-10-23T14:30:00+02:00', 2, '2026-10-27T14:30:00+01:00'],
    ['no days at all', '2026-11-23T10:15:00+01:00', 0, '2026-11-23T10:15:00+01:00'],
    ['begun seconds count as a minute', '2026-11-23T10:15:01+01:00', 1, '2026-11-24T10:16:00+01:00'],
    ['the last second before midnight is the next day’s', '2026-11-23T23:59:30+01:00', 1, '2026-11-25T00:00:00+01:00'],
    ['from a Saturday whole days, from Monday’s midnight on', '2026-11-21T10:00:00+01:00', 3, '2026-11-26T00:00:00+01:00'],
    ['from a holiday', '2026-12-25T10:00:00+01:00', 1, '2026-12-30T00:00:00+01:00'],
    ['from the night in which the clock goes back', '2026-10-25T02:30:00+01:00', 1, '2026-10-27T00:00:00+01:00'],
  ])('%s', (_what, from, days, until) => {
    expect(addWorkingDays(calendar, at(from), days).toISOString()).toBe(at(until).toISOString())
  })

  test('whatever the moment: a working day, the same clock time, and never less than the days', () => {
    const moment = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 9 }), (from, days) => {
        const until = addWorkingDays(calendar, from, days)
        const start = new Date(Math.ceil(from.getTime() / 60_000) * 60_000)
        const [first, last] = [localDate(start, timeZone), localDate(until, timeZone)]
        expect(isWorkingDay(calendar, last)).toBe(true)
        let between = 0
        for (let one = first; one < last; one = new Date(Date.parse(one) + 86_400_000).toISOString().slice(0, 10))
          if (one > first && isWorkingDay(calendar, one)) between++
        if (isWorkingDay(calendar, first)) {
          expect(between + 1).toBe(days)
          const [a, b] = [localTime(start, timeZone), localTime(until, timeZone)]
          expect(b.hour * 60 + b.minute).toBe(a.hour * 60 + a.minute)
        } else expect(between).toBe(days)
        expect(until.getUTCSeconds()).toBe(0)
      }),
      { numRuns: 500 },
    )
  })

  test('no programme without a working day for long: a week of holidays is passed over', () => {
    const closed = { timeZone, holidays: ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map(day) }
    expect(addWorkingDays(closed, at('2026-11-20T10:00:00+01:00'), 1)).toEqual(at('2026-11-30T10:00:00+01:00'))
  })
})
