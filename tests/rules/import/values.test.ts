import { expect, test } from 'vitest'
import { loadProgramme } from '../../../data/load-programme.ts'
import { cleanCell, withoutFormula } from '../../../rules/import/clean-cell.ts'
import { readLength } from '../../../rules/import/read-length.ts'
import { readPeriod } from '../../../rules/import/read-values.ts'
import { dayOptions, readChoices } from '../../../rules/read-choices.ts'
import { readDay } from '../../../rules/read-day.ts'

const { vocabularies } = loadProgramme('amsterdam-po').matching

test.each([
  ['2026-11-12', '2026-11-12'],
  ['2026/11/12', '2026-11-12'],
  ['2026-11-12T00:00:00.000Z', '2026-11-12'],
  ['12-11-2026', '2026-11-12'],
  ['12/11/26', '2026-11-12'],
  ['12.11.2026', '2026-11-12'],
  ['1-2-2026', '2026-02-01'],
  ['12 november 2026', '2026-11-12'],
  ['do 12 nov 2026', '2026-11-12'],
  ['donderdag 12 november 2026', '2026-11-12'],
  ['12 mrt. 2026', '2026-03-12'],
  ['1st of May 2026', '2026-05-01'],
  ['Nov 12, 2026', '2026-11-12'],
  ['November 12th 2026', '2026-11-12'],
  ['29-2-2028', '2028-02-29'],
  ['46338', '2026-11-12'],
  ['29-2-2027', 'noSuchDay'],
  ['31-4-2026', 'noSuchDay'],
  ['11/13/2026', 'noSuchDay'],
  ['12 november', 'noYear'],
  ['12-11', 'noYear'],
  ['gisteren', 'noDate'],
  ['', 'noDate'],
  ['1e week', 'noDate'],
])('the day %j is %s', (text, expected) => {
  const read = readDay(text)
  expect(read.ok ? read.date : read.fault).toBe(expected)
})

test('a day without a year is the first one from a day on', () => {
  expect(readDay('3 jan', '2026-11-18')).toEqual({ ok: true, date: '2027-01-03' })
  expect(readDay('18-11', '2026-11-18')).toEqual({ ok: true, date: '2026-11-18' })
  expect(readDay('29 feb', '2026-11-18')).toEqual({ ok: true, date: '2028-02-29' })
})

test.each([
  ['1 dec t/m 15 jan', '2026-12-01 2027-01-15'],
  ['van 1-12-2026 tot en met 15-1-2027', '2026-12-01 2027-01-15'],
  ['from 1 Dec until 15 Jan 2027', '2026-12-01 2027-01-15'],
  ['2026-12-01 - 2027-01-15', '2026-12-01 2027-01-15'],
  ['3 december', '2026-12-03 2026-12-03'],
  ['15-1-2027 t/m 1-1-2027', undefined],
  ['volgende week', undefined],
  ['1 dec t/m 3 dec t/m 5 dec', undefined],
])('away %j is %s', (text, expected) => {
  const read = readPeriod(text, '2026-11-18')
  expect(read && `${read.from} ${read.until}`).toBe(expected)
})

test.each([
  ['1:30', 90],
  ['01:30', 90],
  ['0:45', 45],
  ['1:30:00', 90],
  ['1u30', 90],
  ['1 uur 30 min', 90],
  ['1,5', 90],
  ['1.5', 90],
  ['1,25', 75],
  ['0,75', 45],
  ['2,0', 120],
  ['1,5 uur', 90],
  ['2 uur', 120],
  ['2h', 120],
  ['90', 90],
  ['90,0', 90],
  ['90 min', 90],
  ['5 minuten', 5],
  ['2', 'length-unclear'],
  ['9', 'length-unclear'],
  ['1,33', 'length-odd'],
  ['1:75', 'length'],
  ['anderhalf', 'length'],
  ['-90', 'length'],
  ['', 'length'],
])('the length %j is %s', (text, expected) => {
  const read = readLength(text)
  expect(read.ok ? read.minutes : read.fault).toBe(expected)
})

test('a column of hours or of minutes settles what a bare number is', () => {
  expect([readLength('2', 'hours'), readLength('2', 'minutes'), readLength('8', 'minutes'), readLength('1:30', 'minutes')]).toEqual([
    { ok: true, minutes: 120 },
    { ok: true, minutes: 2 },
    { ok: true, minutes: 8 },
    { ok: true, minutes: 90 },
  ])
})

const { parts, groups, languages, specialties, backgrounds } = vocabularies
test.each([
  [parts, 'Centrum, Noord', 'centrum noord'],
  [parts, '1, 3', 'centrum nieuw-west'],
  [parts, '1 en 3', 'centrum nieuw-west'],
  [parts, 'nieuw west en zuid', 'nieuw-west zuid'],
  [parts, 'Nieuw-West', 'nieuw-west'],
  [parts, 'west', 'west'],
  [parts, 'zuid en zuidoost', 'zuid zuidoost'],
  [parts, 'alle', 'centrum west nieuw-west zuid oost noord zuidoost weesp'],
  [parts, 'Utrecht', '! utrecht'],
  [parts, '9', '! 9'],
  [parts, '', ''],
  [groups, 'onderbouw, bovenbouw (groep 6-8)', 'lower upper'],
  [groups, 'middle years and upper', 'middle upper'],
  [languages, 'Nederlands; Engels; Oekraïens', 'dutch english ukrainian'],
  [languages, 'ukrainian', 'ukrainian'],
  [languages, 'geen', ''],
  [specialties, 'plannen en organiseren, les in rekenen', 'maths-teaching planning'],
  [specialties, 'gesprekken met ouders', 'parents'],
  [specialties, 'kinderen', '! kinderen'],
  [backgrounds, 'bank, verzekering en boekhouding, ICT', 'finance it'],
  [backgrounds, 'care and welfare and sports', 'care sport'],
  [dayOptions, 'ma, di, do', 'monday tuesday thursday'],
  [dayOptions, 'Monday and Friday', 'monday friday'],
  [dayOptions, 'wo en vr', 'wednesday friday'],
  [dayOptions, 'elke dag', 'monday tuesday wednesday thursday friday'],
  [dayOptions, 'zaterdag', '! zaterdag'],
])('of %# %j is %s', (options, text, expected) => {
  const read = readChoices(options, text)
  expect(read.ok ? read.ids.join(' ') : `! ${read.said}`).toBe(expected)
})

test('cells are plain text, and no formula for whoever exports them', () => {
  expect(cleanCell('  Noor\u00a0 \u200b Bakker\t')).toBe('Noor Bakker')
  expect(cleanCell("'+31612345678")).toBe('+31612345678')
  expect(withoutFormula('=HYPERLINK("http://x","klik")')).toBe('HYPERLINK("http://x","klik")')
  expect(withoutFormula("@SUM(1+1)*cmd|' /C calc'!A0")).toBe("SUM(1+1)*cmd|' /C calc'!A0")
  expect(withoutFormula('+-=@rekenles')).toBe('rekenles')
  expect(withoutFormula('rekenles = leuk')).toBe('rekenles = leuk')
})
