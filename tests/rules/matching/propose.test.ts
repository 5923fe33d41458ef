import { describe, expect, test } from 'vitest'
import { proposeCoaches } from '../../../rules/matching/propose.ts'
import { coach, pool, seeker, termsWith } from '../../support/matching/people.ts'

const terms = termsWith()
const wishes = seeker('s', { days: ['monday', 'tuesday'], part: 'oost', groups: ['lower'], languages: ['dutch'] })
const fitting = { days: ['monday', 'tuesday'] as const, parts: ['oost'], groups: ['lower'], languages: ['dutch'] }

describe('one candidate', () => {
  const coaches = [
    coach('fair', { ...fitting, days: ['monday'] }),
    coach('best', { ...fitting, days: [...fitting.days] }),
    coach('poor', { days: ['friday'], parts: ['noord'], groups: ['upper'] }),
    coach('full', { ...fitting, days: [...fitting.days], taken: 9 }),
    coach('away', { ...fitting, days: [...fitting.days], away: [{ from: '2026-11-20', until: '2026-11-29' }] }),
    coach('full and poor', { days: ['friday'], parts: ['noord'], groups: ['upper'], taken: 9 }),
    coach('english', { ...fitting, days: [...fitting.days], languages: ['english'] }),
  ]
  const { possible, wouldBe, others } = proposeCoaches(wishes, pool({ coaches }), terms)

  test('the best first, and a score is the sum of its reasons', () => {
    expect(possible.map((one) => one.target)).toEqual(['best', 'fair', 'poor'])
    for (const { score, reasons } of [...possible, ...wouldBe, ...others]) {
      expect(score).toBeCloseTo(
        reasons.reduce((sum, reason) => sum + reason.weight, 0),
        6,
      )
      expect(reasons.map((one) => Math.abs(one.weight))).toEqual(reasons.map((one) => Math.abs(one.weight)).sort((a, b) => b - a))
    }
  })

  test('who would be, if one thing changed that a person can change', () => {
    expect(wouldBe.map((one) => [one.target, one.change])).toEqual([
      ['away', { id: 'away', vars: { until: '2026-11-29' } }],
      ['full', { id: 'room', vars: { taken: 9, capacity: 9 } }],
    ])
    expect(others.map((one) => [one.target, one.obstacles.map((obstacle) => obstacle.id)])).toEqual([
      ['english', ['language']],
      ['full and poor', ['room']],
    ])
  })

  test('a day more, where that helps', () => {
    expect(possible.map((one) => [one.target, one.change])).toEqual([
      ['best', undefined],
      ['fair', undefined],
      ['poor', { id: 'day', vars: { days: 'friday', points: 38 } }],
    ])
  })
})

test('equal scores are in the order of their ids, each time', () => {
  const names = (ids: string[]) =>
    proposeCoaches(wishes, pool({ coaches: ids.map((id) => coach(id)) }), terms).possible.map((one) => one.target)
  expect(names(['b', 'a', 'c'])).toEqual(names(['c', 'b', 'a']))
})

test('an empty pool proposes nobody', () => {
  expect(proposeCoaches(wishes, pool({}), terms)).toEqual({ possible: [], wouldBe: [], others: [] })
})
