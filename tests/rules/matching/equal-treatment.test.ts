import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Person } from '../../../data/candidate.ts'
import type { CoachProfile, MatchWishes } from '../../../data/coach-profile.ts'
import type { SchoolDoc } from '../../../data/school.ts'
import { matchCohort } from '../../../rules/matching/match-cohort.ts'
import { proposeCoaches, proposeSchools } from '../../../rules/matching/propose.ts'
import { matchBoardOf, matchCoachOf, matchSchoolOf, seekerOf } from '../../../rules/matching.ts'
import { question, termsWith } from '../../support/matching/people.ts'

const at = '2026-11-01T09:00:00.000Z'
const person: Person = {
  name: 'A',
  email: 'a@example.org',
  language: 'nl',
  programme: { id: 'amsterdam-po', version: '2026-1' },
  state: 'active',
  stateSince: at,
  consents: [],
  createdAt: at,
  verifiedAt: at,
}
const wishes: MatchWishes = {
  days: ['monday', 'tuesday'],
  part: 'oost',
  groups: ['lower'],
  languages: ['dutch'],
  backgrounds: ['it'],
  needs: ['order'],
  specialEducation: false,
  updatedAt: at,
}
const profile = (change: Partial<CoachProfile>): CoachProfile => ({
  capacity: 1,
  external: false,
  days: ['monday'],
  parts: ['oost'],
  groups: ['lower'],
  languages: ['dutch'],
  specialties: ['order'],
  backgrounds: [],
  specialEducation: false,
  away: [],
  updatedAt: at,
  ...change,
})
const schoolDoc = (id: string, part: string): SchoolDoc => ({
  partition: `school/${id}`,
  kind: 'school',
  id,
  name: 'School',
  board: 'b',
  part,
  specialEducation: false,
  training: true,
  places: [{ group: 'lower', count: 1 }],
  vacancies: [],
  guidance: 1,
  strengths: [],
  changeOfLeader: false,
  contact: { name: 'Leader', email: 'l@example.org' },
  updatedAt: at,
})

type Strange = { people: object[]; words: string[]; school: string; contact: string }

/** From documents to scores, proposals and the match of a cohort, with whatever else stands in the documents. */
function wholePath({ people, words, school, contact }: Strange) {
  const [first, second] = ['a', 'b'].map((id, index) =>
    seekerOf({
      id,
      person: { ...person, ...people[index] },
      phase: 'appointment',
      wishes: { ...wishes, ...(index === 1 && { days: ['friday' as const] }), words: words[index] ?? '' },
      pairs: [],
    }),
  )
  const schools = [schoolDoc('x', 'oost'), schoolDoc('y', 'noord')].map((doc) =>
    matchSchoolOf({ ...doc, name: school, address: school, contact: { ...doc.contact, name: contact } }, []),
  )
  const pool = {
    coaches: [matchCoachOf('c', profile({}), 0), matchCoachOf('d', profile({ days: ['friday'], external: true }), 0)],
    schools,
    boards: [matchBoardOf({ partition: 'boards', kind: 'board', id: 'b', name: school, classes: 50, share: 0.07 }, 1)],
  }
  const terms = termsWith()
  const seekers = [first!, second!]
  return JSON.stringify([
    seekers.map((one) => proposeCoaches(one, pool, terms)),
    seekers.map((one) => proposeSchools(one, pool, terms)),
    matchCohort(question({ seekers, pool }), terms),
    matchCohort(question({ to: 'school', seekers, pool }), terms),
  ])
}

test('who somebody is changes nothing: not their name, address, telephone, language, age, gender, origin or their own words', () => {
  const plain = wholePath({ people: [{}, {}], words: ['', ''], school: 'School', contact: 'Leader' })
  const anybody = fc.record({
    name: fc.constantFrom('Jan de Vries', 'Fatima El Idrissi', 'Nguyễn Thị Mai', 'Ms A. Smith', '小林', '') as fc.Arbitrary<string>,
    email: fc.emailAddress(),
    phone: fc.string({ minLength: 3 }),
    language: fc.constantFrom('nl', 'en'),
    words: fc.string(),
    // What an import or a later version could bring along.
    gender: fc.constantFrom('m', 'f', 'x'),
    birthDate: fc.constantFrom('1960-01-01', '2001-12-31'),
    age: fc.integer({ min: 18, max: 80 }),
    nationality: fc.constantFrom('NL', 'MA', 'TR', 'SR'),
    religion: fc.string(),
  })
  const strange = fc.record({
    people: fc.tuple(anybody, anybody),
    words: fc.tuple(fc.string(), fc.string()),
    school: fc.string({ minLength: 1 }),
    contact: fc.string({ minLength: 1 }),
  })
  fc.assert(
    fc.property(strange, (one) => wholePath(one) === plain),
    { numRuns: 200, seed: 7 },
  )
  expect(plain).toContain('"optimal":true')
})

test('two people with the same wishes have the same scores, whoever they are', () => {
  const scores = ['Jan', 'Fatima'].map((name) => {
    const one = seekerOf({ id: 'same', person: { ...person, name }, phase: 'selection', wishes, pairs: [] })
    return proposeCoaches(one, { coaches: [matchCoachOf('c', profile({}), 0)] }, termsWith())
  })
  expect(scores[1]).toEqual(scores[0])
})

test('what does count of the documents: wishes, who guided them, and what was refused', () => {
  const pairs = [
    { id: 'no', to: 'coach', state: 'refused' },
    { id: 'open', to: 'coach', state: 'unlocked' },
    { id: 'was', to: 'coach', state: 'ended' },
    { id: 'school', to: 'school', state: 'refused' },
    { id: 'late', to: 'coach', state: 'lapsed' },
  ] as const
  expect(seekerOf({ id: 'a', person: { ...person, coach: 'is' }, phase: 'selection', wishes: { ...wishes, words: 'x' }, pairs })).toEqual({
    id: 'a',
    phase: 'selection',
    waitingSince: at,
    days: ['monday', 'tuesday'],
    part: 'oost',
    groups: ['lower'],
    languages: ['dutch'],
    backgrounds: ['it'],
    needs: ['order'],
    specialEducation: false,
    known: ['was', 'is'],
    refused: ['no', 'school'],
    silent: ['late'],
  })
})
