import { describe, expect, test } from 'vitest'
import { type CohortQuestion, matchCohort } from '../../../rules/matching/match-cohort.ts'
import { board, coach, only, pool, question, school, seeker, termsWith } from '../../support/matching/people.ts'

const pairsOf = (some: Partial<CohortQuestion>, terms = termsWith()) =>
  Object.fromEntries(matchCohort(question(some), terms).pairs.map((pair) => [pair.candidate, pair.target]))

describe('coaches', () => {
  test('the whole counts: one takes the second best, so that the other gets somebody at all', () => {
    const terms = only({ days: 20, travel: 10 })
    const seekers = [seeker('a', { days: ['monday'], part: 'oost' }), seeker('b', { days: ['friday'], part: 'oost' })]
    const coaches = [
      coach('c', { days: ['monday', 'friday'], parts: ['oost'], capacity: 1 }),
      coach('d', { days: ['monday'], parts: ['oost'], capacity: 1 }),
    ]
    expect(pairsOf({ seekers, pool: pool({ coaches }) }, terms)).toEqual({ a: 'd', b: 'c' })
  })

  test('load is spread, also among those who come in together', () => {
    const coaches = [coach('c', { capacity: 6 }), coach('d', { capacity: 6, taken: 2 })]
    const seekers = ['a', 'b', 'e', 'f'].map((id) => seeker(id))
    const { pairs, optimal } = matchCohort(question({ seekers, pool: pool({ coaches }) }), only({ load: 15 }))
    expect(pairs.map((pair) => pair.target).sort()).toEqual(['c', 'c', 'c', 'd'])
    expect(optimal).toBe(true)
  })

  test('externals get their share and no more, as long as there is another', () => {
    const coaches = [coach('in', { capacity: 20 }), coach('out', { capacity: 20, external: true })]
    const seekers = Array.from({ length: 12 }, (_, at) => seeker(`s${at}`))
    const externals = Object.values(pairsOf({ seekers, pool: pool({ coaches }) }, only({ share: 10 }))).filter((id) => id === 'out')
    expect(externals).toHaveLength(3)
  })

  test('a person decided: a locked pair stays, and takes its room', () => {
    const terms = only({ days: 20 })
    const seekers = [seeker('a', { days: ['friday'] }), seeker('b', { days: ['monday', 'tuesday'] })]
    const coaches = [coach('c', { days: ['monday', 'tuesday'], capacity: 1 }), coach('d', { days: ['friday'], capacity: 1 })]
    const locked = [{ candidate: 'a', target: 'c' }]
    const { pairs } = matchCohort(question({ seekers, pool: pool({ coaches }), locked }), terms)
    expect(pairs.map((pair) => [pair.candidate, pair.target, pair.score, pair.locked])).toEqual([
      ['a', 'c', -20, true],
      ['b', 'd', -20, false],
    ])
  })

  test('who waits longest is the last to stay without', () => {
    const seekers = [
      seeker('new', { waitingSince: '2026-11-20', days: ['monday', 'tuesday'] }),
      seeker('long', { waitingSince: '2026-06-01T10:00:00.000Z' }),
    ]
    const coaches = [coach('c', { days: ['monday', 'tuesday'], capacity: 1 })]
    expect(pairsOf({ seekers, pool: pool({ coaches }) })).toEqual({ long: 'c' })
  })

  test('who stays without hears why', () => {
    const seekers = [seeker('a'), seeker('b'), seeker('english', { languages: ['english'] })]
    const coaches = [coach('c', { capacity: 1, languages: ['dutch'] })]
    expect(matchCohort(question({ seekers, pool: pool({ coaches }) }), termsWith()).alone).toEqual([
      { candidate: 'b', why: 'full' },
      { candidate: 'english', why: 'impossible' },
    ])
  })

  test('nobody waiting, nobody in the pool', () => {
    expect(matchCohort(question({}), termsWith())).toMatchObject({ pairs: [], alone: [], gap: 0, optimal: true })
    expect(matchCohort(question({ seekers: [seeker('a')] }), termsWith()).alone).toEqual([{ candidate: 'a', why: 'impossible' }])
  })

  test('the reasons of a pair are as they are with everybody in place', () => {
    const coaches = [coach('c', { capacity: 4 })]
    const { pairs } = matchCohort(question({ seekers: [seeker('a'), seeker('b')], pool: pool({ coaches }) }), only({ load: 15 }))
    expect(pairs.map((pair) => pair.reasons)).toEqual(Array(2).fill([{ id: 'load', weight: 7.5, vars: { taken: 1, capacity: 4 } }]))
  })
})

