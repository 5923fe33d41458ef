import { expect, test } from 'vitest'
import { type CandidateThing, maySee } from '../../../rules/people/may-see.ts'

const things: CandidateThing[] = ['card', 'journey', 'timeline', 'documents', 'notes']
const kim = { id: 'kim', coach: 'alex' }

/** What each may see of Kim, whose coach is Alex. */
test.each<[string, Parameters<typeof maySee>[0], CandidateThing[]]>([
  ['Kim', { roles: ['candidate'], personId: 'kim' }, things],
  ['somebody else', { roles: ['candidate'], personId: 'sam' }, []],
  ['an anonymous visitor', { roles: ['candidate'] }, []],
  ['her coach', { roles: ['coach'], staffId: 'alex' }, things],
  ['another coach', { roles: ['coach'], staffId: 'patti' }, []],
  ['an intermediary', { roles: ['intermediary'], staffId: 'megan' }, things],
  ['the helpdesk', { roles: ['helpdesk'], staffId: 'adele' }, ['card', 'journey', 'timeline']],
  ['a manager', { roles: ['manager'], staffId: 'isaiah' }, []],
  ['a manager who helps out at the helpdesk', { roles: ['manager', 'helpdesk'], staffId: 'isaiah' }, ['card', 'journey', 'timeline']],
  ['a coach who also helps out at the helpdesk', { roles: ['coach', 'helpdesk'], staffId: 'patti' }, ['card', 'journey', 'timeline']],
  ['a coach no more', { roles: ['candidate'], staffId: 'alex' }, []],
  ['a role without being anybody of staff', { roles: ['intermediary'] }, []],
])('%s', (_name, who, sees) => {
  expect(things.filter((thing) => maySee(who, kim, thing))).toEqual(sees)
})

test('a timeline that is not shared is the candidate’s own', () => {
  const closed = { ...kim, shares: false }
  expect(maySee({ roles: ['candidate'], personId: 'kim' }, closed, 'timeline')).toBe(true)
  for (const staffId of ['alex', 'megan', 'adele'])
    expect(maySee({ roles: ['coach', 'intermediary', 'helpdesk'], staffId }, closed, 'timeline')).toBe(false)
  expect(maySee({ roles: ['coach'], staffId: 'alex' }, closed, 'journey')).toBe(true)
})

test('without a coach no coach sees anything', () => {
  expect(things.some((thing) => maySee({ roles: ['coach'], staffId: 'alex' }, { id: 'kim' }, thing))).toBe(false)
})
