import { expect, test } from 'vitest'
import { fieldIn, hoursIn } from './said.ts'

test.each([
  ['Fatima El Amrani', 'Fatima El Amrani'],
  ['fatima', 'Fatima El Amrani'],
  ['fatma', 'Fatima El Amrani'],
  ["Fatima's les", 'Fatima El Amrani'],
  ['El Amrani', 'Fatima El Amrani'],
  ['mevr. Visser', 'Roos Visser'],
  ['sam v.', 'Sam de Vries'],
  ['Sam de V.', 'Sam de Vries'],
  ['S. de Vries', 'Sam de Vries'],
  ['jost', 'Joost van der Berg'],
  ['v/d berg', 'Joost van der Berg'],
  ['van der Berg', 'Joost van der Berg'],
  ['Bakker, Noor', 'Noor Bakker'],
  ['jan-willem', 'Jan Willem Mulder'],
  ['JW', 'Jan Willem Mulder'],
  ['roos', 'Roos Visser'],
  ['joostje', 'Joost van der Berg'],
  ['Will', 'Will Turner'],
  ['April', 'April Jones'],
  ['Kevin', null],
  ['Sam Jansen', null],
  ['mijn kandidaat', null],
  ['Joost of Noor', null],
])('with "%s" is %s', (name, candidate) => {
  expect(fieldIn('candidate', `gisteren een uur met ${name}`)).toEqual([candidate])
})

test('of two with one name it is asked which, with the two', () => {
  const names = ['Sam de Vries', 'Sam Kuipers']
  expect(hoursIn('gisteren 2u met sam', { names })).toMatchObject({
    ask: ['candidate'],
    entries: [{ candidate: null, heard: 'sam', options: names }],
  })
  expect(fieldIn('candidate', 'gisteren 2u met sam k', { names })).toEqual(['Sam Kuipers'])
  expect(fieldIn('candidate', 'gisteren 2u met Sam Kuyper', { names })).toEqual(['Sam Kuipers'])
})

test('a name that is a word or a month counts where a name can stand', () => {
  const english = { locale: 'en' as const }
  expect(fieldIn('candidate', 'I will log 2 hours for Fatima, yesterday', english)).toEqual(['Fatima El Amrani'])
  expect(hoursIn('1 hour with April on 3 November', english).entries).toMatchObject([{ candidate: 'April Jones', date: '2026-11-03' }])
  expect(hoursIn('1 hour with Fatima on 3 April', english).entries).toMatchObject([{ candidate: 'Fatima El Amrani', date: '2026-04-03' }])
})

test('several people in one session are an entry each, shared; "ieder" is not shared', () => {
  expect(hoursIn('gisteren 2 uur met Sam, Fatima en Noor').entries.map((one) => [one.candidate, one.minutes, one.shared])).toEqual([
    ['Sam de Vries', 120, true],
    ['Fatima El Amrani', 120, true],
    ['Noor Bakker', 120, true],
  ])
  expect(hoursIn('gisteren Sam en Fatima ieder een half uur').entries.map((one) => [one.minutes, one.shared])).toEqual([
    [30, undefined],
    [30, undefined],
  ])
  expect(fieldIn('minutes', '3 gesprekken van 40 minuten met Sam, Noor en Mark gisteren')).toEqual([40, 40, 40])
})

test('somebody the talk was about is not who it was with', () => {
  expect(hoursIn('gisteren 2 uur gepraat met Fatima over Sam').entries).toMatchObject([{ candidate: 'Fatima El Amrani', note: 'Sam' }])
  expect(fieldIn('candidate', 'gisteren 1 uur met Fatima en haar mentor')).toEqual(['Fatima El Amrani'])
  expect(fieldIn('candidate', 'gisteren 1 uur met Fatima en Kevin')).toEqual(['Fatima El Amrani', null])
})
