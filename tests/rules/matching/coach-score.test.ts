import { describe, expect, test } from 'vitest'
import { coachObstacles } from '../../../rules/matching/coach-obstacles.ts'
import type { MatchCoach, Seeker } from '../../../rules/matching/match-input.ts'
import { proposeCoaches } from '../../../rules/matching/propose.ts'
import { coach, day, pool, seeker, termsWith } from '../../support/matching/people.ts'

const terms = termsWith()
const reasons = (from: Partial<Seeker>, to: Partial<MatchCoach>) => {
  const found = proposeCoaches(seeker('s', from), pool({ coaches: [coach('c', to)] }), terms)
  const [all] = [...found.possible, ...found.wouldBe, ...found.others]
  return all?.reasons.filter((reason) => reason.id !== 'load' && reason.id !== 'share') ?? []
}

describe('what they have in common', () => {
  test.each<[what: string, from: Partial<Seeker>, to: Partial<MatchCoach>, reason: object | undefined]>([
    ['nothing said', {}, { days: ['monday'], parts: ['oost'], groups: ['lower'], backgrounds: ['it'], specialties: ['order'] }, undefined],
    ['one day', { days: ['monday', 'friday'] }, { days: ['friday'] }, { id: 'days', weight: 12.5, vars: { days: 'friday' } }],
    [
      'two days',
      { days: ['monday', 'friday'] },
      { days: ['friday', 'monday'] },
      { id: 'days', weight: 25, vars: { days: 'monday friday' } },
    ],
    ['no day', { days: ['monday'] }, { days: ['friday'] }, { id: 'days', weight: -25, vars: { days: 'monday' } }],
    ['near', { part: 'oost' }, { parts: ['oost'] }, { id: 'travel', weight: 25, vars: { from: 'oost', to: 'oost', minutes: 15 } }],
    [
      'the nearest counts',
      { part: 'oost' },
      { parts: ['weesp', 'zuid'] },
      { id: 'travel', weight: 7.5, vars: { from: 'oost', to: 'zuid', minutes: 25 } },
    ],
    [
      'far',
      { part: 'nieuw-west' },
      { parts: ['weesp'] },
      { id: 'travel', weight: -25, vars: { from: 'nieuw-west', to: 'weesp', minutes: 55 } },
    ],
    ['a part nobody knows', { part: 'utrecht' }, { parts: ['oost'] }, undefined],
    ['group', { groups: ['lower', 'upper'] }, { groups: ['upper'] }, { id: 'group', weight: 20, vars: { groups: 'upper' } }],
    ['other group', { groups: ['lower'] }, { groups: ['upper'] }, { id: 'group', weight: -10, vars: { groups: 'lower' } }],
    ['background', { backgrounds: ['it'] }, { backgrounds: ['care', 'it'] }, { id: 'background', weight: 10, vars: { backgrounds: 'it' } }],
    [
      'other background',
      { backgrounds: ['it'] },
      { backgrounds: ['care'] },
      { id: 'background', weight: -2.5, vars: { backgrounds: 'it' } },
    ],
    [
      'half the needs',
      { needs: ['order', 'parents'] },
      { specialties: ['order'] },
      { id: 'specialties', weight: 10, vars: { needs: 'order' } },
    ],
    ['no need met', { needs: ['order'] }, { specialties: [] }, { id: 'specialties', weight: -10, vars: { needs: 'order' } }],
    ['the same coach again', { known: ['c'] }, {}, { id: 'continuity', weight: 40 }],
    ['a coach who did not answer', { silent: ['c'] }, {}, { id: 'silence', weight: -30 }],
    ['another coach who did not answer', { silent: ['d'] }, {}, undefined],
    ['another coach than before', { known: ['d'] }, {}, { id: 'continuity', weight: -20 }],
  ])('%s', (_, from, to, reason) => {
    expect(reasons(from, to)).toEqual(reason ? [reason] : [])
  })

  test.each<[what: string, to: Partial<MatchCoach>, weights: [id: string, weight: number][]]>([
    ['an empty coach', {}, [['load', 15]]],
    ['half full', { capacity: 8, taken: 4 }, []],
    ['nearly full', { capacity: 8, taken: 7 }, [['load', -11.25]]],
    ['external, the agreed share reached', { external: true, capacity: 8, taken: 4 }, [['share', -10]]],
  ])('%s', (_, to, weights) => {
    const [found] = proposeCoaches(seeker('s'), pool({ coaches: [coach('c', to)] }), terms).possible
    expect(found?.reasons.map((reason) => [reason.id, reason.weight])).toEqual(weights)
  })

  test('an external coach is wanted while there are fewer than agreed', () => {
    const coaches = [coach('in', { taken: 5 }), coach('out', { external: true, taken: 0 })]
    const out = proposeCoaches(seeker('s'), pool({ coaches }), terms).possible.find((one) => one.target === 'out')
    expect(out?.reasons).toContainEqual({ id: 'share', weight: 10, vars: { percent: 25 } })
  })
})

test.each<[what: string, from: Partial<Seeker>, to: Partial<MatchCoach>, obstacles: object[]]>([
  ['nothing stands in the way', { languages: ['dutch'] }, { languages: ['english', 'dutch'] }, []],
  ['full', {}, { capacity: 3, taken: 3 }, [{ id: 'room', vars: { taken: 3, capacity: 3 } }]],
  ['away today', {}, { away: [{ from: '2026-11-01', until: day }] }, [{ id: 'away', vars: { until: day } }]],
  ['back since yesterday', {}, { away: [{ from: '2026-11-01', until: '2026-11-22' }] }, []],
  ['away later', {}, { away: [{ from: '2026-11-24', until: '2026-12-22' }] }, []],
  ['leaves too soon', {}, { external: true, until: '2027-02-20' }, [{ id: 'leaves', vars: { until: '2027-02-20', needed: '2027-02-21' } }]],
  ['stays just long enough', {}, { external: true, until: '2027-02-21' }, []],
  ['no common language', { languages: ['english'] }, { languages: ['dutch'] }, [{ id: 'language', vars: { languages: 'english' } }]],
  ['a coach who did not say', { languages: ['english'] }, {}, []],
  ['special education', { specialEducation: true }, {}, [{ id: 'special-education' }]],
  ['special education on both sides', { specialEducation: true }, { specialEducation: true }, []],
  ['refused', { refused: ['c'] }, {}, [{ id: 'refused' }]],
  ['a phase without coach', { phase: 'alumni' }, {}, [{ id: 'phase', vars: { phase: 'alumni' } }]],
  ['two at once', { refused: ['c'] }, { capacity: 0 }, [{ id: 'room', vars: { taken: 0, capacity: 0 } }, { id: 'refused' }]],
])('%s', (_, from, to, obstacles) => {
  expect(coachObstacles(seeker('s', from), coach('c', to), terms)).toEqual(obstacles)
})
