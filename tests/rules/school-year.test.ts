import { expect, test } from 'vitest'
import { addDays, localDate } from '../../rules/local-date.ts'
import { periodAt, schoolYearOf } from '../../rules/school-year.ts'

test.each([
  ['2026-07-31', '2025-2026'],
  ['2026-08-01', '2026-2027'],
  ['2026-12-31', '2026-2027'],
  ['2027-01-01', '2026-2027'],
  ['2028-02-29', '2027-2028'],
  ['2099-08-01', '2099-2100'],
])('%s belongs to %s', (date, year) => {
  expect(schoolYearOf(date)).toBe(year)
})

test('the border is midnight here, not in UTC', () => {
  expect(schoolYearOf(localDate(new Date('2026-07-31T21:59:59Z'), 'Europe/Amsterdam'))).toBe('2025-2026')
  expect(schoolYearOf(localDate(new Date('2026-07-31T22:00:00Z'), 'Europe/Amsterdam'))).toBe('2026-2027')
})

test('days are counted on the calendar, also over summer time and leap day', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
})

test('the figure that holds on a day, with both its school years included', () => {
  const periods = [
    { from: '2022-2023', until: '2023-2024', value: 1 },
    { from: '2024-2025', value: 2 },
  ]
  const on = (date: string) => periodAt(periods, date)?.value
  expect(['2022-07-31', '2022-08-01', '2024-07-31', '2024-08-01', '2040-01-01'].map(on)).toEqual([undefined, 1, 1, 2, 2])
})
