import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchCohort } from '../../../rules/matching/match-cohort.ts'
import { rankingFault, roundStanding, wishMatrix, wishStrength } from '../../../rules/matching/rounds.ts'
import { board, pool, programme, question, school, seeker, termsWith } from '../../support/matching/people.ts'

const weights = { top: 3, candidate: 40, school: 40, mutual: 30 }
const answers = (candidates: Record<string, string[]>, schools: Record<string, string[]>) => ({
  candidates: new Map(Object.entries(candidates)),
  schools: new Map(Object.entries(schools)),
})

test.each([
  ['2026-12-01T08:59:59.999Z', 'planned'],
  ['2026-12-01T09:00:00.000Z', 'open'],
  ['2026-12-08T16:59:59.999Z', 'open'],
  ['2026-12-08T17:00:00.000Z', 'closed'],
])('at %s a round is %s', (at, standing) => {
  expect(roundStanding({ opensAt: '2026-12-01T09:00:00.000Z', closesAt: '2026-12-08T17:00:00.000Z' }, new Date(at))).toBe(standing)
})

test.each([
  [[], undefined],
  [['a', 'b', 'c'], undefined],
  [['a', 'a'], 'double'],
  [['a', 'x'], 'unknown'],
  [['a', 'b', 'c', 'd'], 'too-many'],
] as const)('a top of %j: %s', (ranked, fault) => {
  expect(rankingFault(ranked, ['a', 'b', 'c', 'd'], 3)).toBe(fault)
})

test('mutual wishes come first, the strongest before the others; a first wish is worth most', () => {
  const cells = wishMatrix(answers({ noor: ['kompas', 'linde'], bas: ['linde'] }, { linde: ['noor', 'eva'], kompas: [] }), weights)
  expect(cells.map(({ candidate, school, kind }) => `${candidate} ${school} ${kind}`)).toEqual([
    'noor linde mutual',
    'bas linde candidate',
    'noor kompas candidate',
    'eva linde school',
  ])
  expect(cells[0]).toMatchObject({ candidateRank: 2, schoolRank: 1 })
  expect(cells.map(({ points }) => Math.round(points))).toEqual([97, 40, 40, 27])
  expect([1, 2, 3, 4].map((rank) => Math.round(wishStrength(rank, 3) * 100))).toEqual([100, 67, 33, 0])
})

test('the matrix has every wish once, whatever the order of the answers', () => {
  const ids = ['a', 'b', 'c', 'd']
  const tops = fc.dictionary(fc.constantFrom(...ids), fc.shuffledSubarray(ids, { maxLength: 3 }))
  fc.assert(
    fc.property(tops, tops, (candidates, schools) => {
      const cells = wishMatrix(answers(candidates, schools), weights)
      const turned = (all: Record<string, string[]>) => Object.fromEntries(Object.entries(all).reverse())
      expect(wishMatrix(answers(turned(candidates), turned(schools)), weights)).toEqual(cells)
      const wishes = [...Object.values(candidates), ...Object.values(schools)].reduce((sum, ranked) => sum + ranked.length, 0)
      const named = cells.reduce((sum, one) => sum + (one.kind === 'mutual' ? 2 : 1), 0)
      expect(named).toBe(wishes)
      expect(new Set(cells.map((one) => `${one.candidate} ${one.school}`)).size).toBe(cells.length)
      for (const { kind, candidateRank, schoolRank } of cells)
        expect(kind).toBe(candidateRank === undefined ? 'school' : schoolRank === undefined ? 'candidate' : 'mutual')
    }),
    { numRuns: 100, seed: 6 },
  )
})

test('a proposal weighs what both named; places, guidance and refusals stay above it', () => {
  const one = { places: [{ group: 'lower', count: 1 }] }
  const schools = [school('linde', one), school('kompas', one)]
  const both = { to: 'school' as const, seekers: [seeker('noor', { phase: 'appointment' }), seeker('bas', { phase: 'appointment' })] }
  const ask = (noor: Partial<Parameters<typeof seeker>[1]> = {}, wishes = [{ candidate: 'noor', target: 'kompas', points: 110 }]) =>
    matchCohort(
      question({
        ...both,
        seekers: [seeker('noor', { phase: 'appointment', ...noor }), both.seekers[1]!],
        pool: pool({ schools, boards: [board('board')] }),
        wishes,
      }),
      termsWith(),
    ).pairs.map(({ candidate, target }) => `${candidate} ${target}`)
  expect(ask()).toEqual(['noor kompas', 'bas linde'])
  expect(ask({}, [{ candidate: 'noor', target: 'linde', points: 110 }])).toEqual(['noor linde', 'bas kompas'])
  expect(ask({ refused: ['kompas'] })).toEqual(['noor linde', 'bas kompas'])
})

test('the weights of every programme make a mutual wish count for more than any single one', () => {
  const { rounds } = programme.matching
  const mutual = wishMatrix(answers({ noor: ['a', 'b', 'linde'] }, { linde: ['x', 'y', 'noor'] }), rounds)[0]
  expect(mutual?.kind).toBe('mutual')
  expect(mutual?.points).toBeGreaterThan(Math.max(rounds.candidate, rounds.school))
})
