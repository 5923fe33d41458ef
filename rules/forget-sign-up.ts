import type { Entry, Session } from '../data/info-session.ts'
import { hasBegun } from './info-sessions.ts'
import { everyone, promote } from './waiting-list.ts'

/** The session without somebody. `promoted` move up to the seats that came free; `forgotten` are the ids of their entries. */
export type Forgotten = { session: Session; promoted: Entry[]; forgotten: string[] }

/**
 * Takes entries out of a session for good. Before it begins the seat is free for the next. Afterwards the seat and the attendance stay for the figures, under an id
 * that leads to nobody.
 */
export function forgetSignUp(session: Session, whose: (entry: Entry) => boolean, now: Date): Forgotten {
  const { roster } = session
  const forgotten = [...everyone(roster), ...roster.gone].filter(whose).map(({ id }) => id)
  if (forgotten.length === 0) return { session, promoted: [], forgotten }
  const stays = (entry: Entry) => !whose(entry)
  const rest = { waiting: roster.waiting.filter(stays), gone: roster.gone.filter(stays) }
  if (!hasBegun(session, now)) {
    const capacity = session.status === 'cancelled' ? 0 : session.capacity
    const left = promote({ ...rest, seats: roster.seats.filter(stays) }, capacity)
    return {
      session: { ...session, roster: left.roster, attendance: without(session.attendance, forgotten) },
      promoted: left.promoted,
      forgotten,
    }
  }
  const renamed = new Map(roster.seats.filter(whose).map(({ id }, index) => [id, `erased-${session.revision + 1}-${index}`]))
  const seats = roster.seats.map((entry) => {
    const id = renamed.get(entry.id)
    return id ? { id, by: 'erased', at: session.start } : entry
  })
  const attendance = Object.fromEntries(
    Object.entries(session.attendance).flatMap(([id, how]) => {
      const to = renamed.get(id)
      return to ? [[to, how]] : forgotten.includes(id) ? [] : [[id, how]]
    }),
  )
  return { session: { ...session, roster: { ...rest, seats }, attendance }, promoted: [], forgotten }
}

const without = (attendance: Session['attendance'], ids: readonly string[]) =>
  Object.fromEntries(Object.entries(attendance).filter(([id]) => !ids.includes(id)))
