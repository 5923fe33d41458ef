import { describe, expect, test } from 'vitest'
import type { Session } from '../../data/info-session.ts'
import { cancel } from '../../rules/info-sessions.ts'
import { acceptPlace, tendPlaces } from '../../rules/place-offers.ts'
import { callOff, changeSession, markAttendance } from '../../rules/session-changes.ts'
import { nextAlarm, tendSession } from '../../rules/tend-session.ts'
import { standingOf } from '../../rules/waiting-list.ts'
import { sampleEntry, sampleSession } from '../support/sample-session.ts'

/** The sample session begins 2027-01-12 18:30 UTC, and closes an hour before. */
const at = (instant: string) => new Date(`${instant}Z`)
const early = at('2026-12-01T10:00:00')
const pace = { placeHours: 48, afterSessionMinutes: 60 }
const people = (names: string) =>
  names
    .split(' ')
    .filter(Boolean)
    .map((who) => sampleEntry(who))
const session = (seats: string, waiting: string, change: Partial<Session> = {}) =>
  sampleSession({ roster: { seats: people(seats), waiting: people(waiting), gone: [] }, ...change })
const lists = ({ roster }: Session) =>
  [roster.seats, roster.waiting, roster.gone].map((list) =>
    list.map(({ by, offer, lapsed }) => `${by}${offer ? '?' : ''}${lapsed ? '!' : ''}`).join(' '),
  )

describe('a place that comes free', () => {
  test.each<[string, Session, string, string[], string | undefined]>([
    [
      'is offered to the first in line for two days',
      session('ann bo', 'cor dee'),
      '2026-12-01T10:00:00',
      ['ann bo', 'cor? dee', ''],
      '2026-12-03T10:00:00.000Z',
    ],
    [
      'several are offered to several',
      session('', 'ann bo cor dee'),
      '2026-12-01T10:00:00',
      ['', 'ann? bo? cor? dee', ''],
      '2026-12-03T10:00:00.000Z',
    ],
    [
      'near the session only until the sign-up closes',
      session('ann bo', 'cor'),
      '2027-01-12T09:00:00',
      ['ann bo', 'cor?', ''],
      '2027-01-12T17:30:00.000Z',
    ],
    ['after the sign-up closed it is offered to nobody', session('ann bo', 'cor'), '2027-01-12T17:30:00', ['ann bo', 'cor', ''], undefined],
    [
      'of a session that was called off there is none',
      session('ann', 'bo', { status: 'cancelled' }),
      '2026-12-01T10:00:00',
      ['ann', 'bo', ''],
      undefined,
    ],
    [
      'with fewer places than people there is none',
      session('ann bo cor', 'dee', { capacity: 1 }),
      '2026-12-01T10:00:00',
      ['ann bo cor', 'dee', ''],
      undefined,
    ],
  ])('%s', (_what, before, when, expected, alarm) => {
    const tended = tendPlaces(before, at(when), 48)
    expect(lists(tended)).toEqual(expected)
    expect(nextAlarm(tended, pace)).toBe(alarm)
    expect(tendPlaces(tended, at(when), 48)).toBe(tended)
  })

  test('is kept to the minute, and then it is the next one’s, who has two days of their own', () => {
    const offered = tendPlaces(session('ann bo', 'cor dee'), early, 48)
    expect(tendPlaces(offered, at('2026-12-03T09:59:59.999'), 48)).toBe(offered)
    const next = tendPlaces(offered, at('2026-12-03T10:00:00'), 48)
    expect(lists(next)).toEqual(['ann bo', 'dee?', 'cor!'])
    expect(standingOf(next.roster, 'mail-dee')).toEqual({ status: 'offered', until: '2026-12-05T10:00:00.000Z' })
    expect(acceptPlace(next, { by: 'cor' }, at('2026-12-03T10:00:00'))).toEqual({ ok: false, reason: 'lapsed' })
  })

  test('counts for the line: who is not offered one yet is told how many come before', () => {
    const tended = tendPlaces(session('ann bo', 'cor dee eef'), early, 48)
    expect(['mail-cor', 'mail-dee', 'mail-eef'].map((id) => standingOf(tended.roster, id))).toMatchObject([
      { status: 'offered' },
      { position: 1 },
      { position: 2 },
    ])
  })
})

