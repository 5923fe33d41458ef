import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMoment } from '../../rules/read-moment.ts'
import { instantAt, localTime } from '../../rules/zoned-time.ts'

const now = new Date('2026-11-22T09:50:00Z')
const zone = 'Europe/Amsterdam'
const read = (text: string) => {
  const result = readMoment(text, now, zone)
  return result.ok ? result.at.toISOString() : result.fault
}

test.each([
  ['12 januari 19:30', '2027-01-12T18:30:00.000Z'],
  ['di 12 januari 2027 om 19.30 uur', '2027-01-12T18:30:00.000Z'],
  ['12-1-2027 19:30', '2027-01-12T18:30:00.000Z'],
  ['12/01/27 19u30', '2027-01-12T18:30:00.000Z'],
  ['2027-01-12 19:30', '2027-01-12T18:30:00.000Z'],
  ['2027-01-12T19:30', '2027-01-12T18:30:00.000Z'],
  ['January 12, 7:30 pm', '2027-01-12T18:30:00.000Z'],
  ['12th of jan 7pm', '2027-01-12T18:00:00.000Z'],
  ['3 juli 2027 20 uur', '2027-07-03T18:00:00.000Z'],
  ['23 november 10u', '2026-11-23T09:00:00.000Z'],
  ['21 november 10:00', '2027-11-21T09:00:00.000Z'],
  ['22 nov 12:00 pm', '2026-11-22T11:00:00.000Z'],
  ['5 mei 19:00', '2027-05-05T17:00:00.000Z'],
  ['1 maart 19:00', '2027-03-01T18:00:00.000Z'],
])('%s', (text, expected) => expect(read(text)).toBe(expected))

test.each([
  ['', 'noDate'],
  ['volgende week dinsdag', 'noDate'],
  ['12 januari', 'noTime'],
  ['12 januari 2027 25:00', 'noTime'],
  ['31 februari 19:00', 'noSuchDay'],
  ['30-2-2027 19:00', 'noSuchDay'],
  ['28 maart 2027 02:30', 'noSuchDay'],
  ['12 januari 2026 19:30', 'past'],
  ['99-99-2027 19:30', 'noSuchDay'],
])('%s is refused: %s', (text, fault) => expect(read(text)).toBe(fault))

describe('time zones', () => {
  test('an hour that comes twice is the first', () => {
    expect(instantAt({ year: 2027, month: 10, day: 31, hour: 2, minute: 30 }, zone)?.toISOString()).toBe('2027-10-31T00:30:00.000Z')
  })
  test('there and back is the same, in any zone', () => {
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, fc.constantFrom(zone, 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'), (date, timeZone) => {
        const back = instantAt(localTime(date, timeZone), timeZone)
        const minute = Math.floor(date.getTime() / 60_000) * 60_000
        expect([0, 3_600_000]).toContain(minute - (back?.getTime() ?? 0))
      }),
    )
  })
})
