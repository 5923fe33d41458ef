import { expect, test } from 'vitest'
import { loadProgramme } from '../../data/load-programme.ts'
import { lastHoliday, toVerify } from '../../data/programme/to-verify.ts'

const amsterdam = loadProgramme('amsterdam-po')

test('what the sources do not say is listed by path and name', () => {
  const list = toVerify(amsterdam)
  expect(list.slice(0, 2)).toEqual(['contacts[0] (helpdesk)', 'contacts[1] (intermediary)'])
  expect(list).toEqual(
    expect.arrayContaining([
      'openingHours',
      'holidays[5] (2026-05-05)',
      'consents[0] (info-session)',
      'zelfscan.rules[6] (dutch-learning)',
    ]),
  )
  expect(list).not.toContain('budgets[0] (voortraject)')
})

test('a checked entry leaves the list', () => {
  const { verify: _verify, ...checked } = amsterdam.openingHours
  expect(toVerify({ ...amsterdam, openingHours: checked })).toEqual(toVerify(amsterdam).filter((path) => path !== 'openingHours'))
})

test('the last holiday tells until when the calendar is filled', () => {
  expect(lastHoliday(amsterdam)).toBe('2028-12-26')
  expect(lastHoliday({ ...amsterdam, holidays: [] })).toBeUndefined()
})
