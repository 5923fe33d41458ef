import type { Entry, Session } from '../data/info-session.ts'
import { hasBegun } from './info-sessions.ts'
import { everyone } from './waiting-list.ts'

/** The session without somebody; `forgotten` are the ids of their entries. */
export type Forgotten = { session: Session; forgotten: string[] }

/**
 * Takes entries out of a session for good. Before it begins the seat is free for the next. Afterwards the seat and the attendance stay for the figures, under an id
 * that leads to nobody.
 */
export function forgetSignUp(session: Session, whose: (entry: Entry) => boolean, now: Date): Forgotten {
  const { roster } = session
  const forgotten = [...everyone(roster), ...roster.gone].filter(whose).map(({ id }) => id)
  if (forgotten.length === 0) return { session, forgotten }
  const stays = (entry: Entry) => !whose(entry)
  const rest = { waiting: roster.waiting.filter(stays), gone: roster.gone.filter(stays) }
  if (!hasBegun(session, now)) {
    const left = { ...rest, seats: roster.seats.filter(stays) }
    return { session: { ...session, roster: left, attendance: without(session.attendance, forgotten) }, forgotten }
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
  const told = {
    ...(session.thanked && { thanked: session.thanked.filter((id) => !forgotten.includes(id)) }),
    ...(session.missed && { missed: session.missed.filter((id) => !forgotten.includes(id)) }),
  }
  return { session: { ...session, ...told, roster: { ...rest, seats }, attendance }, forgotten }
}

const without = (attendance: Session['attendance'], ids: readonly string[]) =>
  Object.fromEntries(Object.entries(attendance).filter(([id]) => !ids.includes(id)))
