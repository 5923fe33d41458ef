import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadProgramme } from '../../data/load-programme.ts'
import { holidayOn, isOpen, nextOpening } from '../../rules/opening-hours.ts'

const amsterdam = loadProgramme('amsterdam-po')
const almere = loadProgramme('almere-po')
const next = (desk: typeof amsterdam, at: string) => nextOpening(desk, new Date(at))?.toISOString()

describe('the Amsterdam desk, weekdays from nine to five', () => {
  test.each<[when: string, at: string, open: boolean, opens: string]>([
    ['a Tuesday in November, 8:59', '2026-11-17T07:59:59Z', false, '2026-11-17T08:00:00.000Z'],
    ['nine sharp', '2026-11-17T08:00:00Z', true, '2026-11-17T08:00:00.000Z'],
    ['in the middle of it', '2026-11-17T11:30:00Z', true, '2026-11-17T11:30:00.000Z'],
    ['the last second', '2026-11-17T15:59:59Z', true, '2026-11-17T15:59:59.000Z'],
    ['five sharp is closed', '2026-11-17T16:00:00Z', false, '2026-11-18T08:00:00.000Z'],
    ['in summer nine is an hour earlier in UTC', '2026-07-14T07:00:00Z', true, '2026-07-14T07:00:00.000Z'],
    ['Friday evening waits for Monday', '2026-11-20T20:00:00Z', false, '2026-11-23T08:00:00.000Z'],
    ['already Monday here, still Sunday in UTC', '2026-11-22T23:30:00Z', false, '2026-11-23T08:00:00.000Z'],
    ['Christmas 2026: Friday 25, the weekend, then Monday', '2026-12-25T10:00:00Z', false, '2026-12-28T08:00:00.000Z'],
    ['New Year 2027 is a Friday', '2026-12-31T16:00:00Z', false, '2027-01-04T08:00:00.000Z'],
    [
      'Easter 2026: from Thursday over Good Friday and Monday to Tuesday, and into summer time',
      '2026-04-02T15:00:00Z',
      false,
      '2026-04-07T07:00:00.000Z',
    ],
    ['King’s Day 2027 is a Tuesday', '2027-04-27T10:00:00Z', false, '2027-04-28T07:00:00.000Z'],
    ['leap day 2028 is a Tuesday like any other', '2028-02-29T08:30:00Z', true, '2028-02-29T08:30:00.000Z'],
    ['over the weekend in which summer time begins', '2026-03-27T17:00:00Z', false, '2026-03-30T07:00:00.000Z'],
    ['over the weekend in which it ends', '2026-10-23T17:00:00Z', false, '2026-10-26T08:00:00.000Z'],
  ])('%s', (_, at, open, opens) => {
    expect(isOpen(amsterdam, new Date(at))).toBe(open)
    expect(next(amsterdam, at)).toBe(opens)
  })

  test('says which holiday it is, by the local day', () => {
    expect(holidayOn(amsterdam, new Date('2027-04-26T22:30:00Z'))?.name.nl).toBe('Koningsdag')
    expect(holidayOn(amsterdam, new Date('2027-04-27T22:30:00Z'))).toBeUndefined()
  })
})

describe('the Almere desk, with a lunch break and no Fridays', () => {
  test.each<[when: string, at: string, open: boolean, opens: string]>([
    ['before lunch', '2026-11-17T11:29:00Z', true, '2026-11-17T11:29:00.000Z'],
    ['at lunch', '2026-11-17T11:30:00Z', false, '2026-11-17T12:30:00.000Z'],
    ['Wednesday afternoon', '2026-11-18T12:00:00Z', false, '2026-11-19T08:30:00.000Z'],
    ['Thursday evening', '2026-11-19T18:00:00Z', false, '2026-11-23T08:30:00.000Z'],
  ])('%s', (_, at, open, opens) => {
    expect(isOpen(almere, new Date(at))).toBe(open)
    expect(next(almere, at)).toBe(opens)
  })
})

describe('hours nobody chooses by daylight', () => {
  const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
  const desk = (sunday: { from: string; until: string }[], timeZone = 'Europe/Amsterdam') => ({
    openingHours: { ...closed, sunday },
    holidays: [],
    timeZone,
  })

  test('an opening that summer time skips is at three', () => {
    expect(nextOpening(desk([{ from: '02:30', until: '04:00' }]), new Date('2026-03-28T12:00:00Z'))).toEqual(
      new Date('2026-03-29T01:00:00Z'),
    )
  })
  test('an opening that comes twice is the first', () => {
    expect(nextOpening(desk([{ from: '02:30', until: '04:00' }]), new Date('2026-10-24T12:00:00Z'))).toEqual(
      new Date('2026-10-25T00:30:00Z'),
    )
  })
  test('until midnight', () => {
    const late = desk([{ from: '20:00', until: '24:00' }])
    expect(isOpen(late, new Date('2026-11-22T22:59:59Z'))).toBe(true)
    expect(isOpen(late, new Date('2026-11-22T23:00:00Z'))).toBe(false)
  })
  test('another time zone is another hour', () => {
    expect(nextOpening(desk([{ from: '09:00', until: '12:00' }], 'America/Curacao'), new Date('2026-11-21T12:00:00Z'))).toEqual(
      new Date('2026-11-22T13:00:00Z'),
    )
  })
  test('a desk that never opens has no next opening', () => {
    expect(nextOpening(desk([]), new Date('2026-11-21T12:00:00Z'))).toBeUndefined()
  })
})

test('the next opening is open, and nothing before it is', () => {
  const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 20) })
  fc.assert(
    fc.property(
      fc.constantFrom(amsterdam, almere),
      instant,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (desk, at, part) => {
        const opens = nextOpening(desk, new Date(at))
        if (!opens) throw new Error('never opens')
        expect(isOpen(desk, opens)).toBe(true)
        const before = new Date(at + Math.floor((opens.getTime() - at) * part))
        if (before < opens) expect(isOpen(desk, before)).toBe(false)
      },
    ),
    { numRuns: 300 },
  )
})
