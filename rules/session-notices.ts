import { type Entry, type Session, sessionPartition } from '../data/info-session.ts'
import type { NoticeDoc } from '../data/notice.ts'
import { everyone } from './waiting-list.ts'

const hour = 3_600_000
/** Hours before the start, and the moment from which a late one says something wrong. */
const reminders = [
  { about: 'reminderWeek', before: 7 * 24 * hour, until: 6 * 24 * hour },
  { about: 'reminderDay', before: 24 * hour, until: 3 * hour },
  { about: 'reminderHour', before: hour, until: 0 },
] as const

type Message = { about: string; to: readonly string[]; calendar?: 'request' | 'cancel'; vars?: Record<string, string | number> }

/** One notice about a session, due now, to the people named. `key` makes it unique within the session: the same cause is never told twice. */
export function sessionNotice(id: string, session: Session, key: string, message: Message, now: Date): NoticeDoc {
  const { about, to, calendar, vars = {} } = message
  const at = now.toISOString()
  return {
    partition: sessionPartition(id),
    kind: 'notice',
    id: `${about}-${key}`,
    about,
    dueAt: at,
    createdAt: at,
    expiresAt: [session.end, at].sort().at(-1) ?? at,
    prefer: 'mail',
    recipients: to.map((one) => ({ id: one, state: 'pending' })),
    ...(calendar && { calendar }),
    vars: { session: id, ...vars },
  }
}

/** For whoever still waits when nobody signs up any more: that no place came free. */
const noPlace = 'noPlace'

/**
 * What is still to come: reminders for whoever has a seat when they are due, and word to whoever waited to the end. Their ids carry the sequence: a moved
 * session gets new ones.
 */
export function sessionReminders(id: string, session: Session, now: Date): NoticeDoc[] {
  const start = Date.parse(session.start)
  const closes = start - session.closesMinutesBefore * 60_000
  const later = (about: string, at: number, until: number, audience: 'seats' | 'waiting'): NoticeDoc => ({
    ...sessionNotice(id, session, String(session.sequence), { about, to: [] }, now),
    dueAt: new Date(at).toISOString(),
    expiresAt: new Date(until).toISOString(),
    audience,
  })
  const inTime = reminders
    .filter(({ before }) => start - before > now.getTime())
    .map(({ about, before, until }) => later(about, start - before, start - until, 'seats'))
  return closes > now.getTime() ? [...inTime, later(noPlace, closes, Date.parse(session.end), 'waiting')] : inTime
}

/** Keys of all of them a session has had under a sequence, to take them back when it moves or is called off. */
export const reminderKeys = (id: string, sequence: number) =>
  [...reminders.map(({ about }) => about), noPlace].map((about) => ({
    partition: sessionPartition(id),
    kind: 'notice' as const,
    id: `${about}-${sequence}`,
  }))

/** Everybody on the list, in order. */
export const listed = (session: Session) => everyone(session.roster).map(({ id }) => id)

export const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id)
