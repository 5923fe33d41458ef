import { expect, test } from 'vitest'
import { loadProgramme } from '../../data/load-programme.ts'
import { scoreParts } from '../../data/programme/matching.ts'
import { type Change, refusals } from '../support/refusals.ts'

test.each<[what: string, change: Change, lines: string[]]>([
  [
    'a pair of parts has no travel time',
    ['matching.travel[1]', { from: 'stad', to: 'stad', minutes: 12, class: 'near' }],
    [
      'matching.travel: has no time for haven and stad. Mend: add the minutes by public transport, and the class.',
      'matching.travel[1]: stad and stad are there twice. Mend: keep one; it holds both ways.',
    ],
  ],
  [
    'a pair is there both ways',
    ['matching.travel[15]', { from: 'hout', to: 'poort', minutes: 40, class: 'far' }],
    ['matching.travel[15]: hout and poort are there twice. Mend: keep one; it holds both ways.'],
  ],
  [
    'a class does not follow the minutes',
    ['matching.travel[11].class', 'far'],
    ['matching.travel[11]: 28 minutes is "far", while 30 minutes elsewhere is nearer. Mend: let the class follow the minutes.'],
  ],
  [
    'a part of the city nobody knows',
    ['matching.travel[1].to', 'havn'],
    [
      'matching.travel[1].to: there is no part of the city "havn". Mend: write "haven", if that is what you meant.',
      'matching.travel: has no time for haven and stad. Mend: add the minutes by public transport, and the class.',
    ],
  ],
  [
    'a weight that no rule uses',
    ['matching.weights.dayz', 3],
    ['matching.weights.dayz: is not a field of this. Mend: correct its name or take it out.'],
  ],
  ['a weight that is missing', ['matching.weights.days', undefined], ['matching.weights.days: is missing. Mend: add "days", a number.']],
  [
    'a phase nobody knows',
    ['matching.phases.school[0]', 'voortrajekt'],
    ['matching.phases.school[0]: there is no phase "voortrajekt". Mend: write "voortraject", if that is what you meant.'],
  ],
  [
    'a need no specialty meets',
    ['matching.vocabularies.needs[0].id', 'ordr'],
    [
      'matching.vocabularies.needs[0].id (ordr): there is no specialty that meets the need "ordr". Mend: write "order", if that is what you meant.',
    ],
  ],
  [
    'a word that is there twice',
    ['matching.vocabularies.groups[1].id', 'lower'],
    ['matching.vocabularies.groups[1].id (lower): "lower" is there twice. Mend: give each its own, or take one out.'],
  ],
])('%s', (_, change, lines) => {
  expect(refusals(change)).toEqual(lines)
})

test.each(['amsterdam-po', 'almere-po'])('%s has a weight for every part of a score, and is marked as estimated', (id) => {
  const { matching } = loadProgramme(id)
  expect(Object.keys(matching.weights).sort()).toEqual([...scoreParts].sort())
  expect(matching.verify).toBe(true)
})

test('Amsterdam is its parts, and Weesp', () => {
  expect(loadProgramme('amsterdam-po').matching.vocabularies.parts.map((part) => part.id)).toEqual(
    'centrum west nieuw-west zuid oost noord zuidoost weesp'.split(' '),
  )
})
