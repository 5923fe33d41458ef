import { describe, expect, test } from 'vitest'
import type { Session } from '../../data/info-session.ts'
import { cardOf, standingNow, upcoming } from '../../rules/session-cards.ts'
import { callOff, changeSession, markAttendance, type SessionPatch } from '../../rules/session-changes.ts'
import { reminderKeys, sessionReminders } from '../../rules/session-notices.ts'
import { sampleEntry, sampleSession } from '../support/sample-session.ts'

const now = new Date('2026-12-01T10:00:00Z')
const during = new Date('2027-01-12T19:00:00Z')
const entries = (people: string) =>
  people
    .split(' ')
    .filter(Boolean)
    .map((who) => sampleEntry(who))
const full = (waiting = 'dee eef', change: Partial<Session> = {}) =>
  sampleSession({ roster: { seats: entries('ann bo cor'), waiting: entries(waiting), gone: [] }, ...change })

describe('changing a session', () => {
  const online = { type: 'online' as const, url: 'https://example.org/other' }
  test.each<[string, SessionPatch, { changed: string[]; announce: boolean; sequence: number }]>([
    ['a new start moves the end along', { start: '2027-01-13T18:30:00.000Z' }, { changed: ['start', 'end'], announce: true, sequence: 1 }],
    ['another link', { place: online }, { changed: ['place'], announce: true, sequence: 1 }],
    [
      'a better text is no news',
      { description: { nl: 'Anders.', en: 'Other.' } },
      { changed: ['description'], announce: false, sequence: 1 },
    ],
    ['more seats are no news', { capacity: 40 }, { changed: ['capacity'], announce: false, sequence: 0 }],
    ['fewer seats throw nobody out', { capacity: 1 }, { changed: ['capacity'], announce: false, sequence: 0 }],
    ['the same again is nothing', { capacity: 3, host: 'Sanne' }, { changed: [], announce: false, sequence: 0 }],
  ])('%s', (_what, patch, expected) => {
    const result = changeSession(full(), patch, now)
    if (!result.ok) throw new Error('refused')
    expect({
      changed: result.changed,
      announce: result.announce,
      sequence: result.session.sequence,
    }).toEqual(expected)
    expect(result.session.roster).toEqual(full().roster)
  })

  test('keeps its length when it moves', () => {
    expect(changeSession(full(), { start: '2027-01-13T18:30:00.000Z' }, now)).toMatchObject({
      session: { end: '2027-01-13T20:00:00.000Z' },
    })
  })

  test('is not possible after the start, or when it is called off', () => {
    expect(changeSession(full(), { capacity: 9 }, during)).toEqual({ ok: false, reason: 'past' })
    expect(changeSession(full('', { status: 'cancelled' }), { capacity: 9 }, now)).toEqual({ ok: false, reason: 'cancelled' })
  })

  test('calling off is final, once, and not after the start', () => {
    const off = callOff(full(), 'De gids is ziek.', now)
    if (!off.ok) throw new Error('refused')
    expect(off.session).toMatchObject({ status: 'cancelled', sequence: 1, words: 'De gids is ziek.' })
    expect(callOff(off.session, 'nog eens', now)).toEqual({ ok: true, session: off.session })
    expect(callOff(full(), undefined, during)).toEqual({ ok: false, reason: 'past' })
  })
})

describe('attendance', () => {
  test('is marked from the start on, for people on the list only, and can be corrected', () => {
    expect(markAttendance(full(), { 'mail-ann': 'attended' }, now)).toEqual({ ok: false, reason: 'not-yet' })
    const marked = markAttendance(full(), { 'mail-ann': 'attended', 'mail-dee': 'attended', nobody: 'attended' }, during)
    if (!marked.ok) throw new Error('refused')
    expect(marked).toMatchObject({ marked: 2, session: { status: 'held', attendance: { 'mail-ann': 'attended', 'mail-dee': 'attended' } } })
    const again = markAttendance(marked.session, { 'mail-ann': 'attended' }, during)
    expect(again.ok && again.session).toBe(marked.session)
    expect(markAttendance(marked.session, { 'mail-ann': 'no-show' }, during)).toMatchObject({
      session: { attendance: { 'mail-ann': 'no-show', 'mail-dee': 'attended' } },
    })
  })
})

describe('reminders', () => {
  test('come a week, a day and an hour before, for who has a seat by then; and word to who waited until sign-up closed', () => {
    const due = sessionReminders('s1', full(), now)
    expect(due.map(({ about, dueAt, audience, recipients }) => [about, dueAt, audience, recipients.length])).toEqual([
      ['reminderWeek', '2027-01-05T18:30:00.000Z', 'seats', 0],
      ['reminderDay', '2027-01-11T18:30:00.000Z', 'seats', 0],
      ['reminderHour', '2027-01-12T17:30:00.000Z', 'seats', 0],
      ['noPlace', '2027-01-12T17:30:00.000Z', 'waiting', 0],
    ])
  })
  test('that are past are not made, and the keys to take back are those that were made', () => {
    expect(sessionReminders('s1', full(), new Date('2027-01-11T19:00:00Z')).map((one) => one.about)).toEqual(['reminderHour', 'noPlace'])
    expect(sessionReminders('s1', full(), new Date('2027-01-12T17:30:00Z'))).toEqual([])
    expect(sessionReminders('s1', full(), now).map(({ partition, kind, id }) => ({ partition, kind, id }))).toEqual(reminderKeys('s1', 0))
  })
})

describe('the list', () => {
  const cards = [
    cardOf('c', sampleSession({ start: '2027-02-01T18:30:00.000Z', language: 'both' })),
    cardOf('b', sampleSession({ language: 'en', place: { type: 'place', name: 'HvA', address: 'Wibautstraat 3' } })),
    cardOf('a', sampleSession()),
    cardOf('off', sampleSession({ status: 'cancelled' })),
    cardOf('past', sampleSession({ start: '2026-11-30T18:30:00.000Z' })),
  ]
  test.each([
    [{}, 'a b c'],
    [{ language: 'nl' as const }, 'a c'],
    [{ language: 'en' as const }, 'b c'],
    [{ place: 'online' as const }, 'a c'],
    [{ language: 'en' as const, place: 'place' as const }, 'b'],
  ])('%o', (filter, expected) =>
    expect(
      upcoming(cards, now, filter)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(expected),
  )

  test('a card says how many seats are left, and none while somebody waits', () => {
    expect([
      cardOf('a', sampleSession()).seatsLeft,
      cardOf('a', full()).seatsLeft,
      cardOf('a', { ...full(), capacity: 1 }).seatsLeft,
    ]).toEqual([3, 0, 0])
    expect(cardOf('a', full()).waiting).toEqual(['mail-dee', 'mail-eef'])
  })

  test('where somebody stands comes from the card, unless their own reference is newer', () => {
    const ref = { registration: 'mail-eef', standing: { status: 'waiting' as const, position: 9 }, revision: 4 }
    const card = { ...cardOf('a', full()), revision: 4 }
    expect(standingNow(ref, card, now)).toEqual({ status: 'waiting', position: 2 })
    expect(standingNow({ ...ref, registration: 'mail-ann' }, card, now)).toEqual({ status: 'seat' })
    expect(standingNow(ref, { ...card, revision: 3 }, now)).toEqual({ status: 'waiting', position: 9 })
    expect(standingNow(ref, undefined, now)).toEqual({ status: 'waiting', position: 9 })
  })
})
