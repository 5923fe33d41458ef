import { expect, test } from 'vitest'
import { busyCoach } from '../../../rules/pool/busy-coach.ts'
import { byNeed, coachStanding, type KnownDate, type PoolMember, type PoolTodo } from '../../../rules/pool/coach-standing.ts'

const now = new Date('2026-11-25T09:00:00Z')
const terms = { rhythm: { qualityDays: 180, talkMinutes: 60, meetingMinutes: 120, leavesSoonDays: 90 }, timeZone: 'Europe/Amsterdam', now }
const member = (some: Partial<PoolMember> = {}): PoolMember => ({
  ...{ id: 'coen', name: 'Coen', external: false, capacity: 5, taken: 2, held: 1, away: [] },
  ...some,
})
const date = (some: Partial<KnownDate>): KnownDate => ({
  ...{ id: 'd', type: 'quality-talk', at: '2026-12-01T09:00:00.000Z', minutes: 60, place: '', coaches: ['coen'], answers: {} },
  ...{ state: 'planned', by: { role: 'intermediary', id: 'imke' }, sequence: 0, updatedAt: '2026-11-01T09:00:00.000Z' },
  ...some,
})
const held = (at: string, some: Partial<KnownDate> = {}) => date({ state: 'held', at, ...some })

test.each<[what: string, some: Partial<PoolMember>, dates: KnownDate[], todo: PoolTodo[]]>([
  ['never a talk, and candidates', {}, [], ['plan-talk', 'plan-kick-off']],
  ['nobody to talk about yet', { taken: 0, held: 0 }, [], ['plan-kick-off']],
  ['a talk is planned', {}, [date({}), held('2026-01-10T09:00:00.000Z', { type: 'kick-off' })], []],
  ['a talk was planned and is over', {}, [date({ at: '2026-11-24T09:00:00.000Z' })], ['note-talk', 'plan-kick-off']],
  ['called off is as if there was none', {}, [date({ state: 'cancelled' })], ['plan-talk', 'plan-kick-off']],
  ['the last one is recent', {}, [held('2026-10-01T09:00:00.000Z')], []],
  ['the last one is half a year ago, to the day', {}, [held('2026-05-29T09:00:00.000Z')], ['plan-talk']],
  ['and one day less', {}, [held('2026-05-30T09:00:00.000Z')], []],
  ['somebody else’s talk', {}, [held('2026-10-01T09:00:00.000Z', { coaches: ['kim'] })], ['plan-talk', 'plan-kick-off']],
  ['leaves soon with candidates', { until: '2027-02-23' }, [held('2026-10-01T09:00:00.000Z')], ['leaves']],
  ['leaves later', { until: '2027-02-24' }, [held('2026-10-01T09:00:00.000Z')], []],
  ['leaves soon with nobody', { until: '2026-12-31', taken: 0, held: 0 }, [held('2026-10-01T09:00:00.000Z')], []],
  ['left and still has candidates', { until: '2026-11-24' }, [held('2026-10-01T09:00:00.000Z')], ['gone']],
  ['more than they can', { capacity: 2 }, [held('2026-10-01T09:00:00.000Z')], ['over']],
  ['external without an end', { external: true }, [held('2026-10-01T09:00:00.000Z')], ['no-end']],
])('%s', (_what, some, dates, todo) => {
  expect(coachStanding(member(some), dates, terms).todo).toEqual(todo)
})

test('places, when they are away, the next talk and meeting', () => {
  const away = [
    { from: '2027-01-04', until: '2027-01-08' },
    { from: '2026-11-23', until: '2026-11-27' },
  ]
  const kickOff = date({ id: 'k', type: 'kick-off', at: '2026-12-10T09:00:00.000Z' })
  const past = date({ id: 'p', type: 'intervision', at: '2026-11-10T09:00:00.000Z' })
  const found = coachStanding(member({ away }), [kickOff, past, held('2026-10-01T21:30:00.000Z')], terms)
  expect(found).toMatchObject({ free: 2, awayNow: away[1], awayNext: away[0], meeting: { id: 'k' } })
  expect(found.talk).toEqual({ last: '2026-10-01', dueAt: '2027-03-30' })
})

test('with whom something is most pressing comes first', () => {
  const all = [
    coachStanding(member({ id: 'a', name: 'A' }), [held('2026-10-01T09:00:00.000Z', { coaches: ['a'] })], terms),
    coachStanding(member({ id: 'b', name: 'B' }), [], terms),
    coachStanding(member({ id: 'c', name: 'C', until: '2026-11-24' }), [], terms),
  ]
  expect(byNeed(all).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
})

test.each([
  ['the same time', '2026-12-01T09:00:00.000Z', true],
  ['overlapping', '2026-12-01T09:59:00.000Z', true],
  ['right after', '2026-12-01T10:00:00.000Z', false],
  ['right before', '2026-12-01T08:00:00.000Z', false],
])('nobody is asked for two things at once: %s', (_what, at, busy) => {
  const wish = { at, minutes: 60, coaches: ['kim', 'coen'] }
  expect(busyCoach(wish, [date({})])?.coach).toBe(busy ? 'coen' : undefined)
  expect(busyCoach(wish, [date({ state: 'cancelled' }), date({ coaches: ['bo'] })])).toBeUndefined()
})
