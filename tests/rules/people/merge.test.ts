import { expect, test } from 'vitest'
import type { Entry, Session } from '../../../data/info-session.ts'
import { adoptSignUps } from '../../../rules/people/adopt-sign-ups.ts'
import { mergeReach, withChannelAdded } from '../../../rules/people/merge-reach.ts'
import { sampleFacts } from '../../support/sample-session.ts'

const at = '2026-11-20T09:00:00.000Z'
const now = new Date('2026-11-25T09:00:00Z')
const entry = (id: string, by: string): Entry => ({ id, by, at })
const session = (roster: Partial<Session['roster']>, capacity = 2): Session => ({
  ...sampleFacts,
  start: '2027-01-12T18:00:00.000Z',
  end: '2027-01-12T19:00:00.000Z',
  capacity,
  status: 'planned',
  sequence: 0,
  revision: 0,
  roster: { seats: [], waiting: [], gone: [], ...roster },
  attendance: {},
  createdBy: 'megan',
  createdAt: at,
})
const claim = { from: 'visitor', to: 'kim', registration: 'reg-kim' }
const adopt = (roster: Partial<Session['roster']>, capacity?: number) => {
  const { session: next, ...result } = adoptSignUps(session(roster, capacity), claim, now)
  const who = (list: Entry[]) => list.map(({ id, by }) => `${id} ${by}`)
  return { ...result, seats: who(next.roster.seats), waiting: who(next.roster.waiting), gone: who(next.roster.gone) }
}

test('a visitor’s seat becomes the person’s, and nobody else’s moves', () => {
  const result = adopt({ seats: [entry('a', 'sam'), entry('b', 'visitor')] })
  expect(result).toMatchObject({ seats: ['a sam', 'b kim'], owners: ['visitor'], kept: { id: 'b', by: 'kim' }, dropped: [] })
})

test('what another browser signed up with the address that was proved is the person’s', () => {
  expect(adopt({ waiting: [entry('reg-kim', 'stranger')] })).toMatchObject({ waiting: ['reg-kim kim'], owners: ['stranger'] })
})

test('what the visitor cancelled stays cancelled', () => {
  expect(adopt({ gone: [entry('b', 'visitor'), entry('reg-kim', 'stranger')] })).toMatchObject({
    gone: ['b kim', 'reg-kim stranger'],
    owners: ['visitor'],
    kept: undefined,
  })
})

test('two places in one session: a seat wins over the waiting list', () => {
  const result = adopt({ seats: [entry('a', 'sam'), entry('b', 'visitor')], waiting: [entry('c', 'kim'), entry('d', 'lee')] })
  expect(result).toMatchObject({ seats: ['a sam', 'b kim'], waiting: ['d lee'], gone: [], dropped: [{ id: 'c' }] })
})

test('two seats: the earlier is kept, and the other is free for who waits', () => {
  const result = adopt({ seats: [entry('a', 'visitor'), entry('b', 'kim')], waiting: [entry('d', 'lee')] })
  expect(result).toMatchObject({ seats: ['a kim'], waiting: ['d lee'], gone: [], dropped: [{ id: 'b' }], kept: { id: 'a' } })
})

test('nothing to take over changes nothing, and doing it twice is doing it once', () => {
  const before = session({ seats: [entry('a', 'sam'), entry('k', 'kim')] })
  expect(adoptSignUps(before, claim, now)).toMatchObject({ session: before, owners: [], kept: { id: 'k' } })
  const first = adoptSignUps(session({ seats: [entry('b', 'visitor')] }), claim, now)
  const second = adoptSignUps(first.session, claim, now)
  expect(second.session).toBe(first.session)
  expect(second.owners).toEqual([])
})

test('once a session has begun nobody loses a place: who was there is who was there', () => {
  const begun = { ...session({ seats: [entry('a', 'visitor'), entry('b', 'kim')] }), start: at }
  expect(adoptSignUps(begun, claim, now).session.roster.seats.map(({ by }) => by)).toEqual(['kim', 'kim'])
})

const channel = (conversationId: string, when: string) => ({ channelId: 'directline', conversationId, userId: 'u', at: when })
const none = { off: [] as string[] }

test('where somebody is reached: the newest five conversations, each once', () => {
  const days = ['01', '02', '03', '04', '05', '06'].map((day) => channel(`c${day}`, `2026-11-${day}T09:00:00.000Z`))
  const channels = days.reduce(withChannelAdded, [] as ReturnType<typeof withChannelAdded>)
  expect(channels.map((one) => one.conversationId)).toEqual(['c06', 'c05', 'c04', 'c03', 'c02'])
  expect(withChannelAdded(channels, channel('c03', '2026-11-09T09:00:00.000Z')).map((one) => one.conversationId)).toEqual([
    'c03',
    'c06',
    'c05',
    'c04',
    'c02',
  ])
})

test('a visitor’s wishes count until the person says any', () => {
  const visitor = { channels: [channel('v', at)], wishes: { off: ['reminderWeek'] }, language: 'en' as const, lastSeenAt: at }
  const person = { channels: [channel('p', at)], wishes: none, language: 'nl' as const, lastSeenAt: '2026-11-01T09:00:00.000Z' }
  expect(mergeReach(undefined, visitor)).toBe(visitor)
  expect(mergeReach(person, visitor)).toMatchObject({ wishes: { off: ['reminderWeek'] }, language: 'nl', lastSeenAt: at })
  expect(mergeReach({ ...person, wishes: { off: [], prefer: 'mail' } }, visitor).wishes).toEqual({ off: [], prefer: 'mail' })
  expect(
    mergeReach(person, visitor)
      .channels.map((one) => one.conversationId)
      .sort(),
  ).toEqual(['p', 'v'])
})
