import { expect, test } from 'vitest'
import { isRefused, lockedTarget, pairAfter, refusedTargets, silentTargets } from '../../../rules/offers/pairs.ts'
import { coachLimits, roomFor, schoolLimits } from '../../../rules/offers/room.ts'

const held = (id: string, group?: string) => ({ id, candidate: id, state: 'held' as const, ...(group && { group }) })

test.each([
  [0, 0, false],
  [1, 0, true],
  [2, 1, true],
  [2, 2, false],
  [1, 3, false],
])('a coach with room for %i and %i in use: %s', (capacity, used, ok) => {
  const places = Array.from({ length: used }, (_, at) => held(String(at)))
  expect(roomFor(coachLimits({ capacity }), places)).toEqual({ ok, taken: used, capacity })
})

test('a school has room in a group, and guidance for one more', () => {
  const limits = schoolLimits({
    places: [
      { group: 'lower', count: 1 },
      { group: 'upper', count: 3 },
    ],
    guidance: 3,
  })
  expect(roomFor(limits, [], 'lower')).toEqual({ ok: true, taken: 0, capacity: 1 })
  expect(roomFor(limits, [held('a', 'lower')], 'lower')).toEqual({ ok: false, taken: 1, capacity: 1 })
  expect(roomFor(limits, [held('a', 'lower')], 'upper').ok).toBe(true)
  expect(roomFor(limits, [held('a', 'lower')], 'middle')).toEqual({ ok: false, taken: 0, capacity: 0 })
  expect(roomFor(limits, [held('a', 'upper'), held('b', 'upper'), held('c')], 'upper')).toEqual({ ok: false, taken: 3, capacity: 3 })
  expect(roomFor(limits, [held('a', 'upper')]).ok).toBe(true)
})

test('refused and ended pairs are not proposed, until somebody releases them; of two locks the last counts', () => {
  const pair = (id: string, state: 'locked' | 'refused' | 'ended' | 'unlocked', at = '1', to: 'coach' | 'school' = 'coach') => ({
    id,
    state,
    at,
    to,
  })
  const pairs = [
    pair('a', 'refused'),
    pair('b', 'ended'),
    pair('c', 'unlocked'),
    pair('d', 'locked', '1'),
    pair('e', 'locked', '2'),
    pair('s', 'refused', '1', 'school'),
  ]
  const now = { day: '2026-11-23', roomOf: () => undefined }
  expect(refusedTargets(pairs, 'coach', now)).toEqual(['a', 'b'])
  expect(refusedTargets(pairs, 'school', now)).toEqual(['s'])
  expect(lockedTarget(pairs, 'coach')).toBe('e')
  expect(lockedTarget(pairs, 'school')).toBeUndefined()
})

const by = { role: 'system' as const, id: 'x' }
const declined = (reason: 'no-room' | 'away' | 'days') => ({
  state: 'declined' as const,
  answer: { by, at: '2026-11-23T09:00:00Z', reason },
})
const before = { was: undefined, day: '2026-11-23', room: 4 }

test('a no for want of room passes: with the school year, and sooner when room comes', () => {
  expect(pairAfter(declined('days'), before)).toEqual({ state: 'refused' })
  const passes = { state: 'refused', until: '2027-07-31', room: 4 }
  expect(pairAfter(declined('no-room'), before)).toEqual(passes)
  expect(pairAfter(declined('away'), { ...before, room: undefined })).toEqual({ state: 'refused', until: '2027-07-31' })
  // In the last weeks of a school year it is about the next one.
  expect(pairAfter(declined('no-room'), { ...before, day: '2027-06-20' })).toMatchObject({ until: '2028-07-31' })
  const pair = { state: 'refused' as const, until: '2027-07-31', room: 4 }
  expect([isRefused(pair, '2027-07-31', 4), isRefused(pair, '2027-07-31', undefined), isRefused(pair, '2027-07-31', 3)]).toEqual([
    true,
    true,
    true,
  ])
  expect([isRefused(pair, '2027-08-01', 4), isRefused(pair, '2026-11-24', 5)]).toEqual([false, false])
  expect(isRefused({ state: 'refused' }, '2040-01-01', 99)).toBe(true)
  expect(isRefused({ state: 'unlocked' }, '2026-11-24', 4)).toBe(false)
})

test('an offer left unanswered puts a coach after others, and undoes nothing that was decided', () => {
  const expired = (was: 'locked' | 'refused' | 'ended' | 'unlocked' | 'lapsed' | undefined) =>
    pairAfter({ state: 'expired' }, { ...before, was })
  expect([undefined, 'unlocked' as const].map(expired)).toEqual([{ state: 'lapsed' }, { state: 'lapsed' }])
  expect((['locked', 'refused', 'ended', 'lapsed'] as const).map(expired)).toEqual([undefined, undefined, undefined, undefined])
  expect(
    silentTargets([
      { id: 'a', to: 'coach', state: 'lapsed' },
      { id: 'b', to: 'coach', state: 'refused' },
    ]),
  ).toEqual(['a'])
})