describe('saying yes or no', () => {
  const offered = tendPlaces(session('ann bo', 'cor dee'), early, 48)
  test('yes makes it a seat; once more changes nothing', () => {
    const taken = acceptPlace(offered, { by: 'cor' }, early)
    if (!taken.ok) throw new Error(taken.reason)
    expect([lists(taken.session), taken.again]).toEqual([['ann bo cor', 'dee', ''], false])
    expect(acceptPlace(taken.session, { by: 'cor' }, early)).toMatchObject({ ok: true, again: true, session: taken.session })
  })
  test.each<[string, Parameters<typeof acceptPlace>[1], string]>([
    ['who waits and was offered nothing', { by: 'dee' }, 'not-offered'],
    ['a stranger', { by: 'zoe' }, 'not-yours'],
    ['a link of another offer', { id: 'mail-cor', offerAt: '2026-11-01T10:00:00.000Z' }, 'lapsed'],
    ['a link to nobody', { id: 'mail-zoe', offerAt: '2026-12-01T10:00:00.000Z' }, 'not-yours'],
  ])('%s gets none', (_who, claimant, reason) => expect(acceptPlace(offered, claimant, early)).toEqual({ ok: false, reason }))
  test('the link of this offer takes it', () =>
    expect(acceptPlace(offered, { id: 'mail-cor', offerAt: early.toISOString() }, early)).toMatchObject({ ok: true, again: false }))
  test('no leads to the next', () => {
    const left = cancel(offered, 'cor', early)
    expect(left.ok && lists(tendPlaces(left.session, early, 48))).toEqual(['ann bo', 'dee?', 'cor'])
  })
})

describe('meanwhile', () => {
  const offered = tendPlaces(session('ann bo', 'cor dee'), early, 48)
  test('it is called off: nothing is kept, and yes is answered with that', () => {
    const off = callOff(offered, undefined, early)
    const tended = off.ok ? tendPlaces(off.session, early, 48) : offered
    expect([lists(tended)[1], nextAlarm(tended, pace)]).toEqual(['cor dee', undefined])
    expect(acceptPlace(tended, { by: 'cor' }, early)).toEqual({ ok: false, reason: 'cancelled' })
  })
  test.each([
    ['later, and the time to say stays', '2027-02-12T18:30:00.000Z', '2026-12-03T10:00:00.000Z'],
    ['nearer, and there is less time to say', '2026-12-02T18:30:00.000Z', '2026-12-02T17:30:00.000Z'],
  ])('it moves %s', (_how, start, until) => {
    const moved = changeSession(offered, { start }, early)
    expect(moved.ok && tendPlaces(moved.session, early, 48).roster.waiting[0]?.offer).toEqual({ at: early.toISOString(), until })
  })
  test('it gets fewer places: what was offered stays offered', () => {
    const smaller = changeSession(offered, { capacity: 1 }, early)
    expect(smaller.ok && lists(tendPlaces(smaller.session, early, 48))).toEqual(['ann bo', 'cor? dee', ''])
  })
})

describe('after a session', () => {
  const over = at('2027-01-12T20:30:00')
  const marked = (marks: Parameters<typeof markAttendance>[1], before: Session, when: Date) => {
    const result = markAttendance(before, marks, when)
    return result.ok ? result.session : before
  }
  const first = marked({ 'mail-ann': 'attended', 'mail-bo': 'no-show' }, session('ann bo', ''), over)
  test('who was there is thanked and who was not is missed, an hour after the list was marked, once', () => {
    expect(nextAlarm(first, pace)).toBe('2027-01-12T21:30:00.000Z')
    expect(tendSession(first, at('2027-01-12T21:29:59'), pace)).toBe(first)
    const told = tendSession(first, at('2027-01-12T21:30:00'), pace)
    expect([told.thanked, told.missed, nextAlarm(told, pace)]).toEqual([['mail-ann'], ['mail-bo'], undefined])
    expect(tendSession(told, at('2027-01-13T21:30:00'), pace)).toBe(told)
  })
  test('a slip mended within the hour is never told; one mended later gets the right message, and only that', () => {
    const mended = marked({ 'mail-bo': 'attended' }, first, at('2027-01-12T21:00:00'))
    expect(tendSession(mended, at('2027-01-12T21:30:00'), pace)).toBe(mended)
    expect(tendSession(mended, at('2027-01-12T22:00:00'), pace)).toMatchObject({ thanked: ['mail-ann', 'mail-bo'], missed: [] })
    const told = tendSession(first, at('2027-01-12T21:30:00'), pace)
    const late = marked({ 'mail-bo': 'attended' }, told, at('2027-01-14T09:00:00'))
    expect(tendSession(late, at('2027-01-14T10:00:00'), pace)).toMatchObject({ thanked: ['mail-ann', 'mail-bo'], missed: ['mail-bo'] })
  })
  test('a list that is entered days later is told then; without a list nobody hears anything', () => {
    expect(nextAlarm(session('ann bo', ''), pace)).toBeUndefined()
    expect(nextAlarm(marked({ 'mail-ann': 'attended' }, session('ann bo', ''), at('2027-01-20T09:00:00')), pace)).toBe(
      '2027-01-20T10:00:00.000Z',
    )
  })
})
