import { describe, expect, test } from 'vitest'
import { handlingOf } from '../../../rules/notices/kinds.ts'
import { nextTime, quietUntil } from '../../../rules/notices/quiet-hours.ts'
import { whenToSend } from '../../../rules/notices/when-to-send.ts'

const amsterdam = 'Europe/Amsterdam'
const night = { from: '21:00', until: '08:00' }
const at = (text: string) => new Date(text)

describe('quiet hours, from nine to eight in Amsterdam', () => {
  test.each([
    ['a minute before', '2026-11-25T19:59:00Z', undefined],
    ['at nine', '2026-11-25T20:00:00Z', '2026-11-26T07:00:00.000Z'],
    ['after midnight', '2026-11-26T03:00:00Z', '2026-11-26T07:00:00.000Z'],
    ['at eight', '2026-11-26T07:00:00Z', undefined],
    ['the night summer time begins', '2027-03-28T00:30:00Z', '2027-03-28T06:00:00.000Z'],
    ['the night it ends', '2026-10-25T00:30:00Z', '2026-10-25T07:00:00.000Z'],
  ])('%s', (_, now, until) => {
    expect(quietUntil(at(now), night, amsterdam)?.toISOString()).toBe(until)
  })

  test('may lie within a day, or be none at all', () => {
    expect(quietUntil(at('2026-11-25T12:30:00Z'), { from: '13:00', until: '14:00' }, amsterdam)?.toISOString()).toBe(
      '2026-11-25T13:00:00.000Z',
    )
    expect(quietUntil(at('2026-11-25T13:30:00Z'), { from: '13:00', until: '14:00' }, amsterdam)).toBeUndefined()
    expect(quietUntil(at('2026-11-25T13:30:00Z'), { from: '00:00', until: '00:00' }, amsterdam)).toBeUndefined()
  })

  test('a time that summer time skips comes as soon as it can', () => {
    expect(nextTime(at('2027-03-27T23:00:00Z'), '02:30', amsterdam).toISOString()).toBe('2027-03-28T01:00:00.000Z')
  })
})

describe('when a notice goes', () => {
  const calendar = { quietHours: night, digestAt: '17:00', timeZone: amsterdam }
  const week = { expiresAt: '2026-12-05T00:00:00.000Z', held: false }
  const evening = at('2026-11-25T21:30:00Z')
  const morning = at('2026-11-25T09:00:00Z')
  const step = handlingOf('step-due', false)
  const none = { off: [] }
  test.each([
    ['by day', week, step, none, morning, { when: 'now' }],
    ['at night', week, step, none, evening, { when: 'later', why: 'quiet', at: at('2026-11-26T07:00:00Z') }],
    ['a code at night', week, handlingOf('code', false), none, evening, { when: 'now' }],
    ['an hour before a session', week, handlingOf('reminderHour', false), none, evening, { when: 'now' }],
    ['an answer to what somebody just did', week, handlingOf('confirmed', false), none, evening, { when: 'now' }],
    ['what is worth nothing in the morning', { ...week, expiresAt: '2026-11-26T08:59:00.000Z' }, step, none, evening, { when: 'now' }],
    ['one message a day', week, step, { off: [], digest: true }, morning, { when: 'later', why: 'digest', at: at('2026-11-25T16:00:00Z') }],
    ['when that moment has come', { ...week, held: true }, step, { off: [], digest: true }, at('2026-11-25T16:00:20Z'), { when: 'now' }],
    [
      'what cannot wait for it',
      { ...week, expiresAt: '2026-11-25T17:59:00.000Z' },
      step,
      { off: [], digest: true },
      morning,
      { when: 'now' },
    ],
    ['a kind that is off', week, step, { off: ['route'] }, morning, { when: 'never' }],
    ['a code cannot be off', week, handlingOf('code', false), { off: ['route', 'sessions'] }, morning, { when: 'now' }],
  ])('%s', (_, notice, handling, wishes, now, when) => {
    expect(whenToSend(notice, handling, wishes, calendar, now)).toEqual(when)
  })

  test.each([
    ['reminderWeek', false, 'reminders'],
    ['calledOff', false, 'sessions'],
    ['something-new', false, 'route'],
    ['survey-phase', false, 'surveys'],
    ['sessionEvaluation', false, 'surveys'],
    ['step-waiting', true, 'work'],
    ['constructor', false, 'route'],
  ])('%s to staff: %s is of the kind %s', (about, staff, kind) => {
    expect(handlingOf(about, staff).kind).toBe(kind)
  })
})
