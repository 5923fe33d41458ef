import { describe, expect, test } from 'vitest'
import { assign } from '../../../rules/matching/assign.ts'
import { type AssignmentProblem, boundOf, objectiveOf } from '../../../rules/matching/assignment.ts'
import { openHighs } from '../../support/matching/highs-optimum.ts'
import { numbersFrom, randomCohort } from '../../support/matching/random-cohort.ts'

const highs = await openHighs()
const no = Number.NEGATIVE_INFINITY

const problem = (scores: number[][], capacity: number[], alone = 0): AssignmentProblem => ({
  candidates: scores.length,
  seats: capacity.length,
  rooms: capacity.map((size) => ({ worth: Array(size).fill(0) })),
  values: Float64Array.from(scores.flat()),
  alone: new Float64Array(scores.length).fill(alone),
})

/** Every seat or none for each, tried out. */
function tryAll(cohort: AssignmentProblem): number {
  const seatOf = new Int32Array(cohort.candidates).fill(-1)
  const fits = () => !overfull(cohort, seatOf)
  const go = (one: number): number => {
    if (one === cohort.candidates) return fits() ? objectiveOf(cohort, seatOf) : no
    let best = no
    for (let seat = -1; seat < cohort.seats; seat++) {
      if (seat >= 0 && cohort.values[one * cohort.seats + seat] === no) continue
      seatOf[one] = seat
      best = Math.max(best, go(one + 1))
    }
    seatOf[one] = -1
    return best
  }
  return go(0)
}

function overfull({ rooms }: AssignmentProblem, seatOf: Int32Array): boolean {
  const filled = rooms.map(() => 0)
  for (const seat of seatOf) for (let room = seat < 0 ? undefined : seat; room !== undefined; room = rooms[room]?.parent) filled[room]!++
  return filled.some((count, room) => count > rooms[room]!.worth.length)
}

test.each<[what: string, scores: number[][], capacity: number[], seats: number[], objective: number]>([
  ['nobody', [], [1], [], 0],
  ['no seats', [[], []], [], [-1, -1], 0],
  ['a seat without room', [[9]], [0], [-1], 0],
  [
    'the second gives way, because it costs less',
    [
      [8, 7],
      [9, 1],
    ],
    [1, 1],
    [1, 0],
    16,
  ],
  [
    'impossible stays impossible',
    [
      [no, 2],
      [no, 5],
    ],
    [3, 1],
    [-1, 1],
    5,
  ],
  ['better alone than below zero', [[-1, -3]], [1, 1], [-1], 0],
  ['zero is as good as alone', [[0]], [1], [-1], 0],
  ['two in one seat', [[5], [6], [4]], [2], [0, 0, -1], 11],
  [
    'a chain of three',
    [
      [10, 9, no],
      [no, 10, 9],
      [10, no, no],
    ],
    [1, 1, 1],
    [1, 2, 0],
    28,
  ],
])('%s', (_, scores, capacity, seats, objective) => {
  const found = assign(problem(scores, capacity))
  expect([[...found.seatOf], found.objective, found.optimal]).toEqual([seats, objective, true])
})

describe('1,000 random cohorts', () => {
  test.each([0, 250, 500, 750])('from %i: the total is what HiGHS finds, the prices prove it, no room is overfull', (from) => {
    for (let seed = from; seed < from + 250; seed++) {
      const cohort = randomCohort(seed)
      const found = assign(cohort)
      const best = highs(cohort)
      const slack = 1e-6 * Math.max(1, Math.abs(best))
      expect({ seed, far: Math.abs(found.objective - best) > slack }).toEqual({ seed, far: false })
      expect({ seed, optimal: found.optimal, overfull: overfull(cohort, found.seatOf) }).toEqual({ seed, optimal: true, overfull: false })
      expect(objectiveOf(cohort, found.seatOf)).toBe(found.objective)
    }
  })
})

test('300 small ones: the total is what trying everything finds', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = numbersFrom(seed + 9000)
    const scores = Array.from({ length: 4 }, () =>
      Array.from({ length: 3 }, () => (random() < 0.2 ? no : Math.round(random() * 20 - 5) / 2)),
    )
    const rooms = [{ worth: [3, -1], parent: 3 }, { worth: [0], parent: 3 }, { worth: [2, 2, -4] }, { worth: [1, 0.5] }]
    const cohort = { ...problem(scores, [0, 0, 0], -3), rooms }
    expect([seed, assign(cohort).objective]).toEqual([seed, tryAll(cohort)])
  }
})

test('any prices give a bound, and only the best assignment reaches it', () => {
  const cohort = randomCohort(6)
  const { objective } = assign(cohort)
  const random = numbersFrom(1)
  for (let time = 0; time < 200; time++) {
    const prices = Float64Array.from(cohort.rooms, () => random() * 60 - 10)
    expect(boundOf(cohort, prices)).toBeGreaterThanOrEqual(objective - 1e-9)
  }
})

test('stopped halfway it gives the best known, with a gap that is true', () => {
  let late = 0
  for (let seed = 0; seed < 120; seed++) {
    const cohort = randomCohort(seed)
    let turns = 0
    const found = assign(cohort, () => turns++ >= cohort.candidates / 2)
    const best = assign(cohort).objective
    expect({ seed, overfull: overfull(cohort, found.seatOf), complete: found.complete }).toEqual({
      seed,
      overfull: false,
      complete: cohort.candidates === 1,
    })
    expect(found.bound).toBeGreaterThanOrEqual(best - 1e-6 * Math.max(1, Math.abs(best)))
    if (!found.optimal) late++
  }
  expect(late).toBeGreaterThan(40)
})

test('the same in, the same out: who comes first does not change the total, and ties fall the same way each time', () => {
  const cohort = randomCohort(10)
  const turned = { ...cohort, values: Float64Array.from(cohort.values, (_, at) => at) }
  for (let one = 0; one < cohort.candidates; one++) {
    turned.values.set(cohort.values.subarray(one * cohort.seats, (one + 1) * cohort.seats), (cohort.candidates - 1 - one) * cohort.seats)
  }
  expect(assign(turned).objective).toBeCloseTo(assign(cohort).objective, 6)
  expect([...assign(cohort).seatOf]).toEqual([...assign(randomCohort(10)).seatOf])
})
