import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { type CalendarEntry, calendarFile } from '../../bot/services/calendar-file.ts'
import { cardOf } from '../../rules/session-cards.ts'
import { sampleSession } from '../support/sample-session.ts'

const entry = (change: Partial<CalendarEntry> = {}, session = sampleSession()): CalendarEntry => ({
  session: cardOf('s1', session),
  locale: 'nl',
  method: 'request',
  timeZone: 'Europe/Amsterdam',
  domain: 'amsterdam-po.loket',
  stamp: new Date('2026-12-01T10:00:05Z'),
  organizer: { name: 'Het "loket", Amsterdam', email: 'loket@example.org' },
  attendee: { name: 'Sam; de Vries', email: 'sam@example.org' },
  ...change,
})

/** What a calendar program reads: times worked out with the VTIMEZONE of the file itself. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const zone = calendar.getFirstSubcomponent('vtimezone')
  if (zone) ICAL.TimezoneService.register(zone)
  const vevent = calendar.getFirstSubcomponent('vevent')!
  const event = new ICAL.Event(vevent)
  const instant = (time: ICAL.Time) => new Date(time.toUnixTime() * 1000).toISOString()
  const value = (name: string) => vevent.getFirstPropertyValue(name)?.toString()
  const seen = {
    method: calendar.getFirstPropertyValue('method'),
    zone: zone?.getFirstPropertyValue('tzid'),
    tzid: vevent.getFirstProperty('dtstart')?.getParameter('tzid'),
    start: instant(event.startDate),
    end: instant(event.endDate),
    wall: event.startDate.toString(),
    stamp: instant(vevent.getFirstPropertyValue('dtstamp') as ICAL.Time),
    uid: event.uid,
    sequence: event.sequence,
    value,
    attendees: event.attendees.map((one) => one.getFirstValue()),
  }
  ICAL.TimezoneService.reset()
  return seen
}

test('an invitation: who, what, where, when', () => {
  const file = read(calendarFile(entry()))
  expect(file).toMatchObject({
    method: 'REQUEST',
    zone: 'Europe/Amsterdam',
    tzid: 'Europe/Amsterdam',
    wall: '2027-01-12T19:30:00',
    start: '2027-01-12T18:30:00.000Z',
    end: '2027-01-12T20:00:00.000Z',
    stamp: '2026-12-01T10:00:05.000Z',
    uid: 'info-session-s1@amsterdam-po.loket',
    sequence: 0,
    attendees: ['MAILTO:sam@example.org'],
  })
  expect(['summary', 'location', 'url', 'status', 'organizer', 'description'].map(file.value)).toEqual([
    'Juf of meester worden',
    'https://meet.example/loket',
    'https://meet.example/loket',
    'CONFIRMED',
    'mailto:loket@example.org',
    'Een eerlijk verhaal.\n\nhttps://meet.example/loket',
  ])
})

test('in English, at an address, with everything that must be escaped', () => {
  const place = { type: 'place' as const, name: 'Kohnstammhuis; zaal 2', address: 'Wibautstraat 2-4, Amsterdam' }
  const title = { nl: 'x', en: 'Becoming a teacher; honest, and \\ long\nreally' }
  const file = read(calendarFile(entry({ locale: 'en' }, sampleSession({ place, title }))))
  expect(['summary', 'location', 'url'].map(file.value)).toEqual([
    title.en,
    'Kohnstammhuis; zaal 2, Wibautstraat 2-4, Amsterdam',
    undefined,
  ])
})

test('a change keeps the UID and raises the SEQUENCE; a cancellation says so', () => {
  const moved = read(
    calendarFile(entry({}, sampleSession({ sequence: 3, start: '2027-01-13T18:30:00.000Z', end: '2027-01-13T20:00:00.000Z' }))),
  )
  expect(moved).toMatchObject({ uid: 'info-session-s1@amsterdam-po.loket', sequence: 3, wall: '2027-01-13T19:30:00' })
  const off = read(calendarFile(entry({ method: 'cancel' }, sampleSession({ sequence: 4, status: 'cancelled' }))))
  expect(off).toMatchObject({ method: 'CANCEL', uid: moved.uid, sequence: 4 })
  expect(off.value('status')).toBe('CANCELLED')
})

test('without somebody to invite it is a file to keep', () => {
  const { attendee: _attendee, ...rest } = entry()
  expect(read(calendarFile(rest))).toMatchObject({ method: 'PUBLISH', attendees: [] })
})

describe('around summer time', () => {
  test.each([
    ['the evening before spring', '2027-03-27T19:00:00.000Z', '2027-03-27T20:00:00'],
    ['across the night of spring', '2027-03-28T00:30:00.000Z', '2027-03-28T01:30:00'],
    ['the evening after spring', '2027-03-28T18:00:00.000Z', '2027-03-28T20:00:00'],
    ['in summer', '2027-07-06T17:30:00.000Z', '2027-07-06T19:30:00'],
    ['the evening before autumn', '2027-10-30T18:00:00.000Z', '2027-10-30T20:00:00'],
    ['the evening after autumn', '2027-10-31T19:00:00.000Z', '2027-10-31T20:00:00'],
    ['in winter', '2028-01-11T18:30:00.000Z', '2028-01-11T19:30:00'],
  ])('%s', (_when, start, wall) => {
    const end = new Date(Date.parse(start) + 90 * 60_000).toISOString()
    expect(read(calendarFile(entry({}, sampleSession({ start, end }))))).toMatchObject({ wall, start, end })
  })
})

test('a zone with other rules is written in UTC', () => {
  const file = read(calendarFile(entry({ timeZone: 'America/New_York' })))
  expect(file).toMatchObject({ zone: undefined, tzid: undefined, start: '2027-01-12T18:30:00.000Z' })
})

test('lines are at most 75 octets, as other programs expect', () => {
  const description = { nl: 'Zoë legt uit wat één dag in de klas kost én oplevert. '.repeat(20), en: 'x' }
  const lines = calendarFile(entry({}, sampleSession({ description }))).split('\r\n')
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
})
