import { expect, test } from 'vitest'
import type { MatchBoard, MatchSchool, Seeker } from '../../../rules/matching/match-input.ts'
import { proposeSchools } from '../../../rules/matching/propose.ts'
import { board, pool, school, seeker, termsWith } from '../../support/matching/people.ts'

const terms = termsWith()
const propose = (from: Partial<Seeker>, to: Partial<MatchSchool>, its: Partial<MatchBoard> = {}) =>
  proposeSchools(seeker('s', { phase: 'appointment', ...from }), pool({ schools: [school('a', to)], boards: [board('board', its)] }), terms)

test.each<[what: string, from: Partial<Seeker>, to: Partial<MatchSchool>, its: Partial<MatchBoard>, weights: Record<string, number>]>([
  ['a calm school with room at a board below its share', {}, {}, {}, { landing: 10, load: 15, board: 15 }],
  ['a new leader', {}, { changeOfLeader: true }, {}, { landing: -20, load: 15, board: 15 }],
  ['the agreed 7% reached', {}, {}, { firstYears: 7 }, { landing: 10, load: 15, board: -15 }],
  ['the last one of the 7%', {}, {}, { firstYears: 6 }, { landing: 10, load: 15, board: 15 }],
  ['three of four guided already', {}, { taken: [{}, {}, {}] }, {}, { landing: 10, load: -7.5, board: 15 }],
  ['a permanent job', {}, { vacancies: [{ group: 'lower', count: 1 }] }, {}, { landing: 10, load: 15, board: 15, vacancy: 15 }],
  ['a job in another group', {}, { vacancies: [{ group: 'upper', count: 1 }] }, {}, { landing: 10, load: 15, board: 15 }],
  ['the preferred group', { groups: ['lower'] }, {}, {}, { landing: 10, load: 15, board: 15, group: 20 }],
  ['another group', { groups: ['upper'] }, {}, {}, { landing: 10, load: 15, board: 15, group: -10 }],
  ['far away', { part: 'noord' }, { part: 'weesp' }, {}, { landing: 10, load: 15, board: 15, travel: -25 }],
  ['strong where needed', { needs: ['order'] }, { strengths: ['order'] }, {}, { landing: 10, load: 15, board: 15, specialties: 20 }],
])('%s', (_, from, to, its, weights) => {
  const [found] = propose(from, to, its).possible
  expect(Object.fromEntries(found?.reasons.map((reason) => [reason.id, reason.weight]) ?? [])).toEqual(weights)
  expect(found?.score).toBe(Object.values(weights).reduce((sum, weight) => sum + weight, 0))
})

test('the board is named with where it stands', () => {
  const [found] = propose({}, {}, { classes: 110, firstYears: 3 }).possible
  expect(found?.reasons).toContainEqual({ id: 'board', weight: 15, vars: { taken: 3, agreed: 8, percent: 7 } })
})

test.each<[what: string, from: Partial<Seeker>, to: Partial<MatchSchool>, ids: string[]]>([
  ['no place left in the group', {}, { taken: [{ group: 'lower' }, { group: 'lower' }] }, ['places']],
  ['nobody left to guide', {}, { guidance: 1, taken: [{}] }, ['guidance']],
  ['no training school', {}, { training: false }, ['not-training']],
  ['wants special education', { specialEducation: true }, {}, ['special-education']],
  ['did not choose special education', {}, { specialEducation: true }, ['special-school']],
  ['refused', { refused: ['a'] }, {}, ['refused']],
  ['too early', { phase: 'selection' }, {}, ['phase']],
])('not possible: %s', (_, from, to, ids) => {
  const { possible, wouldBe, others } = propose(from, to)
  expect(possible).toEqual([])
  expect([...wouldBe, ...others].map((one) => one.obstacles.map((obstacle) => obstacle.id))).toEqual([ids])
})

test('each group of a school is proposed apart', () => {
  const places = [
    { group: 'lower', count: 1 },
    { group: 'upper', count: 1 },
  ]
  const { possible } = propose({ groups: ['upper'] }, { places })
  expect(possible.map((one) => [one.target, one.group])).toEqual([
    ['a', 'upper'],
    ['a', 'lower'],
  ])
})
