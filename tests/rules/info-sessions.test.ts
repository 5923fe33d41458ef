import { describe, expect, test } from 'vitest'
import type { Session } from '../../data/info-session.ts'
import { cancel, longestWaiting, notOpen, signUp } from '../../rules/info-sessions.ts'
import { tendPlaces } from '../../rules/place-offers.ts'
import { sampleEntry, sampleSession } from '../support/sample-session.ts'

const now = new Date('2026-12-01T10:00:00Z')
const names = (list: { by: string }[]) => list.map(({ by }) => by).join(' ')

/** Signs up several people, in order. */
const withPeople = (people: string, change: Partial<Session> = {}) =>
  people.split(' ').reduce((session, who) => {
    const result = signUp(session, sampleEntry(who), now)
    return result.ok ? result.session : session
  }, sampleSession(change))

describe('signing up', () => {
  test('the first three get a seat, who comes after waits in order', () => {
    const { roster } = withPeople('ann bo cor dee eef')
    expect([names(roster.seats), names(roster.waiting)]).toEqual(['ann bo cor', 'dee eef'])
    expect(signUp(withPeople('ann bo cor dee'), sampleEntry('eef'), now)).toMatchObject({
      how: 'fresh',
      standing: { status: 'waiting', position: 2 },
    })
  })

  test('somebody who is on the list already stays where they are, also with another address', () => {
    const session = withPeople('ann bo cor dee')
    expect(signUp(session, sampleEntry('ann', { id: 'other-mail' }), now)).toMatchObject({
      how: 'again',
      standing: { status: 'seat' },
      entry: { id: 'mail-ann' },
    })
    expect(signUp(session, sampleEntry('dee'), now)).toMatchObject({ how: 'again', standing: { position: 1 } })
    expect((signUp(session, sampleEntry('dee'), now) as { session: Session }).session).toBe(session)
  })

  test('an address of somebody else is answered like a new one, takes no seat, and is told to its owner once', () => {
    const session = withPeople('ann')
    const first = signUp(session, sampleEntry('eve', { id: 'mail-ann' }), now)
    const stranger = signUp(session, sampleEntry('eve'), now)
    expect(first).toMatchObject({ ok: true, how: 'known', standing: { status: 'seat' } })
    expect(stranger).toMatchObject({ ok: true, standing: { status: 'seat' } })
    if (!first.ok) throw new Error('refused')
    expect(names(first.session.roster.seats)).toBe('ann')
    expect(first.session.roster.seats[0]).toMatchObject({ told: true, by: 'ann' })
    const second = signUp(first.session, sampleEntry('eve', { id: 'mail-ann' }), now)
    expect(second.ok && second.session).toBe(first.session)
  })

  test('of a full session the owner of the address is not betrayed either', () => {
    const full = withPeople('ann bo cor dee')
    expect(signUp(full, sampleEntry('eve', { id: 'mail-ann' }), now)).toMatchObject({
      how: 'known',
      standing: { status: 'waiting', position: 2 },
    })
    expect(signUp(full, sampleEntry('eve'), now)).toMatchObject({ how: 'fresh', standing: { status: 'waiting', position: 2 } })
  })

  test.each([
    ['a minute before it closes', '2027-01-12T17:29:00Z', undefined],
    ['when it closes', '2027-01-12T17:30:00Z', 'closed'],
    ['just before the start', '2027-01-12T18:29:59Z', 'closed'],
    ['at the start', '2027-01-12T18:30:00Z', 'past'],
  ])('%s', (_when, at, reason) => {
    expect(notOpen(sampleSession(), new Date(at))).toBe(reason)
    expect(signUp(sampleSession(), sampleEntry('ann'), new Date(at))).toMatchObject(reason ? { ok: false, reason } : { ok: true })
  })

  test('a waiting list has an end', () => {
    const many = Array.from({ length: longestWaiting }, (_, n) => sampleEntry(`p${n}`))
    const crowded = sampleSession({ capacity: 1, roster: { seats: [sampleEntry('ann')], waiting: many, gone: [] } })
    expect(signUp(crowded, sampleEntry('bo'), now)).toEqual({ ok: false, reason: 'crowded' })
    expect(signUp(crowded, sampleEntry('p999'), now)).toMatchObject({ ok: true, how: 'again', standing: { position: 1000 } })
  })

  test('a cancelled session takes nobody, not even again', () => {
    expect(signUp({ ...withPeople('ann'), status: 'cancelled' }, sampleEntry('ann'), now)).toEqual({ ok: false, reason: 'cancelled' })
  })

  test('a sign-up that is delivered again after closing time is still the same sign-up', () => {
    expect(signUp(withPeople('ann'), sampleEntry('ann'), new Date('2027-01-12T18:00:00Z'))).toMatchObject({ ok: true, how: 'again' })
  })
})

describe('cancelling', () => {
  test('frees the seat, and leaves it to be offered to the first who waits', () => {
    const result = cancel(withPeople('ann bo cor dee eef'), 'bo', now)
    if (!result.ok) throw new Error('refused')
    const { roster } = result.session
    expect([names(roster.seats), names(roster.waiting), names(roster.gone)]).toEqual(['ann cor', 'dee eef', 'bo'])
  })

  test('from the waiting list moves up who waits behind, and nobody gets a seat by it', () => {
    const result = cancel(withPeople('ann bo cor dee eef'), 'dee', now)
    expect(result).toMatchObject({ ok: true, session: { roster: { seats: { length: 3 }, waiting: [{ by: 'eef' }] } } })
  })

  test('twice is once', () => {
    const once = cancel(withPeople('ann bo'), 'bo', now)
    if (!once.ok) throw new Error('refused')
    const twice = cancel(once.session, 'bo', now)
    expect(twice.ok && twice.session).toBe(once.session)
  })

  test.each([
    ['of somebody who never signed up', 'zoe', '2026-12-01T10:00:00Z', 'not-yours'],
    ['once it has begun', 'ann', '2027-01-12T18:30:00Z', 'past'],
  ])('%s is refused', (_what, who, at, reason) => {
    expect(cancel(withPeople('ann'), who, new Date(at))).toEqual({ ok: false, reason })
  })

  test('and coming back is at the end of the line', () => {
    const gone = cancel(withPeople('ann bo cor dee'), 'ann', now)
    if (!gone.ok) throw new Error('refused')
    const back = signUp(tendPlaces(gone.session, now, 48), sampleEntry('ann'), now)
    expect(back).toMatchObject({ ok: true, how: 'fresh', standing: { status: 'waiting', position: 1 } })
    expect(back.ok && names(back.session.roster.gone)).toBe('')
  })
})
