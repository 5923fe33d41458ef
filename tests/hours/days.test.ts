import { expect, test } from 'vitest'
import { fieldIn } from './said.ts'

const monday = '2027-01-04T09:30:00Z'
const friday = '2026-11-20T15:05:00Z'

test.each([
  ['vandaag', '2026-11-18'],
  ['zojuist', '2026-11-18'],
  ['gisteren', '2026-11-17'],
  ['gisterenavond', '2026-11-17'],
  ['eergisteren', '2026-11-16'],
  ['3 dagen geleden', '2026-11-15'],
  ['vrijdag', '2026-11-13'],
  ['afgelopen vrijdag', '2026-11-13'],
  ['vorige week dinsdag', '2026-11-10'],
  ['vrijdag jl.', '2026-11-13'],
  ['dinsdag morgen', '2026-11-17'],
  ['morgen', '2026-11-19'],
  ['komende vrijdag', '2026-11-20'],
  ['volgende week maandag', '2026-11-23'],
  ['vandaag een week geleden', '2026-11-11'],
  ['12/11', '2026-11-12'],
  ['12-11', '2026-11-12'],
  ['12-11-2026', '2026-11-12'],
  ['2026-11-12', '2026-11-12'],
  ['12 nov', '2026-11-12'],
  ['twaalf november', '2026-11-12'],
  ['di 17/11', '2026-11-17'],
  ['de 12e', '2026-11-12'],
  ['op de 25e', '2026-10-25'],
  ['vrijdag de 13e', '2026-11-13'],
  ['ma', '2026-11-16'],
  ['30 november', '2026-11-30'],
  ['28 december', '2026-12-28'],
  ['1 maart', '2026-03-01'],
  ['yesterday arvo', '2026-11-17'],
  ['last Tuesday', '2026-11-17'],
  ['the 12th', '2026-11-12'],
  ['Nov 12th', '2026-11-12'],
  ['12th of November', '2026-11-12'],
  ['Tuesday last week', '2026-11-10'],
  ['the Tuesday before last', '2026-11-10'],
  ['this Monday', '2026-11-16'],
  ['next Friday', '2026-11-20'],
])('"%s" said on Wednesday 18 November 2026 is %s', (text, date) => {
  expect(fieldIn('date', `1 uur Fatima ${text}`)).toEqual([date])
})

test.each([
  '',
  'vorige week',
  'laatst',
  'in het weekend',
  'begin deze maand',
  'maandag of dinsdag',
  'woensdag',
  'maandag 17 november',
  '31 november',
  'the other day',
  'a fortnight ago',
  'van de week',
])('"%s" names no day, or more than one: it is asked', (text) => {
  expect(fieldIn('date', `1 uur Fatima ${text}`)).toEqual([null])
})

test.each([
  ['a weekday on that very day is asked', friday, 'vrijdag', null],
  ['unless it says which', friday, 'afgelopen vrijdag', '2026-11-13'],
  ['or says today as well', friday, 'vandaag (vrijdag)', '2026-11-20'],
  ['over the new year', monday, '30 december', '2026-12-30'],
  ['the week before the new year', monday, 'vorige week vrijdag', '2027-01-01'],
  ['the day after midnight in Amsterdam', '2026-11-17T23:30:00Z', 'gisteren', '2026-11-17'],
  ['a leap day', '2028-03-01T08:00:00Z', 'gisteren', '2028-02-29'],
  ['a leap day by name', '2028-03-01T08:00:00Z', '29 februari', '2028-02-29'],
  ['no leap day that year nor the next', '2026-03-01T08:00:00Z', '29 februari', null],
  ['the day the clock went back', '2026-10-26T10:00:00Z', 'gisteren', '2026-10-25'],
  ['late on the day the clock goes forward', '2026-03-29T21:30:00Z', 'gisteren', '2026-03-28'],
])('%s', (_, now, text, date) => {
  expect(fieldIn('date', `1 uur Fatima ${text}`, { now })).toEqual([date])
})

test('a clock time without a day is today once it is over', () => {
  expect(fieldIn('date', 'half drie tot vier met Fatima', { now: friday })).toEqual(['2026-11-20'])
  expect(fieldIn('date', 'half drie tot vier met Fatima')).toEqual([null])
  expect(fieldIn('date', 'van 9 tot 11 met Fatima')).toEqual(['2026-11-18'])
})

test('several days are several entries when each has its length', () => {
  expect(fieldIn('date', 'maandag en dinsdag elk een uur met Fatima')).toEqual(['2026-11-16', '2026-11-17'])
  expect(fieldIn('date', 'op 12 en 13 november elk een uur met Fatima')).toEqual(['2026-11-12', '2026-11-13'])
  expect(fieldIn('minutes', 'gisteren en vandaag 2 uur met Fatima')).toEqual([null, null])
})
