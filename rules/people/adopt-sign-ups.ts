import type { Entry, Roster, Session } from '../../data/info-session.ts'
import { hasBegun } from '../info-sessions.ts'
import { everyone, leave } from '../waiting-list.ts'

/** Who takes over: what an anonymous visitor `from` signed up for, and whatever is under the registration of the address they proved. */
export type Claim = { from: string; to: string; registration: string }

/** `kept` is the entry the person has now, `owners` whose entries they were, `dropped` the second place of the same person. */
export type Adopted = { session: Session; kept: Entry | undefined; owners: string[]; dropped: Entry[] }

/** Makes a visitor's entries the person's. Somebody has one place in a session: a seat before a place on the waiting list, then the earlier one; the other is released. */
export function adoptSignUps(session: Session, { from, to, registration }: Claim, now: Date): Adopted {
  const { roster } = session
  const theirs = (one: Entry) => one.by !== to && (one.by === from || one.id === registration)
  const taken = everyone(roster).filter(theirs)
  const gone = roster.gone.filter((one) => one.by === from && one.by !== to)
  const owners = [...new Set([...taken, ...gone].map((one) => one.by))]
  const mine = everyone(roster).find((one) => one.by === to)
  if (owners.length === 0) return { session, kept: mine, owners, dropped: [] }
  const adopt = (one: Entry) => (theirs(one) ? { ...one, by: to } : one)
  const adopted: Roster = {
    seats: roster.seats.map(adopt),
    waiting: roster.waiting.map(adopt),
    gone: roster.gone.map((one) => (one.by === from ? { ...one, by: to } : one)),
  }
  const [kept, ...second] = everyone(adopted).filter((one) => one.by === to)
  if (second.length === 0 || hasBegun(session, now)) return { session: { ...session, roster: adopted }, kept, owners, dropped: [] }
  return { session: release({ ...session, roster: adopted }, second, now), kept, owners, dropped: second }
}

/** A place that is given up is no sign-up that was cancelled: nothing of it stays in `gone`. */
function release(session: Session, second: readonly Entry[], now: Date): Session {
  const { gone } = session.roster
  const roster = second.reduce((left, entry) => leave(left, entry.id, now.toISOString()), session.roster)
  return { ...session, roster: { ...roster, gone } }
}
