import { describe, expect, test } from 'vitest'
import { labelText } from '../../../bot/render-vars.ts'
import { scoreParts } from '../../../data/programme/matching.ts'
import { changeLabel, obstacleLabel, reasonLabel } from '../../../dialogs/matching/reason-label.ts'
import { loadTexts } from '../../../locales/texts.ts'
import { proposeCoaches, proposeSchools } from '../../../rules/matching/propose.ts'
import { obstacleIds, type Reason, type Vars } from '../../../rules/matching/reason.ts'
import { board, coach, pool, programme, school, seeker, termsWith } from '../../support/matching/people.ts'

const words = { texts: loadTexts(), timeZone: 'Europe/Amsterdam' }
const both = (label: Parameters<typeof labelText>[0]) => [labelText(label, 'nl', words), labelText(label, 'en', words)]

test.each<[reason: Reason, nl: string, en: string]>([
  [
    { id: 'days', weight: 25, vars: { days: 'monday friday' } },
    'Samen beschikbaar op maandag en vrijdag.',
    'Both available on Monday and Friday.',
  ],
  [
    { id: 'travel', weight: -25, vars: { from: 'nieuw-west', to: 'weesp', minutes: 55 } },
    'Ver weg: van Nieuw-West naar Weesp duurt ongeveer 55 minuten.',
    'Far: Nieuw-West to Weesp takes about 55 minutes.',
  ],
  [
    { id: 'specialties', weight: 20, vars: { needs: 'order parents' } },
    'Sterk in wat de kandidaat wil leren: rust en orde in de groep en gesprekken met ouders.',
    'Strong in what the candidate wants to learn: calm and order in the group and talking with parents.',
  ],
])('%j', (reason, nl, en) => {
  expect(both(reasonLabel(reason, programme))).toEqual([nl, en])
})

test('what stands in the way, and what would help', () => {
  expect(both(obstacleLabel({ id: 'phase', vars: { phase: 'selection' } }, programme))[0]).toContain('‘Aanmelden en kennismaken’')
  expect(both(changeLabel({ id: 'leaves', vars: { until: '2027-01-05', needed: '2027-02-21' } }, programme))).toEqual([
    'Kan wel als de coach blijft tot 21 februari 2027.',
    'Possible if the coach stays until 21 February 2027.',
  ])
})

describe('every sentence is whole in both languages', () => {
  const about: Vars = { days: 'monday', from: 'oost', to: 'zuid', minutes: 25, groups: 'lower', backgrounds: 'it', needs: 'order' }
  const figures: Vars = { taken: 1, capacity: 2, percent: 7, agreed: 5, until: '2026-12-01', needed: '2027-01-01', guidance: 3, points: 4 }
  const vars = { ...about, ...figures, languages: 'dutch', phase: 'selection' }
  test.each(scoreParts)('%s', (id) => {
    for (const weight of [5, -5])
      for (const text of both(reasonLabel({ id, weight, vars }, programme))) expect(text).toMatch(/^[^{}[\]]+\.$/)
  })
  test.each(obstacleIds)('%s', (id) => {
    for (const text of both(obstacleLabel({ id, vars }, programme))) expect(text).toMatch(/^[^{}[\]]+\.$/)
  })
})

test('what proposals give is all that their sentences need', () => {
  const terms = termsWith()
  const wishes = { days: ['monday' as const], part: 'oost', groups: ['lower'], backgrounds: ['it'], needs: ['order'], languages: ['dutch'] }
  const one = seeker('s', { ...wishes, phase: 'appointment', known: ['c'], refused: ['d'], specialEducation: true })
  const coaches = [
    coach('c', { ...wishes, parts: ['oost'], specialties: ['order'], external: true, until: '2026-12-01' }),
    coach('d', { days: ['friday'], parts: ['noord'], groups: ['upper'], backgrounds: ['care'], languages: ['english'], capacity: 0 }),
  ]
  const schools = [
    school('x', { changeOfLeader: true, guidance: 0, training: false }),
    school('y', { places: [{ group: 'upper', count: 0 }] }),
  ]
  const all = [proposeCoaches(one, pool({ coaches }), terms), proposeSchools(one, pool({ schools, boards: [board('board')] }), terms)]
  for (const { reasons, obstacles, change } of all.flatMap(({ possible, wouldBe, others }) => [...possible, ...wouldBe, ...others])) {
    const labels = [
      ...reasons.map((reason) => reasonLabel(reason, programme)),
      ...obstacles.map((obstacle) => obstacleLabel(obstacle, programme)),
    ]
    for (const label of [...labels, ...(change ? [changeLabel(change, programme)] : [])]) {
      for (const text of both(label)) expect(text).toMatch(/^(?!.*\s[.,)]).*\S\.$/)
    }
  }
})
