import { expect, test } from 'vitest'
import { fieldIn, hoursIn } from './said.ts'

test.each([
  ['2u', 120],
  ['2 uur', 120],
  ['2uur', 120],
  ['1,5 uur', 90],
  ['1.5h', 90],
  ['1,5', 90],
  ['0,75 uur', 45],
  ['90m', 90],
  ["90'", 90],
  ['90 min.', 90],
  ['1u30', 90],
  ['1 u 30 min', 90],
  ['1:30 uur', 90],
  ['1.30 uur', 90],
  ['1.25 uur', 75],
  ['1h15', 75],
  ['1 uur twintig', 80],
  ['2½ uur', 150],
  ['½ uur', 30],
  ['een uurtje', 60],
  ['uurtje', 60],
  ['anderhalf uur', 90],
  ['anderhalf', 90],
  ['anderhlaf uur', 90],
  ['twee en een half uur', 150],
  ['tweeënhalf uur', 150],
  ['half uurtje', 30],
  ['hal uur', 30],
  ['kwartiertje', 15],
  ['drie kwartier', 45],
  ['vijf kwartier', 75],
  ['een uur en een kwartier', 75],
  ['uur en drie kwartier', 105],
  ['3/4 uur', 45],
  ['vijfenveertig minuten', 45],
  ['2x 45 min', 90],
  ['45 min x2', 90],
  ['twee keer een half uur', 60],
  ['30 + 15 min', 45],
  ['half drie tot vier', 90],
  ['kwart over negen tot tien', 45],
  ['14.30-16.00', 90],
  ['9-10.30u', 90],
  ['van 10 tot half 12', 90],
  ['11 tot 1', 120],
  ['tussen 3 en 4', 60],
  ['tien voor half drie tot drie uur', 40],
  ['13h00 tot 14h30', 90],
  ['60', 60],
])('"%s" is %i minutes', (text, minutes) => {
  expect(fieldIn('minutes', `gisteren ${text} met Fatima`)).toEqual([minutes])
})

test.each([
  ['an hour and a half', 90],
  ['hour and a half', 90],
  ['half an hour', 30],
  ['three quarters of an hour', 45],
  ['two and a quarter hours', 135],
  ['one and three quarter hours', 105],
  ['forty-five minutes', 45],
  ['an hour and 15', 75],
  ['1hr45', 105],
  ['.75 hrs', 45],
  ['one hour fifteen', 75],
  ['two sessions of 45 minutes', 90],
  ['two 45-minute sessions', 90],
  ['twice half an hour', 60],
  ['from half two till three', 30],
  ['half past two to four', 90],
  ['quarter to three until half past three', 45],
  ['2pm-3.30pm', 90],
  ['9am till noon', 180],
  ['1400-1530', 90],
  ['between 3 and 4', 60],
])('"%s" is %i minutes', (text, minutes) => {
  expect(fieldIn('minutes', `yesterday ${text} with Fatima`, { locale: 'en' })).toEqual([minutes])
})

test.each([
  '1 à 2 uur',
  'een paar uur',
  'hele ochtend',
  '2 lesuren',
  'om 14 uur',
  'half uur tot drie kwartier',
  '9 tot 12 met een half uur pauze',
  'one or two hours',
  'a couple of hours',
  'grfl uur',
  '2',
])('"%s" is too vague: the length is asked', (text) => {
  expect(hoursIn(`gisteren ${text} met Fatima gesproken`)).toMatchObject({ log: true, entries: [{ minutes: null }], ask: ['minutes'] })
})

test('what is part of it, and travel, is not counted; a slip of the tongue is taken back', () => {
  expect(fieldIn('minutes', 'gisteren 2 uur met Fatima, waarvan een half uur voorbereiding')).toEqual([120])
  expect(fieldIn('minutes', 'gisteren 1 uur met Fatima, reistijd 30 min')).toEqual([60])
  expect(fieldIn('minutes', 'gisteren 2 uur, nee anderhalf uur met Fatima')).toEqual([90])
})

test('clock times come along, in school hours', () => {
  expect(hoursIn('gisteren half drie tot vier met Fatima').entries).toMatchObject([{ from: '14:30', to: '16:00' }])
  expect(hoursIn('gisteravond van 8 tot 9 met Fatima').entries).toMatchObject([{ from: '20:00', to: '21:00' }])
})
