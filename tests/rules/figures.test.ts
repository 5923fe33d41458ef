import { describe, expect, test } from 'vitest'
import type { PersonState } from '../../data/candidate.ts'
import { loadProgramme } from '../../data/load-programme.ts'
import { type Counted, figures, standings } from '../../rules/figures.ts'

const programme = loadProgramme('amsterdam-po')
const cards = (...groups: [count: number, phase: string, state?: PersonState, coach?: string][]) =>
  groups.flatMap(([count, phase, state = 'active', coach]) =>
    Array.from({ length: count }, () => ({ phase, state, ...(coach && { coach }) })),
  )
const of = (id: string, counted: Partial<Counted>) => {
  const all = { cards: [], rating: { count: 0 }, fewest: 5, date: '2026-12-01', ...counted }
  const { kpi: _kpi, ...figure } = figures(programme, all).find(({ kpi }) => kpi.id === id)!
  return figure
}

describe('agreed figures', () => {
  test.each<[string, string, ReturnType<typeof cards>, object]>([
    [
      'who is still on the way does not count',
      'start-voortraject',
      cards([20, 'orientation'], [4, 'voortraject']),
      { state: 'few', of: 4, target: 0.9 },
    ],
    [
      'who stopped before counts against',
      'start-voortraject',
      cards([9, 'voortraject'], [1, 'selection', 'stopped']),
      { state: 'known', value: 0.9, of: 10 },
    ],
    [
      'who came further counts for',
      'finish-voortraject',
      cards([3, 'appointment'], [2, 'training-year-2'], [1, 'x', 'finished']),
      { state: 'known', value: 1, of: 6 },
    ],
    [
      'who stopped in the voortraject did start it',
      'start-voortraject',
      cards([4, 'voortraject'], [1, 'voortraject', 'stopped']),
      { state: 'known', value: 1 },
    ],
    [
      'and did not finish it',
      'finish-voortraject',
      cards([4, 'appointment'], [1, 'voortraject', 'stopped']),
      { state: 'known', value: 0.8 },
    ],
    [
      'pausing is not stopping',
      'finish-voortraject',
      cards([5, 'appointment'], [3, 'voortraject', 'paused']),
      { state: 'known', value: 1, of: 5 },
    ],
    [
      'drop-out is who stopped in the training',
      'dropout-training',
      cards([9, 'induction'], [1, 'training-year-1', 'stopped']),
      { state: 'known', value: 0.1, target: 0.05 },
    ],
    [
      'coaches who have somebody now',
      'coach-pool',
      cards([3, 'selection', 'active', 'a'], [1, 'selection', 'active', 'b'], [1, 'selection', 'stopped', 'c']),
      { state: 'known', value: 2, target: 50 },
    ],
    ['what is not kept cannot be counted', 'retained-five-years', cards([99, 'induction']), { state: 'uncounted', target: 0.8 }],
    ['nor who passed in how many years', 'pass-two-years', cards([99, 'induction']), { state: 'uncounted' }],
  ])('%s', (_what, id, people, expected) => expect(of(id, { cards: people })).toMatchObject(expected))

  test('the rating is that of the surveys, of five people at least', () => {
    expect(of('rating', { rating: { count: 4 } })).toMatchObject({ state: 'few', target: 8 })
    expect(of('rating', { rating: { count: 5, average: 7.8 } })).toMatchObject({ state: 'known', value: 7.8, of: 5 })
  })

  test('targets are those of the school year', () => {
    expect(of('coach-pool', { date: '2021-09-01' })).toMatchObject({ target: 40 })
  })
})

test('where people are: each phase counts who is on the way in it', () => {
  const people = cards(
    [3, 'orientation', 'interested'],
    [2, 'selection'],
    [1, 'selection', 'paused'],
    [1, 'selection', 'stopped'],
    [1, 'induction', 'finished'],
  )
  expect(standings(programme, people)).toMatchObject({ registered: 8, paused: 1, stopped: 1, finished: 1 })
  expect(
    standings(programme, people)
      .phases.slice(0, 3)
      .map(({ count }) => count),
  ).toEqual([3, 2, 0])
})
