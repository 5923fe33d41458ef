import { expect, test } from 'vitest'
import type { NoticeDoc, Recipient } from '../../../data/notice.ts'
import { changeWishes, kindsFor } from '../../../rules/notices/change-wishes.ts'
import { isSettled, kept, withRecipient } from '../../../rules/notices/progress.ts'
import { splitNotice } from '../../../rules/notices/split-notice.ts'
import { stillHolds } from '../../../rules/notices/still-holds.ts'
import { sampleEntry, sampleSession } from '../../support/sample-session.ts'

const now = new Date('2026-11-25T09:00:00.000Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const notice = (recipients: Recipient[], more: Partial<NoticeDoc> = {}): NoticeDoc => ({
  partition: 'candidate/noor',
  kind: 'notice',
  id: 'n1',
  about: 'step-due',
  dueAt: now.toISOString(),
  createdAt: now.toISOString(),
  expiresAt: at(1_000).toISOString(),
  prefer: 'chat',
  recipients,
  vars: { step: 'cv' },
  ...more,
})
const keep = { now, alarmAt: at(2), ttl: 90, secret: false }

test('a notice is due at the first moment something is to be done, and settled when there is nothing', () => {
  const two: Recipient[] = [
    { id: 'a', state: 'sending', at: now.toISOString() },
    { id: 'b', state: 'pending', after: at(1).toISOString() },
  ]
  expect(kept(notice(two), keep).dueAt).toBe(at(1).toISOString())
  expect(kept(notice(two.slice(0, 1)), keep).dueAt).toBe(at(2).toISOString())
  const done = kept(
    notice([
      { id: 'a', state: 'sent' },
      { id: 'b', state: 'dropped' },
    ]),
    keep,
  )
  expect(done).toMatchObject({ settledAt: now.toISOString(), ttl: 90, vars: { step: 'cv' } })
  expect(done).not.toHaveProperty('dueAt')
  expect(isSettled(done)).toBe(true)
})

test('a settled secret says nothing, and a notice that says how long it is kept is kept so long', () => {
  expect(kept(notice([{ id: 'a', state: 'sent' }], { ttl: 5 }), { ...keep, secret: true })).toMatchObject({ vars: {}, ttl: 5 })
  expect(kept(notice([{ id: 'a', state: 'pending' }], { ttl: 5 }), keep)).toMatchObject({ ttl: 5, dueAt: now.toISOString() })
  expect(withRecipient(notice([{ id: 'a', state: 'pending' }]), { id: 'a', state: 'sent' }).recipients).toEqual([
    { id: 'a', state: 'sent' },
  ])
})

test.each([
  [10, undefined],
  [11, 2],
  [990, 99],
  [1_000, 91],
])('a notice for %i people is divided in %s', (people, parts) => {
  const recipients = Array.from({ length: people }, (_, n): Recipient => ({ id: `r${n}`, state: 'pending' }))
  const split = splitNotice(notice(recipients, { audience: 'seats', etag: 'e' }))
  expect(split?.length).toBe(parts)
  if (!split) return
  expect(split.flatMap((one) => one.recipients)).toEqual(recipients)
  expect(new Set(split.map(({ id }) => id)).size).toBe(split.length)
  expect(split[0]).not.toHaveProperty('audience')
  expect(split[0]).not.toHaveProperty('etag')
})

test('what is no longer true is not told', () => {
  const [seat, waits, gone] = [sampleEntry('noor'), sampleEntry('sam'), sampleEntry('weg')]
  const session = sampleSession({ roster: { seats: [seat], waiting: [waits], gone: [gone] } })
  const holds = (about: string, in_ = session) => [seat, waits, gone].map(({ id }) => stillHolds(about, in_, id))
  expect(holds('confirmed')).toEqual([true, false, false])
  expect(holds('waiting')).toEqual([false, true, false])
  expect(holds('left')).toEqual([false, false, true])
  expect(holds('reminderDay', { ...session, status: 'cancelled' })).toEqual([false, false, false])
  expect(holds('calledOff', { ...session, status: 'cancelled' })).toEqual([true, true, true])
})

test('wishes change one at a time, and twice is once', () => {
  const off = changeWishes({ off: [] }, { kind: 'reminders', on: false })
  expect(changeWishes(off, { kind: 'reminders', on: false })).toEqual({ off: ['reminders'] })
  expect(changeWishes(off, { kind: 'reminders', on: true })).toEqual({ off: [] })
  expect(changeWishes(changeWishes(off, { prefer: 'mail' }), { digest: true })).toEqual({
    off: ['reminders'],
    prefer: 'mail',
    digest: true,
  })
  expect([kindsFor(false), kindsFor(true)]).toEqual([['sessions', 'reminders', 'route', 'surveys'], ['work']])
})
