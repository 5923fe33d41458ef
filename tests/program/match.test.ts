import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const run = (input: unknown, ...more: string[]) =>
  spawnSync(process.execPath, ['bot/match.ts', '--json', '-', ...more], {
    cwd: root,
    input: typeof input === 'string' ? input : JSON.stringify(input),
    encoding: 'utf8',
  })
const answer = (input: unknown, ...more: string[]) => {
  const { stdout, stderr, status } = run(input, ...more)
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

describe('bare scores', () => {
  test('the pairs whose scores add up to most', () => {
    const found = answer({
      scores: [
        [8, 7, null],
        [9, 1, -4],
        [null, null, -1],
      ],
      capacity: [1, 2, 5],
    })
    expect(found).toEqual({
      pairs: [
        [0, 1],
        [1, 0],
      ],
      objective: 16,
      optimal: true,
      gap: 0,
      ms: expect.any(Number),
    })
  })

  test('nobody, no capacity, and no coaches', () => {
    expect(answer({ scores: [], capacity: [] })).toMatchObject({ pairs: [], objective: 0, optimal: true })
    expect(
      answer({
        scores: [
          [1.5, 2.25],
          [1, 2],
        ],
      }),
    ).toMatchObject({
      pairs: [
        [0, 0],
        [1, 1],
      ],
      objective: 3.5,
    })
    expect(answer({ scores: [[5]], capacity: [0] })).toMatchObject({ pairs: [], objective: 0 })
  })

  test('without time it is the best known, with its gap', () => {
    const scores = [
      [10, 9.5],
      [5, 0],
    ]
    const known = { pairs: [[0, 0]], objective: 10, optimal: false, gap: 5 }
    expect(answer({ scores, capacity: [1, 1] }, '--seconds', '0')).toMatchObject(known)
    expect(answer({ scores, capacity: [1, 1] })).toMatchObject({ objective: 14.5, optimal: true, gap: 0 })
  })
})

test('candidates and coaches, forgiving about what is missing; a name or an age changes nothing', () => {
  const candidates = [
    { days: ['monday'], part: 'oost', name: 'Ann', age: 58 },
    { id: 'b', part: 'noord' },
  ]
  const coaches = [
    { parts: ['noord'], capacity: 1 },
    { id: 'd', days: ['monday', 'friday'], parts: ['oost'] },
  ]
  const found = answer({ candidates, coaches }, '--explain', '--day', '2026-11-23')
  expect(found).toMatchObject({
    pairs: [
      [0, 1],
      [1, 0],
    ],
    optimal: true,
    gap: 0,
    alone: [],
  })
  expect(found.details[0]).toMatchObject({
    candidate: '0',
    target: 'd',
    reasons: [{ id: 'travel', weight: 25 }, { id: 'load' }, { id: 'days' }],
  })
  const locked = answer({
    candidates: [{ id: 'x', gender: 'f' }, {}],
    coaches,
    locked: [
      [0, 1],
      [1, 1],
    ],
  })
  expect(locked.pairs).toEqual([
    [0, 1],
    [1, 1],
  ])
})

test.each<[what: string, input: unknown, line: string]>([
  ['no JSON', '{"scores":', '- is not JSON: '],
  ['a list', [1], '-: is not an object.'],
  ['neither of the two', { score: [] }, '-: has no "scores", and no "candidates" and "coaches".'],
  ['a row too short', { scores: [[1, 2], [1]], capacity: [1, 1] }, '-: scores[1] has 1 scores, and there are 2 coaches.'],
  ['a row that is none', { scores: [7], capacity: [1] }, '-: scores[0] is not a list.'],
  ['a score that is none', { scores: [['8']], capacity: [1] }, '-: scores[0][0] is not a number or null.'],
  ['a score beyond numbers', '{"scores":[[1e999]],"capacity":[1]}', '-: scores[0][0] is not a number or null.'],
  ['half a place', { scores: [[8]], capacity: [0.5] }, '-: capacity[0] is not a whole number of 0 or more.'],
  ['a day nobody knows', { candidates: [{ days: ['maandag'] }], coaches: [] }, '-: candidates.0.days.0: '],
  ['the same id twice', { candidates: [{ id: 'a' }, { id: 'a' }], coaches: [] }, '-: candidates: "a" is there twice.'],
  ['a pair outside', { candidates: [{}], coaches: [], locked: [[0, 0]] }, '-: there is no pair [0, 0].'],
])('refused in one line: %s', (_, input, line) => {
  const { stdout, stderr, status } = run(input)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.split('\n')[0]).toContain(line)
  expect(stderr).toContain('npm run match -- --json FILE')
})

test.each<[args: string[], line: string]>([
  [['bot/match.ts'], 'No file is named.'],
  [['bot/match.ts', '--json', 'nothing-here.json'], 'nothing-here.json cannot be read.'],
  [['bot/match.ts', '--json', 'package.json', '--seconds', 'soon'], '--seconds: "soon" is not a number of seconds.'],
  [['bot/match.ts', '--jsn', 'x'], "Unknown option '--jsn'"],
])('refused: %j', (args, line) => {
  const { stderr, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  expect([status, stderr.split('\n')[0]]).toEqual([2, expect.stringContaining(line)])
})
