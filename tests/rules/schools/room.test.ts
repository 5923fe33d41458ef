import { expect, test } from 'vitest'
import { demoSchools } from '../../../data/demo-schools.ts'
import { type School, school } from '../../../data/school.ts'
import { belowTaken, boardStanding, listSchools } from '../../../rules/schools/list-schools.ts'
import { factsOfSchool, schoolOfFacts } from '../../../rules/schools/school-facts.ts'
import { schoolRoom } from '../../../rules/schools/school-room.ts'

const updatedAt = '2026-11-25T09:00:00.000Z'
const all = demoSchools.map(({ id, ...facts }) => ({ id, school: { ...facts, updatedAt } satisfies School }))
const waterlelie = all[0]!.school
const taken = (group: string) => ({ group, state: 'taken' as const })
const held = (group: string) => ({ group, state: 'held' as const })

test('twelve schools, each as the store wants it, and back from questions to a school', () => {
  expect(all).toHaveLength(12)
  for (const one of all) {
    expect(school.parse(one.school)).toEqual(one.school)
    expect(schoolOfFacts(factsOfSchool(one.school), updatedAt)).toEqual(one.school)
  }
})

test.each([
  ['nobody yet', [], { lower: 2, middle: 1, upper: 1 }, 3],
  ['one held', [held('lower')], { lower: 1, middle: 1, upper: 1 }, 2],
  ['guidance is short before the places are', [taken('lower'), held('lower')], { lower: 0, middle: 1, upper: 1 }, 1],
  ['all guided', [taken('lower'), taken('middle'), held('upper')], { lower: 0, middle: 0, upper: 0 }, 0],
  ['without a group it counts for the guidance', [{ state: 'taken' as const }], { lower: 2, middle: 1, upper: 1 }, 2],
] as const)('free places: %s', (_name, had, free, left) => {
  const room = schoolRoom(waterlelie, had)
  expect(Object.fromEntries(room.free.map(({ group, count }) => [group, count]))).toEqual(free)
  expect(room.left).toBe(left)
})

test('a school that does not train has no place, however many are written down', () => {
  expect(schoolRoom({ ...waterlelie, training: false }, []).left).toBe(0)
})

test('fewer than are in use is seen: in all, and in a group', () => {
  const had = [taken('lower'), held('lower'), taken('upper')]
  expect(belowTaken(waterlelie, had)).toBeUndefined()
  expect(belowTaken({ ...waterlelie, guidance: 2 }, had)).toEqual({ taken: 3 })
  expect(
    belowTaken(
      {
        ...waterlelie,
        places: [
          { group: 'lower', count: 1 },
          { group: 'upper', count: 1 },
        ],
      },
      had,
    ),
  ).toEqual({ group: 'lower', taken: 2 })
  expect(belowTaken({ ...waterlelie, places: [{ group: 'lower', count: 2 }] }, had)).toEqual({ group: 'upper', taken: 1 })
})

test('schools are filtered by board, part, name, and a place that is really free', () => {
  const had = (id: string) => (id === 'de-spiegelgracht' ? [taken('lower')] : [])
  const list = (filter: Parameters<typeof listSchools>[1]) =>
    listSchools(
      all.map((one) => ({ ...one, had: had(one.id) })),
      filter,
    ).map(({ id }) => id)
  expect(list({})).toHaveLength(12)
  expect(list({ part: 'noord' })).toEqual(['de-meeuwen', 'de-waterlelie', 'noordster'])
  expect(list({ part: 'noord', group: 'upper' })).toEqual(['de-waterlelie'])
  expect(list({ board: 'de-klimop', group: 'lower' })).toEqual(['de-kastanje', 'de-regenboogbrug'])
  expect(list({ text: 'GAASPER' })).toEqual(['de-gaasperring'])
})

test('seven percent of a hundred classes is seven, not eight, and only who is really there counts', () => {
  expect(boardStanding({ classes: 100, share: 0.07 }, [{ had: [taken('lower'), held('lower')] }, { had: [] }])).toEqual({
    agreed: 7,
    has: 1,
    schools: 2,
  })
  expect(boardStanding({ classes: 96, share: 0.07 }, []).agreed).toBe(7)
})
