import { describe, expect, test } from 'vitest'
import { readAttendance } from '../../rules/read-attendance.ts'
import { readLanguage, readMinutes, readPlace, readSeats } from '../../rules/read-session.ts'

describe('a place', () => {
  test.each([
    ['https://meet.example.org/loket?x=1', { type: 'online', url: 'https://meet.example.org/loket?x=1' }],
    ['teams.microsoft.com/l/meetup-join/19', { type: 'online', url: 'https://teams.microsoft.com/l/meetup-join/19' }],
    ['Kohnstammhuis, Wibautstraat 2-4, Amsterdam', { type: 'place', name: 'Kohnstammhuis', address: 'Wibautstraat 2-4, Amsterdam' }],
    [' HvA ,  Wibautstraat 3 ', { type: 'place', name: 'HvA', address: 'Wibautstraat 3' }],
    ['Kohnstammhuis', undefined],
    ['online', undefined],
    ['javascript:alert(1)', undefined],
    ['ftp://example.org/x', undefined],
    [', Wibautstraat', undefined],
    [`x, ${'y'.repeat(300)}`, undefined],
  ])('%s', (text, place) => expect(readPlace(text)).toEqual(place))
})

test.each([
  ['75', 75],
  ['75 min', 75],
  ['90 minuten', 90],
  ['1,5 uur', 90],
  ['1.5 hours', 90],
  ['1u15', 75],
  ['1 uur en 15 minuten', 75],
  ['2 uur', 120],
  ['10', undefined],
  ['9 uur', undefined],
  ['lang', undefined],
  ['-60', undefined],
])('minutes: %s', (text, minutes) => expect(readMinutes(text)).toBe(minutes))

test.each([
  ['Nederlands', 'nl'],
  ['english', 'en'],
  ['beide', 'both'],
  ['Nederlands en Engels', 'both'],
  ['Frans', undefined],
])('language: %s', (text, language) => expect(readLanguage(text)).toBe(language))

test.each([
  ['50', 50],
  ['12 plekken', 12],
  ['1000', 1000],
  ['0', undefined],
  ['1001', undefined],
  ['vijftig', undefined],
  ['12.5', undefined],
])('seats: %s', (text, seats) => expect(readSeats(text)).toBe(seats))

describe('attendance', () => {
  const people = [
    { number: 1, id: 'a', name: 'Amira Benali', seat: true },
    { number: 2, id: 'b', name: 'Bram de Wit', seat: true },
    { number: 3, id: 'c', name: 'Bram Bakker', seat: true },
    { number: 4, id: 'd', name: 'Zoë Dam', seat: false },
  ]
  test.each([
    ['iedereen', 'a+ b+ c+'],
    ['Everyone was there', 'a+ b+ c+'],
    ['niemand', 'a- b- c-'],
    ['2', 'a+ c+ b-'],
    ['2, 3', 'a+ b- c-'],
    ['2 3', 'a+ b- c-'],
    ['1 en 3', 'b+ a- c-'],
    ['amira', 'b+ c+ a-'],
    ['Bram de Wit', 'a+ c+ b-'],
    ['iedereen behalve 1 en Bram Bakker', 'b+ a- c-'],
    ['all except 2', 'a+ c+ b-'],
    ['alleen 1 en 2', 'c- a+ b+'],
    ['only 4', 'a- b- c- d+'],
    ['3 wel', 'c+'],
    ['4 was er wel', 'd+'],
    ['zoe dam present', 'd+'],
    ['2 niet', 'b-'],
    ['Bram Bakker was er niet', 'c-'],
    ['nr 2 en nummer 3', 'a+ b- c-'],
  ])('%s', (text, expected) => {
    const read = readAttendance(text, people)
    if (!read.ok) throw new Error(read.fault)
    const marks = Object.entries(read.marks).map(([id, mark]) => `${id}${mark === 'attended' ? '+' : '-'}`)
    expect(marks.sort()).toEqual(expected.split(' ').sort())
  })
  test.each([
    ['', { ok: false, fault: 'nobody' }],
    ['9', { ok: false, fault: 'unknown', who: '9' }],
    ['Piet', { ok: false, fault: 'unknown', who: 'Piet' }],
    ['1, Piet', { ok: false, fault: 'unknown', who: 'Piet' }],
    ['bram', { ok: false, fault: 'ambiguous', who: 'bram' }],
  ])('%s is refused', (text, fault) => expect(readAttendance(text, people)).toEqual(fault))
})
