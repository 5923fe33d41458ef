import { describe, expect, test } from 'vitest'
import { isThere } from '../../../rules/rounds/absence.ts'
import { readAbsences } from '../../../rules/rounds/read-absences.ts'
import { readBlocks } from '../../../rules/rounds/read-blocks.ts'
import { slotsOf } from '../../../rules/rounds/slots-of.ts'

const now = new Date('2026-11-25T09:00:00Z')
const timeZone = 'Europe/Amsterdam'
const block = (start: string, end: string) => ({ start: `${start}:00.000Z`, end: `${end}:00.000Z` })
const [first, second] = [block('2026-12-02T12:00', '2026-12-02T15:00'), block('2026-12-03T08:00', '2026-12-03T10:00')]

describe('days and times', () => {
  test.each([
    ['2 december 13.00-16.00', [first]],
    ['3 dec 9:00 tot 11:00 uur, 2 december 13.00–16.00', [second, first].reverse()],
    ['2 December 13:00 to 16:00 and 3 December 9.00 until 11.00', [first, second]],
    ['wo 2-12-2026 13.00 - 16.00\n2026-12-03 9:00-11:00', [first, second]],
  ])('%s', (text, blocks) => {
    expect(readBlocks(text, now, timeZone)).toEqual({ ok: true, blocks })
  })

  test.each([
    ['', 'empty'],
    [' , ;', 'empty'],
    [Array.from({ length: 11 }, () => '2 december 13.00-16.00').join(), 'empty'],
    ['2 december', 'times'],
    ['2 december 16.00-13.00', 'times'],
    ['13.00-16.00', 'day'],
    ['31 februari 13.00-16.00', 'day'],
    ['1 december 2025 13.00-16.00', 'day'],
  ])('%j is refused: %s', (text, fault) => {
    expect(readBlocks(text, now, timeZone)).toEqual({ ok: false, fault })
  })
})

describe('slots', () => {
  const starts = (...blocks: { start: string; end: string }[]) =>
    slotsOf(blocks, 20, timeZone).map(({ start, day }) => `${day} ${start.slice(11, 16)}`)

  test('as many as fit; what is left over, and what overlaps, is none', () => {
    expect(starts(block('2026-12-02T12:00', '2026-12-02T12:50'))).toEqual(['2026-12-02 12:00', '2026-12-02 12:20'])
    expect(starts(block('2026-12-02T12:10', '2026-12-02T12:50'), block('2026-12-02T12:00', '2026-12-02T12:40'))).toEqual([
      '2026-12-02 12:00',
      '2026-12-02 12:20',
    ])
    expect(starts(block('2026-12-02T12:00', '2026-12-02T12:19'))).toEqual([])
  })

  test('the day is that of the clock on the wall', () => {
    expect(starts(block('2026-12-02T22:40', '2026-12-02T23:20'))).toEqual(['2026-12-02 22:40', '2026-12-03 23:00'])
  })
})

describe('who cannot come', () => {
  const people = [
    { side: 'candidate' as const, id: 'k', name: 'Khadija Amrani' },
    { side: 'candidate' as const, id: 'a', name: 'Anna de Wit' },
    { side: 'candidate' as const, id: 'b', name: 'Anna Bos' },
    { side: 'school' as const, id: 'w', name: 'De Waterlelie' },
  ]
  const read = (text: string) => readAbsences(text, people, [first, second], { now, timeZone })

  test.each([
    ['Khadija niet op 2 december', [{ side: 'candidate', id: 'k', from: first.start, until: first.end }]],
    ['de waterlelie kan niet na 15.00 uur', [{ side: 'school', id: 'w', from: '2026-12-02T14:00:00.000Z', until: first.end }]],
    ['Anna Bos not before 14:00 on 2 December.', [{ side: 'candidate', id: 'b', from: first.start, until: '2026-12-02T13:00:00.000Z' }]],
    [
      'Khadija niet op 3 december; Waterlelie niet op 2 december vanaf 15.00',
      [
        { side: 'candidate', id: 'k', from: second.start, until: second.end },
        { side: 'school', id: 'w', from: '2026-12-02T14:00:00.000Z', until: first.end },
      ],
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual({ ok: true, absences: expected })
  })

  test.each([
    ['Khadija komt later', { fault: 'unclear', said: 'Khadija komt later' }],
    ['Anna niet op 2 december', { fault: 'who', said: 'Anna' }],
    ['Napoleon niet op 2 december', { fault: 'who', said: 'Napoleon' }],
    ['Khadija niet op 9 december', { fault: 'when', said: '9 december' }],
    ['Khadija niet na 17.00', { fault: 'when', said: 'na 17.00' }],
    ['Khadija niet soms', { fault: 'when', said: 'soms' }],
  ])('%s is asked again', (text, fault) => {
    expect(read(text)).toEqual({ ok: false, ...fault })
  })

  test('half a slot away is away', () => {
    const absences = [{ side: 'candidate' as const, id: 'k', from: '2026-12-02T12:30:00.000Z', until: '2026-12-02T13:00:00.000Z' }]
    const there = (start: string, end: string) => isThere(absences, 'candidate', 'k', block(`2026-12-02T${start}`, `2026-12-02T${end}`))
    expect([there('12:00', '12:20'), there('12:20', '12:40'), there('12:40', '13:00'), there('13:00', '13:20')]).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(isThere(absences, 'school', 'k', first)).toBe(true)
  })
})
