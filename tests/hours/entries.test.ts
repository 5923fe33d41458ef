import { expect, test } from 'vitest'
import { hoursIn } from './said.ts'

const lines = (text: string) =>
  hoursIn(text).entries.map((one) => `${one.candidate?.split(' ')[0]} ${one.minutes} ${one.date?.slice(8)} ${one.kind ?? '-'}`)

test.each([
  ['gisteren 1 uur Sam, 45 min Fatima, half uur Noor', ['Sam 60 17 -', 'Fatima 45 17 -', 'Noor 30 17 -']],
  ['1. Sam 60 min\n2. Noor 45 min\nallemaal gisteren', ['Sam 60 17 -', 'Noor 45 17 -']],
  ['maandag: intake Sam 60 min; dinsdag: observatie Noor 45 min', ['Sam 60 16 intake', 'Noor 45 17 observation']],
  ['observaties gisteren: Sam 50 min, Noor 45 min', ['Sam 50 17 observation', 'Noor 45 17 observation']],
  ['dinsdag anderhalf uur gebeld met Sam en een kwartier nabesproken', ['Sam 90 17 talk', 'Sam 15 17 talk']],
  ['gisteren uur observatie plus half uur nabespreking bij Fatima', ['Fatima 60 17 observation', 'Fatima 30 17 talk']],
  ['Maandag: Sam 1u, Noor 1,5u. Dinsdag: Mark 45m.', ['Sam 60 16 -', 'Noor 90 16 -', 'Mark 45 17 -']],
  ['roos en mark gisteren 1 uur, noor eergisteren 2 uur', ['Roos 60 17 -', 'Mark 60 17 -', 'Noor 120 16 -']],
  ['gisteren 10 minuten met Fatima en 15 met Noor', ['Fatima 10 17 -', 'Noor 15 17 -']],
  ['lieke. 1 uur. gisteren. Sam', ['Sam 60 17 -']],
])('%j', (text, entries) => {
  expect(lines(text)).toEqual(entries)
})

test.each([
  ['coachgesprek', 'talk'],
  ['gebeld', 'talk'],
  ['lesbezoek', 'observation'],
  ['in de klas gekeken', 'observation'],
  ['intakegesprek', 'intake'],
  ['aanstellingsgesprek', 'appointment'],
  ['benoemingsgesprek', 'appointment'],
  ['driehoeksgesprek', 'three-way'],
  ['3-gesprek', 'three-way'],
  ['intervisie', 'intervision'],
  ['sat in on her class', 'observation'],
  ['contract talk', 'appointment'],
  ['three-way meeting', 'three-way'],
  ['gezeten', null],
  ['gesprek over de intake', 'talk'],
])('"%s" is %s', (text, kind) => {
  expect(hoursIn(`gisteren 1 uur met Fatima ${text}`).entries.map((one) => one.kind)).toEqual([kind])
})

test.each([
  ['2u met Fatima gisteren over klassenmanagement', 'klassenmanagement'],
  ['gisteren 2u met Fatima, ze twijfelt over de opleiding', 'ze twijfelt over de opleiding'],
  ["'oudergesprekken voorbereid' met Fatima, 1u, gisteren", 'oudergesprekken voorbereid'],
  ['Hoi, ik heb gisteren een uur met Fatima gezeten.', null],
])('the note of %j', (text, note) => {
  expect(hoursIn(text).entries.map((one) => one.note)).toEqual([note])
})

test.each([
  'hoi',
  'mijn uren',
  'hoeveel uur heb ik nog voor Fatima?',
  'kan ik reistijd ook schrijven?',
  'ik heb nog 3 uur over voor Fatima',
  'Fatima is ziek vandaag',
  'het is half drie',
  'over een half uur heb ik les',
  'verwijder de 2 uur met Fatima',
  'heb je het gesprek met Fatima van gisteren genoteerd?',
  'Fatima vraagt of ze 2 uur extra kan krijgen',
  'when is the deadline for November',
  'thanks!',
  'ik ga volgende week 2 uur bij Fatima kijken',
  'morgen bel ik Fatima een half uur',
  'zit Fatima al op 15 uur',
  'weet je hoeveel uur Fatima nog heeft',
  'het uur met Fatima van maandag is verzet',
  'gisteren 2 uur met Fatima geannuleerd',
  'vanmorgen een uur in de file gestaan',
  'remind me to call Fatima for 20 minutes tomorrow',
  "I'm seeing Fatima on Friday for two hours",
  "Fatima didn't show up for our hour yesterday",
  'slept four hours last night',
  '',
])('%j logs nothing', (text) => {
  expect(hoursIn(text)).toEqual({ log: false, entries: [], ask: [] })
})

test.each([
  ['gisteren een uur met Fatima, vrijdag ga ik weer', '2026-11-17', 60],
  ['gisteren een uur met Fatima, volgende keer 2 uur', '2026-11-17', 60],
  ['gisteren een uur met Fatima over de toets van maandag', '2026-11-17', 60],
  ['maandag 45 min Fatima, voorbereiding voor donderdag', '2026-11-16', 45],
  ['maandag ging niet door met Fatima, wel dinsdag een uur', '2026-11-17', 60],
  ['gisteren een uur met Fatima omdat haar les niet doorging', '2026-11-17', 60],
  ['moet nog invoeren: gisteren 2 uur Fatima', '2026-11-17', 120],
  ['dinsdag 1,5 uur met Fatima', '2026-11-17', 90],
  ['2h Fatima tuesday, re: parents evening on the 25th', '2026-11-17', 120],
  ['Fatima 21 oct three way meeting 1hr', '2026-10-21', 60],
])('%j tells of one piece of work, whatever else it says', (text, date, minutes) => {
  expect(hoursIn(text).entries).toMatchObject([{ candidate: 'Fatima El Amrani', date, minutes }])
})

test('a request is a log, and only what is missing is asked', () => {
  expect(hoursIn('Kun je 1 uur loggen voor Fatima, gisteren?')).toMatchObject({ log: true, ask: [] })
  expect(hoursIn('2 uur met Fatima').ask).toEqual(['date'])
  expect(hoursIn('intake Fatima').ask).toEqual(['minutes', 'date'])
  expect(hoursIn('een uur').ask).toEqual(['candidate', 'date'])
  expect(hoursIn('zelfde als vorige week met Fatima').repeat).toBe(true)
})
