import { expect, test } from 'vitest'
import { explainMoves } from '../../../rules/matching/explain-moves.ts'
import { type CohortMatch, matchCohort } from '../../../rules/matching/match-cohort.ts'
import { proposeCoaches } from '../../../rules/matching/propose.ts'
import { coach, only, pool, question, seeker } from '../../support/matching/people.ts'

/** Everybody has 10 points, and 30 where the target is written with a plus. */
const matched = (pairs: Record<string, string>, alone: string[] = []): CohortMatch => ({
  pairs: Object.entries(pairs).map(([candidate, target]) => ({
    candidate,
    target: target.replace('+', ''),
    score: target.endsWith('+') ? 30 : 10,
    reasons: [],
    locked: false,
  })),
  alone: alone.map((candidate) => ({ candidate, why: 'full' })),
  objective: 0,
  gap: 0,
  optimal: true,
  complete: true,
})
const before = (pairs: Record<string, string>) => Object.entries(pairs).map(([candidate, target]) => ({ candidate, target, score: 20 }))
const brief = (chains: ReturnType<typeof explainMoves>) =>
  chains.map((chain) =>
    chain.map(({ candidate, cause, from, to, by, after }) =>
      [candidate, cause, from ?? '-', to ?? '-', ...(by ? [by] : []), ...(after ? [`after ${after}`] : [])].join(' '),
    ),
  )

test.each<[what: string, then: Record<string, string>, now: Record<string, string>, alone: string[], chains: string[][]]>([
  ['nothing moved', { a: 'x', b: 'y' }, { a: 'x', b: 'y' }, [], []],
  ['somebody is new', { a: 'x' }, { a: 'x', b: 'y' }, [], [['b new - y']]],
  ['something better came free', { a: 'x' }, { a: 'y+' }, [], [['a better x y']]],
  ['somebody waits no longer', { a: 'x' }, {}, [], [['a gone x -']]],
  ['a chain of three', { a: 'x', b: 'y' }, { n: 'x', a: 'y', b: 'z' }, [], [['n new - x', 'a displaced x y n', 'b displaced y z a']]],
  [
    'the last of a chain has nobody',
    { a: 'x', b: 'y' },
    { n: 'x', a: 'y' },
    ['b'],
    [['n new - x', 'a displaced x y n', 'b displaced y - a']],
  ],
  ['two change places', { a: 'x', b: 'y' }, { a: 'y', b: 'x' }, [], [['a displaced x y b', 'b displaced y x a']]],
  ['who left made room', { a: 'x', b: 'y' }, { b: 'x+', c: 'y' }, [], [['a gone x -', 'b better y x after a', 'c new - y after b']]],
  ['one is better off for it, the other not', { a: 'x', b: 'y' }, { a: 'y+', b: 'x' }, [], [['a better x y', 'b displaced y x a']]],
  ['both are better off', { a: 'x', b: 'y' }, { a: 'y+', b: 'x+' }, [], [['a better x y after b', 'b better y x after a']]],
])('%s', (_, then, now, alone, chains) => {
  expect(brief(explainMoves(before(then), matched(now, alone), () => []))).toEqual(chains)
})

test('what is not possible any more says why, and is nobody’s doing', () => {
  const [[first] = []] = explainMoves(before({ a: 'x' }), matched({ a: 'y', n: 'x' }), () => [
    { id: 'away', vars: { until: '2026-12-01' } },
  ])
  expect(first).toEqual({
    candidate: 'a',
    cause: 'impossible',
    from: 'x',
    to: 'y',
    was: 20,
    now: 10,
    obstacle: { id: 'away', vars: { until: '2026-12-01' } },
  })
})

test('a real run: somebody new takes the only place that suits them, and two move on', () => {
  const terms = only({ days: 25 }, { stability: 2 })
  const coaches = [
    coach('mon', { days: ['monday'], capacity: 1 }),
    coach('tue', { days: ['tuesday', 'monday'], capacity: 1 }),
    coach('wed', { days: ['wednesday', 'tuesday'], capacity: 1 }),
  ]
  const [ann, bob, new_] = [seeker('ann', { days: ['monday'] }), seeker('bob', { days: ['tuesday'] }), seeker('new', { days: ['monday'] })]
  const first = matchCohort(
    question({
      seekers: [ann, bob],
      pool: pool({ coaches }),
      previous: [
        { candidate: 'ann', target: 'mon' },
        { candidate: 'bob', target: 'tue' },
      ],
    }),
    terms,
  )
  const then = first.pairs
  expect(then.map((pair) => pair.target)).toEqual(['mon', 'tue'])
  const only_ = { ...new_, refused: ['tue', 'wed'] }
  const second = matchCohort(question({ seekers: [ann, bob, only_], pool: pool({ coaches }), previous: then }), terms)
  const obstacles = (id: string, pair: { target: string }) => {
    const who = [ann, bob, only_].find((one) => one.id === id)!
    const { possible, wouldBe, others } = proposeCoaches(who, pool({ coaches }), terms)
    return [...possible, ...wouldBe, ...others].find((one) => one.target === pair.target)?.obstacles ?? []
  }
  expect(brief(explainMoves(then, second, obstacles))).toEqual([
    ['new new - mon', 'ann displaced mon tue new', 'bob displaced tue wed ann'],
  ])
})
