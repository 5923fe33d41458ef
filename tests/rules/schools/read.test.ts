import { expect, test } from 'vitest'
import { demoBoards } from '../../../data/demo-schools.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { readCounts } from '../../../rules/schools/read-counts.ts'
import { readSchoolFilter } from '../../../rules/schools/read-school-filter.ts'

const { vocabularies } = loadProgramme('amsterdam-po').matching

test.each<[string, Record<string, number>]>([
  ['2 onderbouw, 1 bovenbouw', { lower: 2, upper: 1 }],
  ['1 bovenbouw en 2 onderbouw', { lower: 2, upper: 1 }],
  ['onderbouw: 2; middenbouw 3', { lower: 2, middle: 3 }],
  ['upper years: 3', { upper: 3 }],
  ['one lower and two middle', { lower: 1, middle: 2 }],
  ['2 plekken in de onderbouw + 1 in de middenbouw', { lower: 2, middle: 1 }],
  ['2x onderbouw', { lower: 2 }],
  ['0 onderbouw, 4 bovenbouw', { upper: 4 }],
  ['geen', {}],
  ['none', {}],
  ['0', {}],
])('"%s" is read as places', (text, expected) => {
  const read = readCounts(vocabularies.groups, text)
  expect(read.ok && Object.fromEntries(read.counts.map(({ group, count }) => [group, count]))).toEqual(expected)
})

test.each(['2', 'onderbouw', 'twee kleuters', '2 onderbouw, 3 onderbouw', '', '-1 onderbouw', '100 onderbouw', '2 3 onderbouw', 'alle'])(
  '"%s" is no number of places',
  (text) => expect(readCounts(vocabularies.groups, text).ok).toBe(false),
)

test.each([
  ['noord', { part: 'noord' }],
  ['scholen in nieuw-west met plek in de bovenbouw', { part: 'nieuw-west', group: 'upper' }],
  ['west', { part: 'west' }],
  ['a school in Zuidoost with a free place in the lower years', { part: 'zuidoost', group: 'lower' }],
  ['Noorderlicht Onderwijs', { board: 'noorderlicht' }],
  ['kompas', { text: 'kompas' }],
  ['De Klimop in het centrum', { part: 'centrum', text: 'klimop' }],
  ['scholen', {}],
])('"%s" is looked for as %j', (text, expected) => {
  expect(readSchoolFilter(text, { ...vocabularies, boards: demoBoards })).toEqual(expected)
})
