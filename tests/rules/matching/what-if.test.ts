import { describe, expect, test } from 'vitest'
import { matchCohort } from '../../../rules/matching/match-cohort.ts'
import { effectOf, ifCoachStops, ifCoachTakes, ifPlacesCome } from '../../../rules/matching/what-if.ts'
import { coach, only, pool, question, school, seeker, termsWith } from '../../support/matching/people.ts'

const terms = only({ days: 20 })
const days = ['monday', 'tuesday'] as const

describe('a coach', () => {
  const asked = question({
    seekers: [seeker('a', { days }), seeker('b', { days })],
    pool: pool({ coaches: [coach('c', { days: [...days], capacity: 3, taken: 1 }), coach('d', { days: ['friday'], capacity: 2 })] }),
    previous: [{ candidate: 'a', target: 'c' }],
  })
  const before = matchCohort(asked, terms)

  test('stops: their candidates wait too, and somebody stays without', () => {
    const after = ifCoachStops(asked, 'c', [seeker('theirs', { days, known: ['c'] })])
    expect(after.seekers.map((one) => one.id)).toEqual(['a', 'b', 'theirs'])
    expect(after.seekers[2]?.known).toEqual([])
    expect(after.previous).toEqual([])
    expect(effectOf(before, matchCohort(after, terms))).toEqual({
      matched: 0,
      points: -80,
      gain: [],
      lose: ['theirs'],
    })
  })

  test('takes fewer, or more', () => {
    expect(effectOf(before, matchCohort(ifCoachTakes(asked, 'c', -1), terms))).toMatchObject({ matched: 0, points: -40 })
    expect(effectOf(before, matchCohort(ifCoachTakes(asked, 'd', 5), terms))).toEqual({ matched: 0, points: 0, gain: [], lose: [] })
    expect(ifCoachTakes(asked, 'c', -9).pool.coaches[0]?.capacity).toBe(0)
  })

  test('asking changes nothing', () => {
    expect(matchCohort(asked, terms)).toEqual(before)
  })
})

test('five places at a board: in turn over its training schools, with guidance, in the groups that have fewest', () => {
  const schools = [
    school('x', {
      places: [
        { group: 'lower', count: 2 },
        { group: 'upper', count: 0 },
      ],
      guidance: 2,
    }),
    school('y', { places: [{ group: 'lower', count: 0 }], guidance: 0 }),
    school('closed', { training: false }),
    school('other', { board: 'other' }),
  ]
  const seekers = Array.from({ length: 8 }, (_, at) => seeker(`s${at}`, { phase: 'appointment' }))
  const asked = question({ to: 'school', seekers, pool: pool({ schools: schools.slice(0, 3) }) })
  const more = ifPlacesCome({ ...asked, pool: pool({ schools }) }, 'board', 5)
  expect(more.pool.schools.map((one) => [one.guidance, ...one.places.map((place) => place.count)])).toEqual([
    [5, 3, 2],
    [2, 2],
    [4, 2],
    [4, 2],
  ])
  const after = matchCohort(ifPlacesCome(asked, 'board', 5), termsWith())
  expect(effectOf(matchCohort(asked, termsWith()), after)).toMatchObject({ matched: 5, lose: [] })
  expect(ifPlacesCome(asked, 'nobody', 5).pool).toEqual(asked.pool)
})