test.each<[fairness: number, pairs: object]>([
  [60, { a: 'p', b: 'r', c: 'q' }],
  [30, { a: 'q', b: 'p', c: 'r' }],
])('fairness of %i points: one who loses 50, or two who lose 27 each', (fairness, pairs) => {
  const seekers = [
    seeker('a', { groups: ['lower'], refused: ['r'] }),
    seeker('b', { days: ['monday', 'tuesday'], refused: ['q'] }),
    seeker('c', { groups: ['upper'], refused: ['p'] }),
  ]
  const coaches = [
    coach('p', { groups: ['lower'], days: ['monday', 'tuesday'], capacity: 1 }),
    coach('q', { groups: ['upper'], capacity: 1 }),
    coach('r', { groups: ['lower'], days: ['friday'], capacity: 1 }),
  ]
  expect(pairsOf({ seekers, pool: pool({ coaches }) }, only({ days: 25, group: 18 }, { fairness }))).toEqual(pairs)
})

test.each<[stability: number, pairs: object]>([
  [20, { a: 'p', b: 'q' }],
  [10, { a: 'q', b: 'p' }],
])('stability of %i points a pair: the pairs of the last run stay for a gain of 30', (stability, pairs) => {
  const seekers = [seeker('a', { groups: ['lower'] }), seeker('b')]
  const coaches = [coach('p', { groups: ['upper'], capacity: 1 }), coach('q', { groups: ['lower'], capacity: 1 })]
  const previous = [
    { candidate: 'a', target: 'p' },
    { candidate: 'b', target: 'q' },
  ]
  expect(pairsOf({ seekers, pool: pool({ coaches }), previous }, only({ group: 20 }, { stability }))).toEqual(pairs)
})

test('under the weights of the programme anybody possible is better than nobody', () => {
  const { matching } = termsWith()
  // All against, and as far below the best as can be counted once more for fairness.
  const worst = 2 * Object.values(matching.weights).reduce((sum, weight) => sum + weight, 0)
  const unlike = { days: ['friday' as const], parts: ['weesp'], groups: ['upper'], backgrounds: ['care'], capacity: 12, external: true }
  const wishes = {
    days: ['monday' as const],
    part: 'nieuw-west',
    groups: ['lower'],
    backgrounds: ['it'],
    needs: ['order'],
    known: ['gone'],
  }
  const perfect = coach('full', { ...wishes, days: ['monday'], parts: ['nieuw-west'], specialties: ['order'], capacity: 1 })
  const seekers = [seeker('first', { ...wishes, known: ['full'] }), ...Array.from({ length: 12 }, (_, at) => seeker(`s${at}`, wishes))]
  const { pairs } = matchCohort(question({ seekers, pool: pool({ coaches: [perfect, coach('unlike', unlike)] }) }), termsWith())
  expect(pairs).toHaveLength(13)
  expect(worst).toBeLessThan(matching.unmatched)
})

describe('schools', () => {
  const at = (id: string, about = {}) => seeker(id, { phase: 'appointment', ...about })

  test('no more than the places of a group, than the school can guide', () => {
    const schools = [
      school('x', {
        places: [
          { group: 'lower', count: 2 },
          { group: 'upper', count: 2 },
        ],
        guidance: 3,
      }),
      school('y', { places: [{ group: 'lower', count: 1 }], guidance: 5, taken: [{ group: 'lower' }] }),
    ]
    const seekers = ['a', 'b', 'c', 'd', 'e'].map((id) => at(id, { groups: ['lower'] }))
    const { pairs, alone, optimal } = matchCohort(question({ to: 'school', seekers, pool: pool({ schools }) }), termsWith())
    expect(pairs.map((pair) => `${pair.target} ${pair.group}`).sort()).toEqual(['x lower', 'x lower', 'x upper'])
    expect([alone.length, optimal]).toEqual([2, true])
  })

  test('boards below their 7% come first, the others take the rest', () => {
    const places = [{ group: 'lower', count: 9 }]
    const schools = [school('x', { places, guidance: 9, board: 'met' }), school('y', { places, guidance: 9, board: 'below' })]
    const boards = [board('met', { firstYears: 7 }), board('below', { firstYears: 5 })]
    const seekers = ['a', 'b', 'c', 'd'].map((id) => at(id))
    const { pairs } = matchCohort(question({ to: 'school', seekers, pool: pool({ schools, boards }) }), only({ board: 15, load: 1 }))
    expect(pairs.map((pair) => pair.target).sort()).toEqual(['x', 'x', 'y', 'y'])
  })

  test('a locked place takes room in the group, the school and the board', () => {
    const schools = [school('x', { places: [{ group: 'lower', count: 1 }], guidance: 1 })]
    const locked = [{ candidate: 'a', target: 'x', group: 'lower' }]
    const found = matchCohort(question({ to: 'school', seekers: [at('a'), at('b')], pool: pool({ schools }), locked }), termsWith())
    expect([found.pairs.map((pair) => pair.candidate), found.alone]).toEqual([['a'], [{ candidate: 'b', why: 'impossible' }]])
  })
})
