import { type Attendance, type Session, type SessionFacts, sessionFacts } from '../data/info-session.ts'
import { hasBegun } from './info-sessions.ts'
import { everyone } from './waiting-list.ts'

export type SessionPatch = Partial<Omit<SessionFacts, 'closesMinutesBefore'>>
export type Field = keyof SessionPatch

/** People on the list hear about these; other words change quietly and reach a calendar with the next message. */
const announced: readonly Field[] = ['start', 'end', 'place', 'language']

/** Whether a patch touches what people on the list must hear of. */
export const isAnnounced = (patch: SessionPatch) => announced.some((field) => patch[field] !== undefined)

/** `changed` is what differs, `announce` whether people must hear of it. */
export type ChangeResult = { ok: true; session: Session; changed: Field[]; announce: boolean } | { ok: false; reason: 'cancelled' | 'past' }

/** Changes what people read about a session. Fewer seats never take one away. Moving the start keeps the length unless the end is given. */
export function changeSession(session: Session, patch: SessionPatch, now: Date): ChangeResult {
  if (session.status === 'cancelled') return { ok: false, reason: 'cancelled' }
  if (hasBegun(session, now)) return { ok: false, reason: 'past' }
  const whole = patch.start && !patch.end ? { ...patch, end: moved(session, patch.start) } : patch
  const fields = Object.keys(whole) as Field[]
  const changed = fields.filter((field) => JSON.stringify(sessionFacts.shape[field].parse(whole[field])) !== JSON.stringify(session[field]))
  if (changed.length === 0) return { ok: true, session, changed, announce: false }
  const next = { ...session, ...whole, sequence: session.sequence + (changed.some((field) => field !== 'capacity') ? 1 : 0) }
  return { ok: true, session: next, changed, announce: changed.some((field) => announced.includes(field)) }
}

const moved = ({ start, end }: Session, to: string) => new Date(Date.parse(to) + Date.parse(end) - Date.parse(start)).toISOString()

/** Calls a session off, with a word to the people. Once more is the same as once. */
export function callOff(
  session: Session,
  words: string | undefined,
  now: Date,
): { ok: true; session: Session } | { ok: false; reason: 'past' } {
  if (session.status === 'cancelled') return { ok: true, session }
  if (hasBegun(session, now)) return { ok: false, reason: 'past' }
  return { ok: true, session: { ...session, status: 'cancelled', sequence: session.sequence + 1, ...(words && { words }) } }
}

/** Notes who was there. Possible from the start on; people who were waiting can have come too. Unknown ids are left out. */
export function markAttendance(
  session: Session,
  marks: Readonly<Record<string, Attendance>>,
  now: Date,
): { ok: true; session: Session; marked: number } | { ok: false; reason: 'not-yet' } {
  if (!hasBegun(session, now) || session.status === 'cancelled') return { ok: false, reason: 'not-yet' }
  const known = new Set(everyone(session.roster).map(({ id }) => id))
  const valid = Object.entries(marks).filter(([id]) => known.has(id))
  const same = valid.every(([id, mark]) => session.attendance[id] === mark)
  if (same && (session.status === 'held' || valid.length === 0)) return { ok: true, session, marked: valid.length }
  return {
    ok: true,
    session: {
      ...session,
      status: 'held',
      attendance: { ...session.attendance, ...Object.fromEntries(valid) },
      markedAt: now.toISOString(),
    },
    marked: valid.length,
  }
}
