import { expect, test } from 'vitest'
import { lockedTarget, pairAfter, refusedTargets } from '../../../rules/offers/pairs.ts'
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
  expect(refusedTargets(pairs, 'coach')).toEqual(['a', 'b'])
  expect(refusedTargets(pairs, 'school')).toEqual(['s'])
  expect(lockedTarget(pairs, 'coach')).toBe('e')
  expect(lockedTarget(pairs, 'school')).toBeUndefined()
  expect(pairAfter({ state: 'declined' })).toBe('refused')
  expect(pairAfter({ state: 'expired' })).toBeUndefined()
})
