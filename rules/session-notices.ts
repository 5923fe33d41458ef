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

/** The reminders that are still to come, for whoever has a seat when they are due. Their ids carry the sequence: a moved session gets new ones. */
export function sessionReminders(id: string, session: Session, now: Date): NoticeDoc[] {
  const start = Date.parse(session.start)
  return reminders
    .filter(({ before }) => start - before > now.getTime())
    .map(({ about, before, until }) => ({
      ...sessionNotice(id, session, String(session.sequence), { about, to: [] }, now),
      dueAt: new Date(start - before).toISOString(),
      expiresAt: new Date(start - until).toISOString(),
      audience: 'seats',
    }))
}

/** Keys of all reminders a session has had under a sequence, to take them back when it moves or is called off. */
export const reminderKeys = (id: string, sequence: number) =>
  reminders.map(({ about }) => ({ partition: sessionPartition(id), kind: 'notice' as const, id: `${about}-${sequence}` }))

/** Everybody on the list, in order. */
export const listed = (session: Session) => everyone(session.roster).map(({ id }) => id)

export const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id)
